package shikomi.surrogate;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** What was measured: for each condition its inputs and the values of its replicates. Immutable. */
public final class Observations {
    private final double[][] X;
    private final double[][] values;
    private final double[] mean;
    private final int[] replicates;
    private final double[] squares;

    private Observations(double[][] X, double[][] values) {
        if (X.length != values.length) {
            throw new IllegalArgumentException(
                    "Inputs and values must have one length, not " + X.length + " and " + values.length);
        }
        this.X = X;
        this.values = values;
        this.mean = Arrays.stream(values)
                .mapToDouble(v -> Arrays.stream(v).average().orElseThrow())
                .toArray();
        this.replicates = Arrays.stream(values).mapToInt(v -> v.length).toArray();
        this.squares = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (double value : values[i]) {
                squares[i] += (value - mean[i]) * (value - mean[i]);
            }
        }
    }

    /**
     * @param X {@code n×d}
     * @param values the replicates of each condition, at least one
     */
    public static Observations of(double[][] X, double[][] values) {
        return new Observations(X, values);
    }

    /** Conditions measured once each. */
    public static Observations single(double[][] X, double[] y) {
        return new Observations(
                X, Arrays.stream(y).mapToObj(v -> new double[] {v}).toArray(double[][]::new));
    }

    /** The same with every value changed. */
    Observations changed(DoubleUnaryOperator change) {
        return new Observations(
                X,
                Arrays.stream(values)
                        .map(v -> Arrays.stream(v).map(change).toArray())
                        .toArray(double[][]::new));
    }

    /** Only these conditions. */
    Observations only(List<Integer> conditions) {
        return new Observations(
                conditions.stream().map(i -> X[i]).toArray(double[][]::new),
                conditions.stream().map(i -> values[i]).toArray(double[][]::new));
    }

    /** The inputs, {@code n×d}. */
    public double[][] X() {
        return X;
    }

    /** The mean of the replicates of each condition. */
    public double[] mean() {
        return mean;
    }

    /** How many replicates each condition has. */
    public int[] replicates() {
        return replicates;
    }

    /** The sum of the squared deviations of the replicates from their mean, 0 where there is one. */
    public double[] squares() {
        return squares;
    }

    /** Whether any condition was measured more than once. */
    public boolean replicated() {
        return Arrays.stream(replicates).anyMatch(r -> r > 1);
    }

    /** How many conditions there are. */
    public int size() {
        return X.length;
    }
}
