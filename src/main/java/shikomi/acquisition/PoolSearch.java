package shikomi.acquisition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;

/** The only experiments that can be made, one entry for each condition within the limits. */
public final class PoolSearch implements Candidates {
    private static final int CHUNK = 512;

    private final Encoding encoding;
    private final List<Found> entries = new ArrayList<>();
    private final List<Condition> conditions = new ArrayList<>();
    private final double[][] rows;
    private final int outside;

    public PoolSearch(Space space, List<Point> points) {
        this.encoding = new Encoding(space);
        Map<Condition, Found> first = new LinkedHashMap<>();
        int broken = 0;
        for (int row = 0; row < points.size(); row++) {
            if (space.broken(points.get(row)).isPresent()) {
                broken++;
            } else {
                first.putIfAbsent(space.condition(points.get(row)), new Found(points.get(row), row));
            }
        }
        first.forEach((condition, entry) -> {
            conditions.add(condition);
            entries.add(entry);
        });
        this.rows = encoding.rows(entries.stream().map(Found::point).toList());
        this.outside = broken;
    }

    /** How many rows lie outside the limits. */
    public int outside() {
        return outside;
    }

    /** How many of its conditions are among these. */
    public int countOf(Set<Condition> some) {
        return (int) conditions.stream().filter(some::contains).count();
    }

    @Override
    public Optional<Found> best(Utility acquisition, Set<Condition> taken, RandomStream random) {
        int[] open = open(taken);
        double[][] free = IntStream.of(open).mapToObj(entry -> rows[entry]).toArray(double[][]::new);
        double[] scores = new double[free.length];
        IntStream.range(0, (free.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            int from = chunk * CHUNK;
            double[][] part = java.util.Arrays.copyOfRange(free, from, Math.min(from + CHUNK, free.length));
            System.arraycopy(acquisition.at(part), 0, scores, from, part.length);
        });
        return largest(open, scores);
    }

    @Override
    public Optional<Found> farthest(double[][] known, Set<Condition> taken, RandomStream random) {
        int[] open = open(taken);
        double[] middle = known.length > 0 ? null : middle();
        double[] scores = IntStream.of(open)
                .mapToDouble(entry ->
                        middle == null ? nearest(rows[entry], known) : -encoding.squaredDistance(rows[entry], middle))
                .toArray();
        return largest(open, scores);
    }

    private int[] open(Set<Condition> taken) {
        return IntStream.range(0, entries.size())
                .filter(entry -> !taken.contains(conditions.get(entry)))
                .toArray();
    }

    private Optional<Found> largest(int[] open, double[] scores) {
        int best = -1;
        for (int i = 0; i < open.length; i++) {
            if (best < 0 || scores[i] > scores[best]) {
                best = i;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(entries.get(open[best]));
    }

    private double nearest(double[] row, double[][] known) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] other : known) {
            least = Math.min(least, encoding.squaredDistance(row, other));
        }
        return least;
    }

    /** The average row; a category's is its first entry's, for there is no average of names. */
    private double @Nullable [] middle() {
        if (rows.length == 0) {
            return null;
        }
        boolean[] categories = encoding.categories();
        double[] middle = rows[0].clone();
        for (int j = 0; j < middle.length; j++) {
            int column = j;
            if (!categories[j]) {
                middle[j] = java.util.Arrays.stream(rows)
                        .mapToDouble(row -> row[column])
                        .average()
                        .orElseThrow();
            }
        }
        return middle;
    }
}
