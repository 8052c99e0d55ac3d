package shikomi.table.cell;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Cells of a measured column that hold words instead of a number. */
public final class WordCells {
    /** Entries that people write when nothing was measured. */
    private static final Set<String> NOT_MEASURED = Set.of(
            "-",
            "–",
            "—",
            "ー",
            "/",
            "n/a",
            "na",
            "nan",
            "n.a.",
            "nd",
            "n.d.",
            "n.m.",
            "nm",
            "none",
            "null",
            "not measured",
            "未測定",
            "未評価",
            "評価なし",
            "測定なし",
            "なし",
            "不明",
            "測定不能",
            "評価不能",
            "測定せず",
            "*",
            "**",
            "?",
            "<lod",
            "<loq",
            "#n/a",
            "#div/0!",
            "#value!",
            "#ref!",
            "#name?",
            "#num!",
            "#null!");

    private WordCells() {}

    /** Whether a cell says that nothing was measured. */
    public static boolean isNotMeasured(String cell) {
        return NOT_MEASURED.contains(Numbers.normal(cell).toLowerCase(Locale.ROOT));
    }

    /** Whether a cell has words without any digit: no measurement, but perhaps how the experiment failed. */
    public static boolean isWords(String cell, @Nullable Unit unit, DecimalMark mark) {
        return !isNotMeasured(cell)
                && Numbers.typed(cell).chars().noneMatch(Character::isDigit)
                && CellEntry.read(cell, unit, mark) instanceof CellEntry.Unreadable;
    }

    /** The different words in a column, in their order. */
    public static List<String> of(Sheet sheet, int column, @Nullable Unit unit, DecimalMark mark) {
        return sheet.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .filter(cell -> isWords(cell, unit, mark))
                .toList();
    }
}
