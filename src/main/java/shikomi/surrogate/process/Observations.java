package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * What was measured: for each condition its inputs and the values of its replicates; once for each day on which it was
 * measured, where days are told. Immutable.
 */
public final class Observations {
    private final double[][] X;
    private final double[][] values;
    private final int[] days;
    private final double[] mean;
    private final int[] replicates;
    private final double[] squares;
    private final double[] known;

    private Observations(double[][] X, double[][] values, double[] known, int[] days) {
        if (X.length != values.length) {
            throw new IllegalArgumentException(
                    "Inputs and values must have one length, not " + X.length + " and " + values.length);
        }
        this.X = X;
        this.values = values;
        this.days = days;
        this.known = known;
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
        return new Observations(X, values, new double[values.length], unknown(values.length));
    }

    /** @param days the number of the day on which each was measured, −1 where it is not known */
    public static Observations of(double[][] X, double[][] values, int[] days) {
        return new Observations(X, values, new double[values.length], days.clone());
    }

    /** The same with the standard errors that the lab tells of its values, 0 where it tells none. */
    public Observations knowing(double[][] errors) {
        return new Observations(
                X,
                values,
                Arrays.stream(errors).mapToDouble(Observations::meanSquare).toArray(),
                days);
    }

    private static double meanSquare(double[] errors) {
        return Arrays.stream(errors).map(error -> error * error).average().orElse(0);
    }

    private static int[] unknown(int n) {
        int[] days = new int[n];
        Arrays.fill(days, -1);
        return days;
    }

    /** Conditions measured once each. */
    public static Observations single(double[][] X, double[] y) {
        return of(X, Arrays.stream(y).mapToObj(v -> new double[] {v}).toArray(double[][]::new));
    }

    /** The same with every value changed. */
    public Observations changed(DoubleUnaryOperator change) {
        return new Observations(
                X,
                Arrays.stream(values)
                        .map(v -> Arrays.stream(v).map(change).toArray())
                        .toArray(double[][]::new),
                changed(known, change),
                days);
    }

    /** The variance of a changed value, from the slope between one standard error below and above the mean. */
    private double[] changed(double[] variance, DoubleUnaryOperator change) {
        double[] changed = new double[variance.length];
        for (int i = 0; i < changed.length; i++) {
            if (variance[i] > 0) {
                double error = Math.sqrt(variance[i]);
                double half = 0.5 * (change.applyAsDouble(mean[i] + error) - change.applyAsDouble(mean[i] - error));
                changed[i] = half * half;
            }
        }
        return changed;
    }

    /** The same with a number of its own taken from the values of each condition. */
    public Observations minus(double[] shift) {
        double[][] less = new double[values.length][];
        Arrays.setAll(less, i -> Arrays.stream(values[i]).map(v -> v - shift[i]).toArray());
        return new Observations(X, less, known, days);
    }

    /** The same seen by other inputs. */
    public Observations at(double[][] inputs) {
        return new Observations(inputs, values, known, days);
    }

    /** Only these conditions. */
    public Observations only(List<Integer> conditions) {
        return new Observations(
                conditions.stream().map(i -> X[i]).toArray(double[][]::new),
                conditions.stream().map(i -> values[i]).toArray(double[][]::new),
                conditions.stream().mapToDouble(i -> known[i]).toArray(),
                conditions.stream().mapToInt(i -> days[i]).toArray());
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

    /** s_i², the known variance of one measurement of each condition beside the noise that is learned; 0 where none is known. */
    public double[] known() {
        return known;
    }

    /** Whether any condition was measured more than once. */
    public boolean replicated() {
        return Arrays.stream(replicates).anyMatch(r -> r > 1);
    }

    /**
     * The rows of each day that has several, where there are two days at least: only then anything can be told of how days
     * differ.
     */
    List<int[]> days() {
        List<int[]> rows = Arrays.stream(days)
                .filter(day -> day >= 0)
                .distinct()
                .sorted()
                .mapToObj(this::ofDay)
                .toList();
        return rows.size() < 2
                ? List.of()
                : rows.stream().filter(day -> day.length > 1).toList();
    }

    /** The rows of each condition: one, or several where it was measured on several days. */
    List<int[]> conditions() {
        Map<List<Double>, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < X.length; i++) {
            rows.computeIfAbsent(Arrays.stream(X[i]).boxed().toList(), x -> new ArrayList<>())
                    .add(i);
        }
        return rows.values().stream()
                .map(same -> same.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    private int[] ofDay(int day) {
        return IntStream.range(0, days.length).filter(i -> days[i] == day).toArray();
    }

    /** How many conditions there are. */
    public int size() {
        return X.length;
    }
}
