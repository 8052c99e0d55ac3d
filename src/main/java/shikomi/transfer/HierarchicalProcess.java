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
 * What many labs report, as a Gaussian process of what they share with an offset and a deviation of each ({@link MultiGroupKernel}), and
 * so what to expect of one more lab before it has measured anything. Immutable.
 */
public final class HierarchicalProcess {
    /** So many rows settle the hyperparameters. */
    private static final int LEARNED_FROM = 300;

    /** So many rows, half of them the nearest to what is asked, are remembered at a time. */
    private static final int REMEMBERED = 600;

    /** By the values at so many points what labs share is told in brief. */
    private static final int BRIEF = 100;

    private static final double CONSTANT_VARIANCE = 0.1;
    private static final int STEPS = 100;

    /** The length-scale of an input that is not told. */
    private static final double NO_MATTER = 1e6;

    private final GroupedObservations reports;
    private final MultiGroupKernel labs;
    private final InputColumns inputs;
    private final Kernel kernel;
    private final double mean;
    private final double sd;
    private final double[] theta;
    private final double[][] seen;

    private HierarchicalProcess(GroupedObservations reports, InputColumns inputs, Spread spread, double[] theta) {
        this.inputs = inputs;
        this.labs = new MultiGroupKernel(inputs.category());
        this.kernel = inputs.kernel();
        this.mean = spread.mean();
        this.sd = spread.sd();
        this.reports = reports.changed(y -> (y - mean) / sd);
        this.theta = theta.clone();
        this.seen = inputs.seen(reports.X());
    }

    /** Finds the hyperparameters. */
    public static HierarchicalProcess of(GroupedObservations reports, InputColumns inputs, RandomStream random) {
        HierarchicalProcess unlearned = known(reports, inputs, new double[0]);
        return known(reports, inputs, unlearned.learn(random.child("learn")));
    }

    /** @param theta as {@link #theta} told it before of the same reports */
    public static HierarchicalProcess known(GroupedObservations reports, InputColumns inputs, double[] theta) {
        return new HierarchicalProcess(reports, inputs, Spread.of(reports.y()), theta);
    }

    private double[] learn(RandomStream random) {
        int[] rows = reports.spread(reports.without(-1), LEARNED_FROM, random);
        List<Prior> priors = new ArrayList<>();
        for (int j = 0; j < inputs.size(); j++) {
            double median = inputs.category()[j] ? 0.7 : 0.6 * Math.sqrt(inputs.freeDirections());
            priors.add(reports.isReported(j) ? Prior.logNormal(median, 1, 0.03, 30) : Prior.known(NO_MATTER));
        }
        priors.add(Prior.logNormal(1, 1, 1e-3, 1e2));
        priors.add(Prior.logNormal(0.3, 1, 1e-4, 10));
        priors.add(Prior.logNormal(0.2, 1, 1e-4, 10));
        priors.add(Prior.logNormal(0.7, 0.5, 0.1, 3));
        priors.add(Prior.logNormal(0.05, 1.3, 1e-4, 10));
        priors.addAll(Priors.repeats());
        Observations data = Observations.single(
                Arrays.stream(rows).mapToObj(this::labelled).toArray(double[][]::new),
                Arrays.stream(rows).mapToDouble(i -> reports.y()[i]).toArray());
        // Repeats within a lab are told by the noise of single rows: conditions are not brought together.
        Priors needed = new Priors(priors).of(data);
        return new MaximumAPosteriori(labs, needed, labs.pairs(data.X()), CONSTANT_VARIANCE, data)
                .climb(needed.medians(), STEPS)
                .x();
    }

    /** A row as it is seen, with the number of its lab. */
    private double[] labelled(int i) {
        double[] row = Arrays.copyOf(seen[i], inputs.size() + 1);
        row[inputs.size()] = reports.lab(i);
        return row;
    }

    /** The logarithms of the hyperparameters, as {@link MultiGroupKernel} counts them, and of the noise. */
    public double[] theta() {
        return theta.clone();
    }

    GroupedObservations reports() {
        return reports;
    }

    /** The labs' values have this mean and spread. */
    double mean() {
        return mean;
    }

    double sd() {
        return sd;
    }

    private double of(int after) {
        return Math.exp(theta[inputs.size() + after]);
    }

    /** How much labs differ by an offset, in units of {@link #sd}². */
    double offsetVariance() {
        return of(1) + CONSTANT_VARIANCE;
    }

    /** How much a lab deviates from what all share beside its offset. */
    double deviationVariance() {
        return of(2);
    }

    double noiseVariance() {
        return of(4);
    }

    /** What is believed of the length-scale over which a lab's deviation changes; {@code otherwise} where it is not told. */
    Prior length(int input, Prior otherwise) {
        double logarithm = theta[input] + (inputs.category()[input] ? 0 : theta[inputs.size() + 3]);
        return reports.isReported(input) ? new Prior(logarithm, 0.5, Math.log(0.01), Math.log(100)) : otherwise;
    }

    InputColumns inputs() {
        return inputs;
    }

    /**
     * What all labs share, after the reports that are remembered where X is.
     *
     * @param except a lab whose reports are not known; −1 for none
     */
    GroupMean about(double[][] X, int except, RandomStream random) {
        int[] known = reports.without(except);
        int[] fast = known.length <= BRIEF ? known : remembered(known, X, BRIEF, random);
        return shared(known.length <= REMEMBERED ? known : remembered(known, X, REMEMBERED, random), rows(fast));
    }

    private double[][] rows(int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> reports.X()[i]).toArray(double[][]::new);
    }

    private int[] remembered(int[] known, double[][] X, int most, RandomStream random) {
        if (X.length == 0) {
            return reports.spread(known, most, random);
        }
        double[] distance = Arrays.stream(known)
                .parallel()
                .mapToDouble(i -> Arrays.stream(X)
                        .mapToDouble(x -> squaredDistance(reports.X()[i], x))
                        .min()
                        .orElse(0))
                .toArray();
        int[] nearest = GroupedObservations.nearest(known, distance, most / 2);
        Set<Integer> near = new HashSet<>();
        Arrays.stream(nearest).forEach(near::add);
        int[] others = Arrays.stream(known).filter(i -> !near.contains(i)).toArray();
        return IntStream.concat(
                        Arrays.stream(nearest), Arrays.stream(reports.spread(others, most - nearest.length, random)))
                .sorted()
                .toArray();
    }

    /** In units of the length-scales. */
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

    /** What all share at some rows, after others. */
    double[] foretold(int[] known, int[] asked) {
        return shared(known, rows(known)).mean(rows(asked));
    }

    /** K + σ_n² I of rows with the numbers of their labs; a remembered source has no days and no replicates. */
    Matrix covariance(double[][] labelled) {
        Matrix A = Matrix.zeros(labelled.length, labelled.length);
        double nugget = theta.length > labs.size() + 1 ? of(5) : 0;
        double variance = of(0) + of(1) + of(2) + (CONSTANT_VARIANCE + nugget) + noiseVariance();
        for (int j = 0; j < labelled.length; j++) {
            A.set(j, j, variance);
            double[] k = labs.after(j, labelled, theta);
            for (int i = j + 1; i < labelled.length; i++) {
                A.set(i, j, k[i - j - 1] + CONSTANT_VARIANCE);
                A.set(j, i, A.get(i, j));
            }
        }
        return A;
    }

    private GroupMean shared(int[] rows, double[][] fast) {
        double[][] X = Arrays.stream(rows).mapToObj(i -> reports.X()[i]).toArray(double[][]::new);
        double[] y = Arrays.stream(rows).mapToDouble(i -> reports.y()[i]).toArray();
        double[][] labelled = Arrays.stream(rows).mapToObj(this::labelled).toArray(double[][]::new);
        Matrix A = covariance(labelled);
        return new GroupMean(kernel, labs.shared(theta), X, Cholesky.inPlace(A), y, fast);
    }
}
