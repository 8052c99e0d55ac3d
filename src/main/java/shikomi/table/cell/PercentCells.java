package shikomi.table.cell;

import java.util.DoubleSummaryStatistics;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/**
 * The cells of a column of percentages that are written with a percent sign. Spreadsheets add the sign to some cells of
 * a column and not to others: {@code 0.52} below {@code 50 %} may then be 52 %.
 */
public final class PercentCells {
    private static final Unit PERCENT = Unit.of("%");

    /** The factor that separates a value from all others, with room for the spread of real values. Set by judgement. */
    private static final double APART = 5;

    private static final double SPREAD = 2;

    private final DoubleSummaryStatistics written = new DoubleSummaryStatistics();

    /** @param unit the unit of the column */
    public PercentCells(Sheet sheet, int column, @Nullable Unit unit, DecimalMark mark) {
        if (unit == null || !unit.label().equals(PERCENT.label())) {
            return;
        }
        for (Sheet.Row row : sheet.rows()) {
            String cell = row.cell(column);
            if (isSigned(cell)
                    && CellEntry.read(cell, unit, mark)
                            instanceof
                            CellEntry.Read(Outcome.Measured(double value, double ignored), boolean literal)) {
                written.accept(value);
            }
        }
    }

    /** Whether a number without the sign fits the others only if it is a fraction. */
    public boolean isFraction(String cell, double value) {
        return written.getCount() > 0
                && value > 0
                && value <= 1
                && !isSigned(cell)
                && APART * value < written.getMin()
                && SPREAD * 100 * value > written.getMin()
                && 100 * value < SPREAD * written.getMax();
    }

    private static boolean isSigned(String cell) {
        return !cell.isEmpty()
                && cell.length() <= CellNotation.LONGEST
                && Numbers.normal(cell).endsWith("%");
    }
}
