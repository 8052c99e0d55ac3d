package shikomi.table.result;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import shikomi.message.Numbers;
import shikomi.table.composition.Components;
import shikomi.table.file.Sheet;

/** Rows that sum up the rows of a table, such as a mean below them, and are no experiments. */
final class SummaryRows {
    private static final Set<String> WORDS = Set.of(
            "mean",
            "average",
            "avg",
            "ave",
            "median",
            "ø",
            "μ",
            "sd",
            "std",
            "stdev",
            "std dev",
            "standard deviation",
            "cv",
            "rsd",
            "max",
            "maximum",
            "min",
            "minimum",
            "total",
            "sum",
            "target",
            "平均",
            "平均値",
            "中央値",
            "標準偏差",
            "最大",
            "最大値",
            "最小",
            "最小値",
            "合計",
            "目標",
            "目標値",
            "mittelwert",
            "mittel",
            "durchschnitt",
            "summe",
            "standardabweichung",
            "stabw",
            "zielwert",
            "moyenne",
            "均值",
            "平均值",
            "标准差",
            "总计");

    private final int[] labels;

    /**
     * @param isOther whether a column holds something else than the names of rows: a person may be called Max
     */
    SummaryRows(Sheet sheet, Components components, IntPredicate isOther) {
        this.labels = IntStream.range(0, sheet.header().size())
                .filter(column ->
                        column == 0 || components.isSample(sheet.header().get(column)))
                .filter(column -> !isOther.test(column))
                .toArray();
    }

    /** The word in the first column, or in one of samples, that names what a row sums up. */
    Optional<String> word(Sheet.Row row) {
        return Arrays.stream(labels)
                .mapToObj(row::cell)
                .filter(cell -> cell.length() < 30 && WORDS.contains(plain(cell)))
                .findFirst();
    }

    private static String plain(String cell) {
        return Numbers.normal(cell).toLowerCase(Locale.ROOT).replaceAll("[.:：]+$", "");
    }
}
