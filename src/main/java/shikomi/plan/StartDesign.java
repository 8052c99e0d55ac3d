package shikomi.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shikomi.acquisition.Candidates;
import shikomi.acquisition.Candidates.Found;
import shikomi.acquisition.PoolSearch;
import shikomi.campaign.Reason;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Region;
import shikomi.space.Space;

/**
 * The first experiments, before a model can be trusted: the middle of the space, then each as far as possible from all
 * others; where there is room for eight, a pair of near neighbours; at the end true replicates, for nothing else tells how
 * far repeats differ.
 */
final class StartDesign {
    private static final int LEAST = 4;
    private static final double SHARE_OF_BUDGET = 0.2;
    private static final int LARGE = 8;
    private static final double NEAR = 0.12;

    private final Space space;
    private final Encoding encoding;
    private final Candidates candidates;
    private final int size;

    /** @param budget how many experiments can be paid in all */
    StartDesign(Space space, Candidates candidates, int budget) {
        this.space = space;
        this.encoding = new Encoding(space);
        this.candidates = candidates;
        this.size = size(space, budget);
    }

    static int size(Space space, int budget) {
        return Math.max(LEAST, Math.min(space.freeDirections() + 1, (int) Math.ceil(SHARE_OF_BUDGET * budget)));
    }

    int size() {
        return size;
    }

    /** An experiment of the design and why it stands in it. */
    record Choice(Found found, Reason reason) {}

    /** The next experiment after these, which are {@code known.size()} runs; a pool has no replicates. */
    Optional<Choice> next(List<Point> known, Set<Condition> taken, RandomStream random) {
        int number = known.size() + 1;
        boolean pool = candidates instanceof PoolSearch;
        int replicates = size >= LARGE ? 2 : 1;
        List<Point> repeatable = pool ? List.of() : repeatable(known);
        if (!repeatable.isEmpty() && number > size - replicates && number <= size) {
            Point again = repeatable.get((number - 1) % replicates % repeatable.size());
            return Optional.of(new Choice(new Found(again, null), new Reason.Repeat(number, size)));
        }
        Reason reason = new Reason.Start(Math.min(number, size), size);
        if (!pool && size >= LARGE && number == size - replicates) {
            Optional<Point> neighbour = neighbour(known.getLast(), taken);
            if (neighbour.isPresent()) {
                return Optional.of(new Choice(new Found(neighbour.get(), null), reason));
            }
        }
        return candidates.farthest(encoding.rows(known), taken, random).map(found -> new Choice(found, reason));
    }

    private List<Point> repeatable(List<Point> known) {
        Set<Condition> seen = new HashSet<>();
        return known.stream()
                .filter(p -> seen.add(space.condition(p)))
                .flatMap(p -> Repetition.of(space, p).stream())
                .toList();
    }

    /** One number of the point moved by an eighth of its range, the others as they are where no limit ties them. */
    private Optional<Point> neighbour(Point point, Set<Condition> taken) {
        Region region = new Region(space);
        double[] z = region.coordinates(point);
        for (int i = 0; i < z.length; i++) {
            if (space.chosen().get(i) instanceof Parameter.Numeric) {
                double[] moved = z.clone();
                moved[i] += z[i] > 0.5 ? -NEAR : NEAR;
                Optional<Point> near =
                        region.round(region.project(moved)).filter(p -> !taken.contains(space.condition(p)));
                if (near.isPresent()) {
                    return near;
                }
            }
        }
        return Optional.empty();
    }
}
