package shikomi.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.message.Reading;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/** The results of other programs on the same pools under the same protocol, read from a table. */
public record Anchors(List<Anchor> all) {
    /** The program that ratios refer to. */
    public static final String REFERENCE = "botorch-new";

    /** BoTorch itself in any version. */
    private static final String BOTORCH = "botorch-0";

    /**
     * One program on one pool.
     *
     * @param where the condition on the pool's rows, {@code column==value}; empty for all rows
     * @param lowerQuartile the lower quartile of the area over seeds; null if it is not known
     * @param to80 the median number of experiments until 80 % of the best were found; null if that was not reached
     */
    public record Anchor(
            String pool,
            String output,
            String goal,
            String where,
            String strategy,
            int budget,
            double area,
            @Nullable Double lowerQuartile,
            @Nullable Integer to80) {}

    public Anchors {
        all = List.copyOf(all);
    }

    /** Reads a table with the columns pool, output, goal, where, strategy, budget, area, to80 and, if known, q25. */
    public static Reading<Anchors> read(Path file) {
        Reading<Sheet> sheet = Sheets.read(file);
        return sheet.get().map(Anchors::of).map(Reading::of).orElseGet(() -> Reading.failed(sheet.problems()));
    }

    private static Anchors of(Sheet sheet) {
        List<Anchor> all = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            String[] quartiles = cell(sheet, row, "to80").split(" ", -1);
            boolean reached = quartiles.length == 3 && !quartiles[1].equals("-");
            all.add(new Anchor(
                    cell(sheet, row, "pool"),
                    cell(sheet, row, "output"),
                    cell(sheet, row, "goal"),
                    cell(sheet, row, "where"),
                    cell(sheet, row, "strategy"),
                    Integer.parseInt(cell(sheet, row, "budget")),
                    Double.parseDouble(cell(sheet, row, "area")),
                    Numbers.parse(cell(sheet, row, "q25")).orElse(null),
                    reached ? Integer.valueOf(quartiles[1]) : null));
        }
        return new Anchors(all);
    }

    private static String cell(Sheet sheet, Sheet.Row row, String column) {
        int at = sheet.header().indexOf(column);
        return at < 0 ? "" : row.cell(at);
    }

    /** The anchors of one pool. */
    List<Anchor> of(String pool) {
        return all.stream().filter(anchor -> anchor.pool().equals(pool)).toList();
    }

    /** The anchor of the reference program on one pool. */
    Optional<Anchor> reference(String pool) {
        return of(pool).stream().filter(a -> a.strategy().equals(REFERENCE)).findFirst();
    }

    /** The anchor of the default of BoTorch itself on one pool. */
    Optional<Anchor> botorch(String pool) {
        return of(pool).stream()
                .filter(anchor -> anchor.strategy().startsWith(BOTORCH))
                .findFirst();
    }

    /** The anchor of the program that found most on a pool. */
    Optional<Anchor> best(String pool) {
        return of(pool).stream().max(Comparator.comparingDouble(Anchor::area));
    }
}
