package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Mixtures;
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
 * A random forest: regression trees, each grown on as many conditions drawn with putting back as there are; what a point
 * may be is told by how the trees differ.
 *
 * <p>Breiman, "Random forests", Machine Learning 45 (2001) 5; a condition is left out by asking the trees that have not
 * seen it (his section 3.1). A category is one column for each of its levels.
 */
public final class Forest implements Surrogate {
    private static final int TREES = 100;
    private static final int DEEPEST = 30;
    private static final double LEAST_NOISE = 0.01;

    private final double[] y;
    private final int[] levels;
    private final StructType schema;
    private final Node[] trees;
    private final boolean[][] seen;
    private final Prediction unseen;
    private final double noise;

    private Forest(double[] y, int[] levels, StructType schema, Node[] trees, boolean[][] seen, DataFrame X) {
        this.y = y;
        this.levels = levels;
        this.schema = schema;
        this.trees = trees;
        this.seen = seen;
        this.unseen = unseen(X);
        double beyondTrees = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = y[i] - unseen.mean()[i];
            beyondTrees += (residual * residual - unseen.variance()[i]) / y.length;
        }
        this.noise = Math.max(beyondTrees, LEAST_NOISE);
    }

    /** Grows the trees; replicates count once, by their mean. */
    public static Forest grow(boolean[] category, Observations data, RandomStream random) {
        int[] levels = levels(category, data.X());
        DataFrame X = DataFrame.of(
                Arrays.stream(data.X()).map(x -> columns(levels, x)).toArray(double[][]::new), names(levels));
        int[][] order = CART.order(X);
        int n = data.size();
        Node[] trees = new Node[TREES];
        boolean[][] seen = new boolean[TREES][n];
        IntStream.range(0, TREES).parallel().forEach(t -> {
            int[] times = new int[n];
            RandomStream own = random.child(t);
            for (int draw = 0; draw < n; draw++) {
                int i = own.below(n);
                times[i]++;
                seen[t][i] = true;
            }
            trees[t] = tree(X, data.mean(), times, order).root();
        });
        return new Forest(data.mean(), levels, X.schema(), trees, seen, X);
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

    /** How many columns each input takes: 1, or a category's number of levels. */
    private static int[] levels(boolean[] category, double[][] X) {
        return IntStream.range(0, category.length)
                .map(j -> category[j]
                        ? 1
                                + (int) Arrays.stream(X)
                                        .mapToDouble(x -> x[j])
                                        .max()
                                        .orElse(0)
                        : 0)
                .toArray();
    }

    private static String[] names(int[] levels) {
        int count = Arrays.stream(levels).map(l -> Math.max(l, 1)).sum();
        return IntStream.range(0, count).mapToObj(c -> "x" + c).toArray(String[]::new);
    }

    private static double[] columns(int[] levels, double[] x) {
        double[] columns = new double[names(levels).length];
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

    private Prediction unseen(DataFrame X) {
        double[] mean = new double[y.length];
        double[] variance = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            int condition = i;
            Tuple x = X.get(i);
            double[] values = IntStream.range(0, trees.length)
                    .filter(t -> !seen[t][condition])
                    .mapToDouble(t -> value(trees[t], x))
                    .toArray();
            mean[i] = mean(values);
            variance[i] = values.length == 0 ? 1 : variance(values, mean[i]);
        }
        return new Prediction(mean, variance);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double variance(double[] values, double mean) {
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    }

    @Override
    public Prediction predict(double[][] X) {
        double[] mean = new double[X.length];
        double[] variance = new double[X.length];
        double[] values = new double[trees.length];
        for (int i = 0; i < X.length; i++) {
            Tuple x = Tuple.of(schema, columns(levels, X[i]));
            for (int t = 0; t < values.length; t++) {
                values[t] = value(trees[t], x);
            }
            mean[i] = mean(values);
            variance[i] = variance(values, mean[i]);
        }
        return new Prediction(mean, variance);
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
    public LeaveOneOut leaveOneOut() {
        double[] variance = new double[y.length];
        double[] logDensity = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            variance[i] = unseen.variance()[i] + noise;
            logDensity[i] = Mixtures.logNormal(y[i], unseen.mean()[i], variance[i]);
        }
        return new LeaveOneOut(unseen.mean(), variance, logDensity);
    }

    /** IdentityWarp: what is believed is its own mean, and trees know no distance over which it would spread. */
    @Override
    public Forest believing(double[][] points) {
        return this;
    }
}
