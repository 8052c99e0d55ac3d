package shikomi.acquisition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Region;
import shikomi.space.Space;

/** Any point of a space: many are drawn, the most promising climb, and what they reach is rounded to the grid. */
public final class ContinuousSearch implements Candidates {
    private static final int LEAST_DRAWN = 1024;
    private static final int DRAWN_PER_DIRECTION = 256;
    private static final double SHARE_NEAR_MEASURED = 0.25;
    private static final int STARTS = 12;
    private static final int MEASURED_USED = 5;

    private final Space space;
    private final Region region;
    private final Encoding encoding;
    private final List<double[]> measured;

    /** @param measured the best points so far, best first; candidates are drawn near them too */
    public ContinuousSearch(Space space, List<Point> measured) {
        this.space = space;
        this.region = new Region(space);
        this.encoding = new Encoding(space);
        this.measured = measured.stream()
                .limit(MEASURED_USED)
                .map(region::coordinates)
                .map(region::project)
                .toList();
    }

    @Override
    public Optional<Found> best(Utility acquisition, Set<Condition> taken, RandomStream random) {
        List<double[]> drawn = drawn(random);
        double[] scores = acquisition.at(drawn.stream().map(region::encode).toArray(double[][]::new));
        GradientAscent ascent = new GradientAscent(region, acquisition);
        List<double[]> starts = StartingPoints.choose(drawn, scores, STARTS, random.child("starts"));
        List<double[]> reached = starts.parallelStream().map(ascent::climb).toList();
        GridRefinement refinement = new GridRefinement(space, region, encoding, acquisition, taken);
        return reached.parallelStream().flatMap(z -> refinement.near(z).stream()).toList().stream()
                .max(Comparator.comparingDouble(GridRefinement.Scored::score))
                .map(GridRefinement.Scored::point)
                .or(() -> anyOther(drawn, taken))
                .map(point -> new Found(point, null));
    }

    @Override
    public Optional<Found> farthest(double[][] known, Set<Condition> taken, RandomStream random) {
        List<double[]> drawn = new ArrayList<>(region.sample(count(), random));
        if (known.length == 0) {
            drawn.addFirst(region.centre());
            return anyOther(drawn, taken).map(point -> new Found(point, null));
        }
        double[] distance = drawn.stream()
                .mapToDouble(z -> nearest(region.encode(z), known))
                .toArray();
        List<double[]> farthestFirst = IntStream.range(0, distance.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -distance[i]))
                .map(drawn::get)
                .toList();
        return anyOther(farthestFirst, taken).map(point -> new Found(point, null));
    }

    private double nearest(double[] row, double[][] known) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] other : known) {
            least = Math.min(least, encoding.squaredDistance(row, other));
        }
        return least;
    }

    private int count() {
        return Math.max(LEAST_DRAWN, DRAWN_PER_DIRECTION * space.freeDirections());
    }

    /** Most from everywhere, some near to the best measured points: one to three coordinates moved a little. */
    private List<double[]> drawn(RandomStream random) {
        int count = count();
        int near = measured.isEmpty() ? 0 : (int) (count * SHARE_NEAR_MEASURED);
        List<double[]> drawn = new ArrayList<>(region.sample(count - near, random.child("everywhere")));
        RandomStream moves = random.child("near");
        for (int i = 0; i < near; i++) {
            drawn.add(moved(measured.get(i % measured.size()), moves));
        }
        return drawn;
    }

    private double[] moved(double[] from, RandomStream random) {
        double[] z = from.clone();
        double length = random.uniform() < 0.5 ? 0.05 : 0.15;
        int coordinates = 1 + random.below(Math.min(3, z.length));
        for (int k = 0; k < coordinates; k++) {
            int i = random.below(z.length);
            double[] listed = region.listed(i);
            z[i] = listed.length > 0 ? listed[random.below(listed.length)] : z[i] + length * random.gaussian();
        }
        return region.project(z);
    }

    /** The first of these that rounds to a point which is not taken. */
    private Optional<Point> anyOther(List<double[]> drawn, Set<Condition> taken) {
        Set<Condition> seen = new HashSet<>(taken);
        for (double[] z : drawn) {
            Optional<Point> point = region.round(z).filter(p -> seen.add(space.condition(p)));
            if (point.isPresent()) {
                return point;
            }
        }
        return Optional.empty();
    }
}
