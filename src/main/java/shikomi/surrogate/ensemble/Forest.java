package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.NoiseTrend;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.PredictionGradient;
import shikomi.surrogate.process.Surrogate;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.model.cart.CART;
import smile.model.cart.Loss;
import smile.model.cart.Node;
import smile.model.cart.RegressionNode;
import smile.regression.RegressionTree;

/**
 * A random forest of regression trees, each grown on a bootstrap sample of the n conditions; mean and variance are
 * those of the trees' predictions.
 *
 * <p>Breiman, "Random forests", Machine Learning 45 (2001) 5; a left-out condition is predicted by the trees whose
 * sample does not contain it (out-of-bag, his section 3.1). Every input is a candidate at every split. A category is
 * one-hot encoded.
 */
public final class Forest implements Surrogate {
    /**
     * The number of trees; about 37 of them are out of bag at each condition, enough for a variance. Set by judgement.
     */
    private static final int TREES = 100;

    /** The largest depth of a tree, enough to give every condition its own leaf. */
    private static final int DEEPEST = 30;

    /** The least noise variance in squared standardised outputs, 10 % of the standard deviation. Set by judgement. */
    private static final double LEAST_NOISE = 0.01;

    /** The number of rows from which the trees are predicted from arrays, which take some time to fill. */
    private static final int MANY = 256;

    /** The number of rows for which one tree after the other is predicted, so that its nodes stay in the cache. */
    private static final int CHUNK = 128;

    private final double[] y;
    private final int[] levels;
    private final StructType schema;
    private final Node[] trees;
    private final boolean[][] inBag;
    private final Prediction outOfBag;
    private final double noise;
    private final @Nullable NoiseTrend trend;
    private final double[] measurement;
    private final double[] low;
    private final double[] high;
    private volatile FlatTree @Nullable [] flat;

    private Forest(Observations data, int[] levels, StructType schema, Node[] trees, boolean[][] inBag, DataFrame X) {
        this.y = data.mean();
        this.levels = levels;
        this.schema = schema;
        this.trees = trees;
        this.inBag = inBag;
        this.outOfBag = outOfBag(X);
        double unexplained = 0; // the variance not explained by the differences among the trees
        for (int i = 0; i < y.length; i++) {
            double residual = y[i] - outOfBag.mean()[i];
            unexplained += (residual * residual - outOfBag.variance()[i]) / y.length;
        }
        this.noise = Math.max(unexplained, LEAST_NOISE);
        this.trend = data.noiseTrend().orElse(null);
        this.measurement = measurement(data);
        this.low = new double[X.ncol()];
        this.high = new double[X.ncol()];
        for (int c = 0; c < low.length; c++) {
            double[] column = X.column(c).toDoubleArray();
            low[c] = Arrays.stream(column).min().orElse(0);
            high[c] = Arrays.stream(column).max().orElse(0);
        }
    }

    /** The variance of measurement in the mean of each condition by the noise trend; 0 if there is none. */
    private double[] measurement(Observations data) {
        double[] variance = new double[y.length];
        if (trend != null) {
            Arrays.setAll(variance, i -> trend.at(outOfBag.mean()[i]) / data.replicates()[i]);
        }
        return variance;
    }

    /** What neither the trees' differences nor the noise trend explains. */
    private double unexplained() {
        double explained = Arrays.stream(measurement).average().orElse(0);
        return trend == null ? noise : Math.max(noise - explained, 0);
    }

    /** The trees in arrays, filled when first needed; two threads may both fill them, with the same result. */
    private FlatTree[] flat() {
        FlatTree[] filled = flat;
        if (filled == null) {
            filled = Arrays.stream(trees)
                    .map(tree -> new FlatTree(tree, schema, low, high))
                    .toArray(FlatTree[]::new);
            flat = filled;
        }
        return filled;
    }

    /**
     * Grows the forest.
     *
     * @param category which of the d inputs are categories
     * @param data n conditions with standardised outputs; replicates enter by their mean
     */
    public static Forest grow(boolean[] category, Observations data, RandomStream random) {
        int[] levels = levels(category, data.X());
        DataFrame X = DataFrame.of(
                Arrays.stream(data.X()).map(x -> columns(levels, x)).toArray(double[][]::new), names(levels));
        int[][] order = CART.order(X);
        int n = data.size();
        List<int[]> groups = data.groups();
        Node[] trees = new Node[TREES];
        boolean[][] inBag = new boolean[TREES][n];
        IntStream.range(0, TREES).parallel().forEach(t -> {
            int[] times = bootstrap(groups, n, random.child(t));
            for (int i = 0; i < n; i++) {
                inBag[t][i] = times[i] > 0;
            }
            trees[t] = tree(X, data.mean(), times, order).root();
        });
        return new Forest(data, levels, X.schema(), trees, inBag, X);
    }

    /**
     * How often each of n conditions is in a sample of as many groups as there are, with replacement: a condition whose
     * copies are in the sample is not out of bag.
     */
    private static int[] bootstrap(List<int[]> groups, int n, RandomStream random) {
        int[] times = new int[n];
        for (int draw = 0; draw < groups.size(); draw++) {
            for (int i : groups.get(random.below(groups.size()))) {
                times[i]++;
            }
        }
        return times;
    }

    private static RegressionTree tree(DataFrame X, double[] y, int[] times, int[][] order) {
        return new RegressionTree(
                X,
                Loss.ls(y),
                new StructField("y", DataTypes.DoubleType),
                DEEPEST,
                2 * y.length + 1,
                1,
                X.ncol(),
                times,
                order);
    }

    /** The number of one-hot columns of each category; 0 for a number, which is itself a column. */
    private static int[] levels(boolean[] category, double[][] X) {
        return IntStream.range(0, category.length)
                .map(j -> category[j] ? 1 + largest(X, j) : 0)
                .toArray();
    }

    private static int largest(double[][] X, int j) {
        return (int) Arrays.stream(X).mapToDouble(x -> x[j]).max().orElse(0);
    }

    private static String[] names(int[] levels) {
        int count = Arrays.stream(levels).map(l -> Math.max(l, 1)).sum();
        return IntStream.range(0, count).mapToObj(c -> "x" + c).toArray(String[]::new);
    }

    /** A row of the one-hot encoding; a level that no condition has is all zeros. */
    private static double[] columns(int[] levels, double[] x) {
        int count = 0;
        for (int level : levels) {
            count += Math.max(level, 1);
        }
        double[] columns = new double[count];
        int at = 0;
        for (int j = 0; j < levels.length; j++) {
            if (levels[j] == 0) {
                columns[at++] = x[j];
            } else {
                if (x[j] < levels[j]) {
                    columns[at + (int) x[j]] = 1;
                }
                at += levels[j];
            }
        }
        return columns;
    }

    private static double value(Node tree, Tuple x) {
        return ((RegressionNode) tree.predict(x)).output();
    }

    private Prediction outOfBag(DataFrame X) {
        double[] mean = new double[y.length];
        double[] variance = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int condition = i;
            Tuple x = X.get(i);
            double[] values = IntStream.range(0, trees.length)
                    .filter(t -> !inBag[t][condition])
                    .mapToDouble(t -> value(trees[t], x))
                    .toArray();
            mean[i] = mean(values);
            variance[i] = values.length == 0 ? 1 : variance(values, mean[i]);
        }
        return new Prediction(mean, variance);
    }

    /**
     * The average with the rounding errors of the sum carried along, as by {@code DoubleStream.average}: Kahan,
     * Communications of the ACM 8 (1965) 40.
     */
    static double mean(double[] values) {
        double sum = 0;
        double error = 0;
        for (double value : values) {
            double corrected = value - error;
            double next = sum + corrected;
            error = (next - sum) - corrected;
            sum = next;
        }
        return values.length == 0 ? 0 : (sum - error) / values.length;
    }

    private static double variance(double[] values, double mean) {
        double[] squares = new double[values.length];
        for (int t = 0; t < squares.length; t++) {
            squares[t] = (values[t] - mean) * (values[t] - mean);
        }
        return mean(squares);
    }

    @Override
    public Prediction predict(double[][] X) {
        double[] mean = new double[X.length];
        double[] variance = new double[X.length];
        for (int from = 0; from < X.length; from += CHUNK) {
            double[][] values = values(X, from, Math.min(from + CHUNK, X.length));
            for (int i = 0; i < values.length; i++) {
                mean[from + i] = mean(values[i]);
                variance[from + i] = variance(values[i], mean[from + i]);
            }
        }
        return new Prediction(mean, variance);
    }

    /** The prediction of each tree for the rows {@code from ≤ i < to} of X, {@code rows×trees}. */
    private double[][] values(double[][] X, int from, int to) {
        double[][] values = new double[to - from][trees.length];
        double[][] columns = new double[to - from][];
        Arrays.setAll(columns, i -> columns(levels, X[from + i]));
        FlatTree[] fast = X.length < MANY ? null : flat();
        for (int t = 0; t < trees.length; t++) {
            for (int i = 0; i < columns.length; i++) {
                values[i][t] = fast == null ? value(trees[t], Tuple.of(schema, columns[i])) : fast[t].value(columns[i]);
            }
        }
        return values;
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        Prediction here = predict(new double[][] {x});
        return new PredictionGradient(here.mean()[0], here.variance()[0], new double[x.length], new double[x.length]);
    }

    @Override
    public double noiseVariance() {
        return noise;
    }

    @Override
    public double noiseVariance(double level) {
        return trend == null ? noise : unexplained() + trend.at(level);
    }

    @Override
    public LeaveOneOut leaveOneOut() {
        double[] variance = new double[y.length];
        double[] logDensity = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            variance[i] = outOfBag.variance()[i] + unexplained() + measurement[i];
            logDensity[i] = Mixtures.logNormalDensity(y[i], outOfBag.mean()[i], variance[i]);
        }
        return new LeaveOneOut(outOfBag.mean(), variance, logDensity);
    }

    /**
     * Returns this forest: conditioning on its own mean changes no mean, and trees have no length-scale over which the
     * variance would shrink.
     */
    @Override
    public Forest believing(double[][] points) {
        return this;
    }
}
