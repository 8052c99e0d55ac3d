package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The observations of n conditions: their inputs and the values of their replicates. If days are known, a condition has
 * one row for each day on which it was measured. Immutable.
 */
public final class Observations {
    private final double[][] X;
    private final double[][] values;
    private final int[] days;
    private final double[] mean;
    private final int[] replicates;
    private final double[] squares;
    private final NoiseShape noise;
    private final int[] groups;
    private final boolean replicated;
    private final boolean hasDays;

    private Observations(double[][] X, double[][] values, NoiseShape noise, int[] days, int[] groups) {
        this(X, values, noise, days, groups, Arrays.stream(values).anyMatch(v -> v.length > 1), hasDays(days));
    }

    private Observations(
            double[][] X,
            double[][] values,
            NoiseShape noise,
            int[] days,
            int[] groups,
            boolean replicated,
            boolean hasDays) {
        if (X.length != values.length) {
            throw new IllegalArgumentException(
                    "Inputs and values must have one length, not " + X.length + " and " + values.length);
        }
        this.X = X;
        this.values = values;
        this.days = days;
        this.noise = noise;
        this.groups = groups;
        this.replicated = replicated;
        this.hasDays = hasDays;
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
     * Observations without days.
     *
     * @param X inputs, {@code n×d}
     * @param values the replicates of each condition, at least one
     * @throws IllegalArgumentException if X and values differ in length
     */
    public static Observations of(double[][] X, double[][] values) {
        return of(X, values, unknownDays(values.length));
    }

    /**
     * Observations with days.
     *
     * @param days the number of the day on which each row was measured, −1 if it is unknown
     */
    public static Observations of(double[][] X, double[][] values, int[] days) {
        return new Observations(
                X, values, NoiseShape.constant(new double[values.length]), days.clone(), equalInputs(X));
    }

    /** These observations with the reported standard error of each value, 0 if there is none. */
    public Observations knowing(double[][] errors) {
        return new Observations(
                X,
                values,
                noise.knowing(Arrays.stream(errors)
                        .mapToDouble(Observations::meanSquare)
                        .toArray()),
                days,
                groups);
    }

    private static double meanSquare(double[] errors) {
        return Arrays.stream(errors).map(error -> error * error).average().orElse(0);
    }

    private static int[] unknownDays(int n) {
        int[] days = new int[n];
        Arrays.fill(days, -1);
        return days;
    }

    /** Observations of conditions that were each measured once. */
    public static Observations single(double[][] X, double[] y) {
        return of(X, Arrays.stream(y).mapToObj(v -> new double[] {v}).toArray(double[][]::new));
    }

    /** These observations with every value transformed; reported variances are transformed by the delta method. */
    public Observations changed(DoubleUnaryOperator change) {
        return new Observations(
                X,
                Arrays.stream(values)
                        .map(v -> Arrays.stream(v).map(change).toArray())
                        .toArray(double[][]::new),
                noise.knowing(changed(noise.known(), change)),
                days,
                groups);
    }

    /** The variance of a transformed value, from the secant between one standard error below and above the mean. */
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

    /** These observations with {@code shift[i]} subtracted from the values of condition i. */
    public Observations minus(double[] shift) {
        double[][] less = new double[values.length][];
        Arrays.setAll(less, i -> Arrays.stream(values[i]).map(v -> v - shift[i]).toArray());
        return new Observations(X, less, noise, days, groups);
    }

    /** These observations with other inputs, {@code n×d'}. */
    public Observations at(double[][] inputs) {
        return new Observations(inputs, values, noise, days, groups);
    }

    /** The rows with these numbers, in this order. */
    public Observations only(List<Integer> conditions) {
        return new Observations(
                conditions.stream().map(i -> X[i]).toArray(double[][]::new),
                conditions.stream().map(i -> values[i]).toArray(double[][]::new),
                noise.only(conditions),
                conditions.stream().mapToInt(i -> days[i]).toArray(),
                conditions.stream().mapToInt(i -> groups[i]).toArray());
    }

    /**
     * A part of these observations, whose hyperparameters are those of the whole: {@link #replicated} and {@link
     * #hasDays} remain those of the whole.
     */
    Observations part(int[] rows) {
        Observations part = only(Arrays.stream(rows).boxed().toList());
        return new Observations(part.X, part.values, part.noise, part.days, part.groups, replicated, hasDays);
    }

    /** The inputs, {@code n×d}. */
    public double[][] X() {
        return X;
    }

    /** The mean of the replicates of each condition. */
    public double[] mean() {
        return mean;
    }

    /** The number of replicates of each condition. */
    public int[] replicates() {
        return replicates;
    }

    /** The sum of squared deviations of each condition's replicates from their mean; 0 if there is only one. */
    public double[] squares() {
        return squares;
    }

    /**
     * The values s_i², the reported variance of one measurement of each condition, in addition to the fitted noise; 0
     * if none is reported.
     */
    public double[] known() {
        return noise.known();
    }

    /** The median of {@link #known}; 0 unless a variance is reported for every condition. */
    public double typicalKnown() {
        double[] known = Arrays.stream(noise.known()).sorted().toArray();
        return known.length > 0 && known[0] > 0 ? known[known.length / 2] : 0;
    }

    /** The variance of one measurement of each condition relative to the typical one; 1 if noise is the same anywhere. */
    double[] relativeNoise() {
        return noise.relative();
    }

    /** The relative noise variance where the true output is {@code level}, on the scale of the trend. */
    double relativeNoiseAt(double level) {
        return noise.relativeAt(level);
    }

    /** How the noise depends on the level; empty if it is the same at all levels. */
    public Optional<NoiseTrend> noiseTrend() {
        return Optional.ofNullable(noise.trend());
    }

    /**
     * These observations with noise that depends on the level.
     *
     * @param level the estimated true output of each row
     */
    Observations with(NoiseTrend trend, double[] level) {
        return new Observations(X, values, NoiseShape.of(noise.known(), trend, level), days, groups);
    }

    /** These observations with the same noise at all levels. */
    public Observations withoutNoiseTrend() {
        return new Observations(X, values, NoiseShape.constant(noise.known()), days, groups);
    }

    /** Whether any condition was measured more than once. */
    public boolean replicated() {
        return replicated;
    }

    /** Whether the variance between days is identified: there are two or more, and one of them has several rows. */
    boolean hasDays() {
        return hasDays;
    }

    private static boolean hasDays(int[] days) {
        int[] known = Arrays.stream(days).filter(day -> day >= 0).toArray();
        long distinct = Arrays.stream(known).distinct().count();
        return distinct > 1 && distinct < known.length;
    }

    /** The rows of each day with several rows; empty if the variance between days is not identified. */
    List<int[]> days() {
        return !hasDays
                ? List.of()
                : Arrays.stream(days)
                        .filter(day -> day >= 0)
                        .distinct()
                        .sorted()
                        .mapToObj(this::ofDay)
                        .filter(day -> day.length > 1)
                        .toList();
    }

    /** The number of the first row with the same inputs as each row. */
    private static int[] equalInputs(double[][] X) {
        Map<List<Double>, Integer> first = new HashMap<>();
        int[] groups = new int[X.length];
        for (int i = 0; i < X.length; i++) {
            @Nullable
            Integer earlier = first.putIfAbsent(Arrays.stream(X[i]).boxed().toList(), i);
            groups[i] = earlier == null ? i : earlier;
        }
        return groups;
    }

    /**
     * These observations with other groups: rows of one group are left out together when a prediction is checked, so
     * that none is predicted from its own copies.
     *
     * @param groups the number of the group of each row; rows with equal inputs belong to one group
     */
    public Observations grouped(int[] groups) {
        return new Observations(X, values, noise, days, groups.clone());
    }

    /** The rows of each group; unless others are given, one group for each condition. */
    public List<int[]> groups() {
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < groups.length; i++) {
            rows.computeIfAbsent(groups[i], group -> new ArrayList<>()).add(i);
        }
        return rows.values().stream()
                .map(same -> same.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /** The rows of each condition: one row, or several for a condition that was measured on several days. */
    public List<int[]> conditions() {
        return grouped(equalInputs(X)).groups();
    }

    /** The share of each row in its group, so that every group counts once. */
    public double[] shares() {
        double[] shares = new double[groups.length];
        for (int[] group : groups()) {
            for (int i : group) {
                shares[i] = 1.0 / group.length;
            }
        }
        return shares;
    }

    private int[] ofDay(int day) {
        return IntStream.range(0, days.length).filter(i -> days[i] == day).toArray();
    }

    /** Predictions of left-out conditions, with the log densities of their means. */
    LeaveOneOut leaveOneOut(double[] predicted, double[] variance) {
        double[] logDensity = new double[size()];
        Arrays.setAll(logDensity, i -> Mixtures.logNormalDensity(mean[i], predicted[i], variance[i]));
        return new LeaveOneOut(predicted, variance, logDensity);
    }

    /** The number of rows, n. */
    public int size() {
        return X.length;
    }
}
