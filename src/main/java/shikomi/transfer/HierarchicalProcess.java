package shikomi.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.process.MaximumAPosteriori;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prior;
import shikomi.surrogate.process.Priors;

/**
 * A hierarchical Gaussian process of the observations of many groups (laboratories): a shared function, and for each
 * group an offset and a deviation ({@link MultiGroupKernel}). It predicts a new group before that group has any
 * observations. Immutable.
 */
public final class HierarchicalProcess {
    /**
     * The number of rows to which hyperparameters are fitted, which bounds the time of a fit, O(n³). Set by judgement.
     */
    private static final int FIT_ROWS = 300;

    /**
     * The number of rows on which predictions are conditioned, half of them the nearest to the points of interest; it
     * bounds time and memory. Set by judgement.
     */
    private static final int MOST_ROWS = 600;

    /** The number of inducing points of the faster approximation of the group mean. Set by judgement. */
    private static final int INDUCING_POINTS = 100;

    /**
     * The prior variance of the constant mean: it is close to the mean of all rows, which are standardised. Set by
     * judgement.
     */
    private static final double CONSTANT_VARIANCE = 0.1;

    /** The limit of steps of L-BFGS-B. */
    private static final int STEPS = 100;

    /** The length-scale of an input that no group reports, so large that the input has no effect. */
    private static final double NO_EFFECT = 1e6;

    /**
     * The standard deviation of the prior of a new group's length-scale, in its logarithm, around those of other
     * groups.
     */
    private static final double LENGTH_SD = 0.5;

    private final GroupedObservations observations;
    private final MultiGroupKernel groupKernel;
    private final InputColumns inputs;
    private final Kernel kernel;
    private final double mean;
    private final double sd;
    private final double[] theta;
    private final double[][] transformed;

    private HierarchicalProcess(GroupedObservations observations, InputColumns inputs, Spread spread, double[] theta) {
        this.inputs = inputs;
        this.groupKernel = new MultiGroupKernel(inputs.category());
        this.kernel = inputs.kernel();
        this.mean = spread.mean();
        this.sd = spread.sd();
        this.observations = observations.changed(y -> (y - mean) / sd);
        this.theta = theta.clone();
        this.transformed = inputs.transformed(observations.X());
    }

    /** Fits the hyperparameters to at most {@value #FIT_ROWS} rows, spread over the groups. */
    public static HierarchicalProcess of(GroupedObservations observations, InputColumns inputs, RandomStream random) {
        HierarchicalProcess unfitted = known(observations, inputs, new double[0]);
        return known(observations, inputs, unfitted.fit(random.child("learn")));
    }

    /** @param theta the hyperparameters {@link #theta} of an earlier fit to the same observations */
    public static HierarchicalProcess known(GroupedObservations observations, InputColumns inputs, double[] theta) {
        return new HierarchicalProcess(observations, inputs, Spread.of(observations.y()), theta);
    }

    /**
     * Fits the hyperparameters; replicates within a group inform the noise as single rows, without being grouped by
     * condition.
     */
    private double[] fit(RandomStream random) {
        int[] rows = observations.spread(observations.without(-1), FIT_ROWS, random);
        Observations data = Observations.single(withGroup(rows), values(rows));
        Priors priors = priors().of(data);
        return new MaximumAPosteriori(groupKernel, priors, groupKernel.pairs(data.X()), CONSTANT_VARIANCE, data)
                .climb(priors.medians(), STEPS)
                .x();
    }

    /** The priors for standardised values of all groups; medians are set by judgement. */
    private Priors priors() {
        List<Prior> priors = new ArrayList<>();
        for (int j = 0; j < inputs.size(); j++) {
            priors.add(
                    observations.isReported(j)
                            ? Priors.length(inputs.category()[j], inputs.freeDirections())
                            : Prior.fixed(NO_EFFECT));
        }
        priors.add(Prior.logNormal(1, 1, 1e-3, 1e2)); // σ²
        priors.add(Prior.logNormal(0.3, 1, 1e-4, 10)); // σ_u²
        priors.add(Prior.logNormal(0.2, 1, 1e-4, 10)); // σ_δ²
        priors.add(Prior.logNormal(0.7, 0.5, 0.1, 3)); // c: deviations vary over shorter distances
        priors.add(Prior.logNormal(0.05, 1.3, 1e-4, 10)); // σ_n²
        priors.addAll(Priors.replicatesAndDays());
        return new Priors(priors);
    }

    private double[][] withGroup(int[] rows) {
        return Arrays.stream(rows).mapToObj(this::withGroup).toArray(double[][]::new);
    }

    /** Row i, transformed, with its group number as last column. */
    private double[] withGroup(int i) {
        double[] row = Arrays.copyOf(transformed[i], inputs.size() + 1);
        row[inputs.size()] = observations.group(i);
        return row;
    }

    private double[] values(int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> observations.y()[i]).toArray();
    }

    private double[][] rows(int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> observations.X()[i]).toArray(double[][]::new);
    }

    /**
     * The logarithms of the hyperparameters: those of the {@link MultiGroupKernel}, ln σ_n², and ln σ_δ² if there are
     * replicates.
     */
    public double[] theta() {
        return theta.clone();
    }

    /** The groups' observations, standardised by {@link #mean} and {@link #sd}. */
    GroupedObservations observations() {
        return observations;
    }

    /** The mean of all values, in their unit. */
    double mean() {
        return mean;
    }

    /** The standard deviation of all values, in their unit. */
    double sd() {
        return sd;
    }

    private double of(int after) {
        return Math.exp(theta[inputs.size() + after]);
    }

    /**
     * The variance of the groups' offsets, plus that of the constant mean; like all variances, in units of
     * {@link #sd}².
     */
    double offsetVariance() {
        return of(1) + CONSTANT_VARIANCE;
    }

    /** The variance of a group's deviation from the shared function, without its offset. */
    double deviationVariance() {
        return of(2);
    }

    /** The noise variance of one measurement. */
    double noiseVariance() {
        return of(4);
    }

    /**
     * The prior of the length-scale of a new group's deviation; {@code otherwise} for an input that no group reports.
     */
    Prior deviationLength(int input, Prior otherwise) {
        double logarithm = theta[input] + (inputs.category()[input] ? 0 : theta[inputs.size() + 3]);
        return observations.isReported(input)
                ? new Prior(logarithm, LENGTH_SD, Math.log(0.01), Math.log(100))
                : otherwise;
    }

    InputColumns inputs() {
        return inputs;
    }

    /**
     * The posterior of the shared function.
     *
     * @param X points of interest, {@code m×d}, near which more rows are used; may be empty
     * @param except the number of a group whose observations are left out; −1 for none
     */
    GroupMean groupMean(double[][] X, int except, RandomStream random) {
        int[] available = observations.without(except);
        int[] inducing = selected(available, X, INDUCING_POINTS, random);
        return groupMean(selected(available, X, MOST_ROWS, random), rows(inducing));
    }

    /** A selection of at most {@code most} rows: half of them the nearest to X, the others spread over the groups. */
    private int[] selected(int[] available, double[][] X, int most, RandomStream random) {
        if (available.length <= most) {
            return available;
        }
        if (X.length == 0) {
            return observations.spread(available, most, random);
        }
        int[] nearest = GroupedObservations.nearest(available, distances(available, X), most / 2);
        Set<Integer> near = new HashSet<>();
        Arrays.stream(nearest).forEach(near::add);
        int[] others = Arrays.stream(available).filter(i -> !near.contains(i)).toArray();
        int[] spread = observations.spread(others, most - nearest.length, random);
        return IntStream.concat(Arrays.stream(nearest), Arrays.stream(spread))
                .sorted()
                .toArray();
    }

    /** The squared distance of each row from the nearest row of X, in units of the length-scales. */
    private double[] distances(int[] rows, double[][] X) {
        return Arrays.stream(rows)
                .parallel()
                .mapToDouble(i -> Arrays.stream(X)
                        .mapToDouble(x -> squaredDistance(observations.X()[i], x))
                        .min()
                        .orElse(0))
                .toArray();
    }

    private double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < inputs.size(); j++) {
            double difference = a[j] - b[j];
            sum += inputs.category()[j]
                    ? (difference == 0 ? 0 : Math.exp(-theta[j]))
                    : difference * difference * Math.exp(-2 * theta[j]);
        }
        return sum;
    }

    /** The mean of the shared function at the rows {@code asked}, given the rows {@code known}. */
    double[] predictMean(int[] known, int[] asked) {
        return groupMean(known, rows(known)).mean(rows(asked));
    }

    /**
     * The covariance K + σ_n² I of rows with their group numbers, {@code n×n}; there are neither days nor replicates.
     */
    Matrix covariance(double[][] withGroup) {
        Matrix A = Matrix.zeros(withGroup.length, withGroup.length);
        double nugget = theta.length > groupKernel.size() + 1 ? of(5) : 0;
        double variance = of(0) + of(1) + of(2) + (CONSTANT_VARIANCE + nugget) + noiseVariance();
        for (int j = 0; j < withGroup.length; j++) {
            A.set(j, j, variance);
            double[] k = groupKernel.after(j, withGroup, theta);
            for (int i = j + 1; i < withGroup.length; i++) {
                A.set(i, j, k[i - j - 1] + CONSTANT_VARIANCE);
                A.set(j, i, A.get(i, j));
            }
        }
        return A;
    }

    private GroupMean groupMean(int[] rows, double[][] inducing) {
        Cholesky A = Cholesky.inPlace(covariance(withGroup(rows)));
        return new GroupMean(kernel, groupKernel.shared(theta), rows(rows), A, values(rows), inducing);
    }
}
