package shikomi.table.result;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import shikomi.message.Numbers;
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

    private SummaryRows() {}

    /**
     * The word that names what a row sums up.
     *
     * @param isValue whether a column holds values of a parameter or an objective
     */
    static Optional<String> word(Sheet.Row row, IntPredicate isValue) {
        return IntStream.range(0, row.cells().size())
                .filter(column -> !isValue.test(column))
                .mapToObj(row::cell)
                .filter(cell -> cell.length() < 30 && WORDS.contains(plain(cell)))
                .findFirst();
    }

    private static String plain(String cell) {
        return Numbers.normal(cell).toLowerCase(Locale.ROOT).replaceAll("[.:：]+$", "");
    }
}
