package shikomi.bench.space;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/** The median regrets that other programs reached in the same spaces, in standard deviations of the function. */
public record SpaceAnchors(List<Anchor> all) {
    private static final String FILE = "/shikomi/bench/spaces.csv";

    /** The strategy that is no program. */
    private static final String CHANCE = "random";

    /** One program on one variant of one task. */
    public record Anchor(
            String task, String variant, String program, int seeds, double half, double end, double recommended) {}

    /** The stored figures: Ax 1.3, BoTorch 0.18 and BayBE 0.15. */
    public static SpaceAnchors stored() {
        return new SpaceAnchors(Sheets.read("spaces.csv", bytes()).orElseThrow().rows().stream()
                .map(SpaceAnchors::anchor)
                .toList());
    }

    private static Anchor anchor(Sheet.Row row) {
        return new Anchor(
                row.cell(0),
                row.cell(1),
                row.cell(2),
                Integer.parseInt(row.cell(3)),
                Double.parseDouble(row.cell(4)),
                Double.parseDouble(row.cell(5)),
                Double.parseDouble(row.cell(6)));
    }

    private static byte[] bytes() {
        try (InputStream in = Objects.requireNonNull(SpaceAnchors.class.getResourceAsStream(FILE), FILE)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The program with the least regret in the end. */
    Optional<Anchor> best(SpaceTask task, SpaceTask.Variant variant) {
        return all.stream()
                .filter(anchor -> anchor.task().equals(task.name())
                        && anchor.variant().equals(variant.name())
                        && !anchor.program().equals(CHANCE))
                .min(Comparator.comparingDouble(Anchor::end));
    }
}
