package shikomi.acquisition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Region;
import shikomi.space.Space;

/**
 * All points of a space: random candidates are scored, gradient ascent starts from the best of them, and its optima are
 * rounded to the grid.
 */
final class ContinuousSpace implements CandidateSet {
    /**
     * The number of samples that are scored: at least this many, and a number for each free direction. Set by
     * judgement.
     */
    private static final int LEAST_DRAWN = 1024;

    private static final int DRAWN_PER_DIRECTION = 256;

    /**
     * The share of samples drawn near the best measured points, which a uniform sample of many inputs hardly ever
     * reaches.
     */
    private static final double SHARE_NEAR_MEASURED = 0.25;

    /** The number of local searches, whose starts {@link StartingPoints} chooses. */
    private static final int STARTS = 12;

    /** The number of best measured points near which candidates are drawn. */
    private static final int MEASURED_USED = 5;

    /** Steps from a measured point, as shares of a range: a fine one and a coarse one. */
    private static final double FINE = 0.05;

    private static final double COARSE = 0.15;

    /** The most coordinates that one such step changes. */
    private static final int MOST_MOVED = 3;

    private final Space space;
    private final Region region;
    private final Encoding encoding;
    private final List<double[]> measured;

    /** @param bestFirst measured points, those with the best predictions first */
    ContinuousSpace(Space space, List<Point> bestFirst) {
        this.space = space;
        this.region = new Region(space);
        this.encoding = new Encoding(space);
        this.measured = bestFirst.stream()
                .limit(MEASURED_USED)
                .map(region::coordinates)
                .map(region::project)
                .toList();
    }

    /** A sample of coordinates in the region, which become points when they are rounded. */
    private final class Drawn implements Sample {
        private final List<double[]> coordinates;
        private final double[][] rows;

        Drawn(List<double[]> coordinates) {
            this.coordinates = coordinates;
            this.rows = coordinates.stream().map(region::encode).toArray(double[][]::new);
        }

        @Override
        public double[][] rows() {
            return rows;
        }

        @Override
        public Optional<Candidate> candidate(int i, Set<Condition> taken) {
            return region.round(coordinates.get(i))
                    .filter(point -> !taken.contains(space.condition(point)))
                    .map(point -> new Candidate(point, null));
        }

        @Override
        public Optional<Candidate> best(
                double[] utilities, Utility utility, Set<Condition> taken, RandomStream random) {
            GradientAscent ascent = new GradientAscent(region, utility);
            List<double[]> starts = StartingPoints.choose(coordinates, utilities, STARTS, random.child("starts"));
            List<double[]> reached = starts.parallelStream().map(ascent::climb).toList();
            GridRefinement refinement = new GridRefinement(space, region, encoding, utility, taken);
            return reached.parallelStream().flatMap(z -> refinement.near(z).stream()).toList().stream()
                    .filter(scored -> scored.score() > Double.NEGATIVE_INFINITY)
                    .max(Comparator.comparingDouble(GridRefinement.Scored::score))
                    .map(scored -> new Candidate(scored.point(), null));
        }
    }

    @Override
    public boolean isAskedOften() {
        return true;
    }

    private int count() {
        return Math.max(LEAST_DRAWN, DRAWN_PER_DIRECTION * space.freeDirections());
    }

    /** Draws most candidates from the whole space and some near the best measured points. */
    @Override
    public Sample promising(Set<Condition> taken, RandomStream random) {
        int count = count();
        int near = measured.isEmpty() ? 0 : (int) (count * SHARE_NEAR_MEASURED);
        List<double[]> drawn = new ArrayList<>(region.sample(count - near, random.child("everywhere")));
        RandomStream moves = random.child("near");
        for (int i = 0; i < near; i++) {
            drawn.add(moved(measured.get(i % measured.size()), moves));
        }
        return new Drawn(drawn);
    }

    /** The coordinates with one to three of them moved a little. */
    private double[] moved(double[] from, RandomStream random) {
        double[] z = from.clone();
        double length = random.uniform() < 0.5 ? FINE : COARSE;
        int coordinates = 1 + random.below(Math.min(MOST_MOVED, z.length));
        for (int k = 0; k < coordinates; k++) {
            int i = random.below(z.length);
            double[] listed = region.listed(i);
            z[i] = listed.length > 0 ? listed[random.below(listed.length)] : z[i] + length * random.gaussian();
        }
        return region.project(z);
    }

    @Override
    public Sample everywhere(Set<Condition> taken, RandomStream random) {
        return new Drawn(region.sample(count(), random));
    }

    @Override
    public Optional<Candidate> near(double[] row, Set<Condition> taken) {
        return region.round(region.project(region.decode(row)))
                .filter(point -> !taken.contains(space.condition(point)))
                .map(point -> new Candidate(point, null));
    }
}
