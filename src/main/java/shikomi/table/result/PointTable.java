package shikomi.table.result;

import java.util.ArrayList;
import java.util.List;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.space.Point;
import shikomi.space.PointList;
import shikomi.space.Space;
import shikomi.table.column.Columns;
import shikomi.table.file.Sheet;

/** The points of a table, one for each data row, in order. Only the columns of parameters are read. */
public record PointTable(List<Point> points) {
    public PointTable {
        points = points instanceof PointList ? points : List.copyOf(points);
    }

    public static Reading<PointTable> read(Sheet sheet, Space space) {
        List<Problem> problems = new ArrayList<>();
        Columns columns = new Columns(sheet, problems);
        PointReader reader = new PointReader(sheet, space, columns, problems);
        PointList.Builder points = new PointList.Builder();
        if (problems.isEmpty()) {
            sheet.rows().forEach(row -> reader.point(row).ifPresent(points::add));
        }
        return problems.isEmpty()
                ? Reading.of(new PointTable(points.build()))
                : Reading.failed(PointReader.listed(sheet.name(), problems));
    }

    /** A note if the table has no rows. */
    public List<Message> notes() {
        return points.isEmpty() ? List.of(Message.of("table.no-rows")) : List.of();
    }
}
