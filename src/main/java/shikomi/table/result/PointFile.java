package shikomi.table.result;

import java.nio.file.Path;
import java.util.List;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.space.PointList;
import shikomi.space.Space;
import shikomi.table.file.LargeCsv;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/** Reads the points of a file that may have a million rows. */
public final class PointFile {
    private PointFile() {}

    /** The points, one for each data row, in order. */
    public static Reading<PointTable> read(Path file, Space space) {
        if (!LargeCsv.isNeeded(file)) {
            Reading<Sheet> sheet = Sheets.read(file);
            return sheet.get()
                    .map(rows -> PointTable.read(rows, space))
                    .orElseGet(() -> Reading.failed(sheet.problems()));
        }
        PointList.Builder points = new PointList.Builder();
        List<Problem> problems = LargeCsv.read(file, part -> {
            Reading<PointTable> read = PointTable.read(part, space);
            read.get().ifPresent(table -> table.points().forEach(points::add));
            return read.problems();
        });
        return problems.isEmpty() ? Reading.of(new PointTable(points.build())) : Reading.failed(problems);
    }
}
