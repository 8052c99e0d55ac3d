package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides observations into blocks of neighbours, by halving along the number that varies most, as in a k-d tree
 * (Bentley, Communications of the ACM 18 (1975) 509). Categories are divided only where no number varies, so that a
 * block can show their effect.
 */
final class LocalBlocks {
    private final double[][] X;
    private final double[] y;
    private final boolean[] category;

    private LocalBlocks(boolean[] category, Observations data) {
        this.category = category;
        this.X = data.X();
        this.y = data.mean();
    }

    /**
     * The blocks, each of at most {@code most} rows; they do not depend on the order of the rows.
     *
     * @param category which of the d inputs are categories
     */
    static List<Observations> of(boolean[] category, Observations data, int most) {
        LocalBlocks blocks = new LocalBlocks(category, data);
        List<int[]> found = new ArrayList<>();
        blocks.divide(IntStream.range(0, data.size()).toArray(), most, found);
        return found.stream().map(data::part).toList();
    }

    private void divide(int[] rows, int most, List<int[]> found) {
        if (rows.length <= most) {
            found.add(rows);
            return;
        }
        int[] sorted = sorted(rows, widest(rows));
        int half = sorted.length / 2;
        divide(Arrays.copyOf(sorted, half), most, found);
        divide(Arrays.copyOfRange(sorted, half, sorted.length), most, found);
    }

    /** The number of greatest variance; a category if no number varies. */
    private int widest(int[] rows) {
        int widest = 0;
        for (int j = 1; j < category.length; j++) {
            int order = Comparator.<Integer>comparingDouble(k -> category[k] ? 0 : variance(rows, k))
                    .thenComparingDouble(k -> variance(rows, k))
                    .compare(j, widest);
            widest = order > 0 ? j : widest;
        }
        return widest;
    }

    private double variance(int[] rows, int j) {
        double mean = Arrays.stream(rows).mapToDouble(i -> X[i][j]).average().orElse(0);
        return Arrays.stream(rows)
                .mapToDouble(i -> (X[i][j] - mean) * (X[i][j] - mean))
                .average()
                .orElse(0);
    }

    /** The rows by an input; equal rows by their other inputs, then by their value. */
    private int[] sorted(int[] rows, int input) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> X[i][input])
                        .thenComparing((a, b) -> Arrays.compare(X[a], X[b]))
                        .thenComparingDouble(i -> y[i]))
                .mapToInt(i -> i)
                .toArray();
    }
}
