package shikomi.table.result;

import java.util.ArrayList;
import java.util.List;
import shikomi.campaign.Outcome;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Point;
import shikomi.table.column.CellReader;
import shikomi.table.column.Columns;
import shikomi.table.file.Sheet;

/**
 * Measured rows as single values, from which a replay takes its answers.
 *
 * @param withoutNumber the number of rows that are left out because they have no number
 */
public record MeasuredTable(List<Row> rows, int withoutNumber) {
    /** Reading stops at this number of problems, because {@link PointReader#listed} shows fewer. */
    private static final int MOST_PROBLEMS = 100;

    public MeasuredTable {
        rows = List.copyOf(rows);
    }

    /** A row that has a number as its value; rows are counted from 0. */
    public record Row(int number, Point point, double value) {}

    public static Reading<MeasuredTable> read(Sheet sheet, Recipe recipe, Objective objective) {
        List<Problem> problems = new ArrayList<>();
        Columns columns = new Columns(sheet, problems);
        PointReader points = new PointReader(sheet, recipe.space(), columns, problems);
        List<Row> rows = columns.need(objective.names(), objective.unit())
                .map(column -> new CellReader(sheet, column, objective.unit(), problems))
                .map(values -> rows(sheet, points, values, problems))
                .orElse(List.of());
        return problems.isEmpty()
                ? Reading.of(new MeasuredTable(rows, sheet.rows().size() - rows.size()))
                : Reading.failed(PointReader.listed(sheet.name(), problems));
    }

    private static List<Row> rows(Sheet sheet, PointReader points, CellReader values, List<Problem> problems) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; problems.size() < MOST_PROBLEMS && i < sheet.rows().size(); i++) {
            Sheet.Row row = sheet.rows().get(i);
            if (values.outcome(row).orElse(null) instanceof Outcome.Measured(double value, double ignored)) {
                int number = i;
                points.point(row).ifPresent(point -> rows.add(new Row(number, point, value)));
            }
        }
        return rows;
    }
}
