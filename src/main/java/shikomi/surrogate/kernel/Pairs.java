package shikomi.surrogate.kernel;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shikomi.math.Dot;

/**
 * The n(n − 1)/2 pairs of rows of X with the squared difference of each input, computed once for all length-scales when
 * first needed.
 *
 * <p>Pairs are numbered as in the lower triangle of a matrix, column by column: (1, 0), (2, 0), …, (2, 1), … The
 * squared difference of a category is 0 if two rows agree and 1 otherwise. Immutable.
 */
public final class Pairs {
    private final double[][] X;
    private final Supplier<double[][]> squared;

    /**
     * @param X {@code n×d}
     * @param category which of the d inputs are categories
     */
    public Pairs(double[][] X, boolean[] category) {
        this(X, once(() -> squared(X, category)));
    }

    private Pairs(double[][] X, Supplier<double[][]> squared) {
        this.X = X;
        this.squared = squared;
    }

    /** The squared differences of every input, {@code d×pairs}. */
    private static double[][] squared(double[][] X, boolean[] category) {
        double[][] squared = new double[category.length][count(X.length)];
        for (int input = 0; input < category.length; input++) {
            int pair = 0;
            for (int j = 0; j < X.length; j++) {
                for (int i = j + 1; i < X.length; i++) {
                    double difference = X[i][input] - X[j][input];
                    squared[input][pair++] = category[input] ? (difference == 0 ? 0 : 1) : difference * difference;
                }
            }
        }
        return squared;
    }

    /** Computes a value when it is first needed: a kernel that only counts the pairs needs no differences. */
    private static <T> Supplier<T> once(Supplier<T> value) {
        return new Supplier<>() {
            private @Nullable T known;

            @Override
            public synchronized T get() {
                T found = known;
                if (found == null) {
                    found = value.get();
                    known = found;
                }
                return found;
            }
        };
    }

    /** These squared differences with other rows. */
    Pairs of(double[][] rows) {
        return new Pairs(rows, squared);
    }

    private static int count(int rows) {
        return rows * (rows - 1) / 2;
    }

    /** The rows, {@code n×d}. */
    public double[][] X() {
        return X;
    }

    int rows() {
        return X.length;
    }

    /** The number of pairs, n(n − 1)/2. */
    public int count() {
        return count(X.length);
    }

    /** Adds weight × squared difference of one input to the entry of each pair in {@code sums}. */
    public void addTo(double[] sums, int input, double weight) {
        double[] differences = squared.get()[input];
        for (int pair = 0; pair < sums.length; pair++) {
            sums[pair] += weight * differences[pair];
        }
    }

    /** The sum Σ weight × squared difference of one input over all pairs. */
    public double dot(double[] weights, int input) {
        return Dot.of(weights, squared.get()[input]);
    }
}
