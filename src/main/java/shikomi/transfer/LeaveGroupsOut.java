package shikomi.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.surrogate.ensemble.Forest;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.LinearKernel;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prior;
import shikomi.surrogate.process.Priors;
import shikomi.surrogate.process.Surrogate;

/**
 * Leave-groups-out cross-validation of four models: root mean squared errors on groups (laboratories) that a model was
 * not fitted to, in the unit of the observations. Each group's mean is removed from values and predictions: no model
 * can predict an offset, which a lab's first results reveal.
 *
 * @param mean the error of the group's own mean, the baseline
 * @param ridge the error of ridge regression on the inputs
 * @param process the error of the {@link HierarchicalProcess}
 * @param forest the error of a random forest
 * @param groups the number of groups that were left out; with 0 the errors are NaN
 */
public record LeaveGroupsOut(double mean, double ridge, double process, double forest, int groups) {
    /** The number of folds; each model is fitted once per fold. */
    private static final int FOLDS = 10;

    /** The largest number of rows used, which bounds the time. Set by judgement. */
    private static final int MOST_ROWS = 300;

    /**
     * The fewest rows of a group; with fewer, little of the inputs' effects remains once the group's mean is removed.
     */
    private static final int LEAST_ROWS = 3;

    /** The number of models, which are the components of this record before {@code groups}, in this order. */
    private static final int MODELS = 4;

    /**
     * The relative gain over the baseline that the best of three models may reach by chance alone. Set by judgement.
     */
    private static final double LEAST_GAIN = 0.02;

    /**
     * The largest number of levels of a category that have their own coefficient in ridge regression; the others have
     * none.
     */
    private static final int MOST_LEVELS = 20;

    /** The result if no group can be left out. */
    static LeaveGroupsOut none() {
        return new LeaveGroupsOut(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /** Whether any model beats the baseline; true if no group could be left out. */
    public boolean isLearnable() {
        return groups == 0 || Math.min(Math.min(ridge, process), forest) < (1 - LEAST_GAIN) * mean;
    }

    /** Performs ten-fold cross-validation over the groups. */
    public static LeaveGroupsOut of(HierarchicalProcess literature, RandomStream random) {
        GroupedObservations observations = literature.observations();
        int[] rows = observations.spread(observations.without(-1), MOST_ROWS, random.child("rows"));
        List<int[]> groups = groups(observations, rows);
        long asked = groups.stream().filter(group -> group.length >= LEAST_ROWS).count();
        if (groups.size() < 2 || asked == 0) {
            return none();
        }
        int[] order = random.child("order").permutation(groups.size());
        List<int[]> shuffled = Arrays.stream(order).mapToObj(groups::get).toList();
        List<double[]> folds = IntStream.range(0, Math.min(FOLDS, groups.size()))
                .parallel()
                .mapToObj(fold -> errors(literature, shuffled, fold, random.child(fold)))
                .toList();
        double[] sums = new double[MODELS + 1];
        folds.forEach(each -> Arrays.setAll(sums, k -> sums[k] + each[k]));
        double[] roots = Arrays.stream(sums)
                .limit(MODELS)
                .map(sum -> literature.sd() * Math.sqrt(sum / sums[MODELS]))
                .toArray();
        return new LeaveGroupsOut(roots[0], roots[1], roots[2], roots[3], (int) asked);
    }

    private static List<int[]> groups(GroupedObservations observations, int[] rows) {
        return Arrays.stream(rows)
                .map(observations::group)
                .distinct()
                .mapToObj(group -> Arrays.stream(rows)
                        .filter(i -> observations.group(i) == group)
                        .toArray())
                .toList();
    }

    /** The sum of squared errors of each model in one fold, and the number of rows. */
    private static double[] errors(HierarchicalProcess literature, List<int[]> groups, int fold, RandomStream random) {
        List<int[]> training = new ArrayList<>();
        List<int[]> test = new ArrayList<>();
        for (int at = 0; at < groups.size(); at++) {
            (at % FOLDS == fold ? test : training).add(groups.get(at));
        }
        List<Function<int[], double[]>> models = models(literature, training, random);
        double[] sums = new double[MODELS + 1];
        for (int[] group : test) {
            if (group.length >= LEAST_ROWS) {
                double[] z = values(literature.observations(), group);
                for (int k = 0; k < MODELS; k++) {
                    sums[k] += squaredError(models.get(k).apply(group), z);
                }
                sums[MODELS] += z.length;
            }
        }
        return sums;
    }

    /** The models fitted to the training groups, as functions from rows to predictions. */
    private static List<Function<int[], double[]>> models(
            HierarchicalProcess literature, List<int[]> training, RandomStream random) {
        GroupedObservations observations = literature.observations();
        InputColumns inputs = literature.inputs();
        int[] rows = training.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        double[] level = means(observations, training);
        double[][] X = transformed(literature, rows);
        double[] y = Arrays.stream(rows)
                .mapToDouble(i -> observations.y()[i] - level[observations.group(i)])
                .toArray();
        Surrogate ridge = ridge(centred(observations, rows, oneHot(inputs, X)), y, random);
        Surrogate forest = Forest.grow(inputs.category(), Observations.single(X, y), random);
        return List.of(
                group -> new double[group.length],
                group -> ridge.predict(oneHot(inputs, transformed(literature, group)))
                        .mean(),
                group -> literature.predictMean(rows, group),
                group -> forest.predict(transformed(literature, group)).mean());
    }

    private static double[] values(GroupedObservations observations, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> observations.y()[i]).toArray();
    }

    /** The mean of each group, indexed by group number. */
    private static double[] means(GroupedObservations observations, List<int[]> groups) {
        int largest = groups.stream()
                .mapToInt(group -> observations.group(group[0]))
                .max()
                .orElse(0);
        double[] means = new double[1 + largest];
        for (int[] group : groups) {
            means[observations.group(group[0])] =
                    Arrays.stream(values(observations, group)).average().orElse(0);
        }
        return means;
    }

    private static double[][] transformed(HierarchicalProcess literature, int[] rows) {
        double[][] X = literature.observations().X();
        return literature
                .inputs()
                .transformed(Arrays.stream(rows).mapToObj(i -> X[i]).toArray(double[][]::new));
    }

    /** The sum of squared differences after the mean of both is removed. */
    private static double squaredError(double[] predicted, double[] z) {
        double shift = Arrays.stream(z).average().orElse(0)
                - Arrays.stream(predicted).average().orElse(0);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double error = z[i] - predicted[i] - shift;
            sum += error * error;
        }
        return sum;
    }

    /**
     * Ridge regression with the penalty chosen by evidence: a Gaussian process with a linear kernel, with wide priors.
     */
    private static Surrogate ridge(double[][] X, double[] y, RandomStream random) {
        boolean[] numbers = new boolean[X[0].length];
        int[] all = IntStream.range(0, numbers.length).toArray();
        List<Prior> priors =
                new ArrayList<>(List.of(Prior.logNormal(0.1, 2, 1e-6, 1e3), Prior.logNormal(0.5, 1, 1e-4, 10)));
        priors.addAll(Priors.replicatesAndDays());
        return new Fit(new LinearKernel(all, 0, numbers), new Priors(priors), Observations.single(X, y))
                .mostProbable(random);
    }

    /** The inputs X with the mean of each group subtracted, as for the values. */
    private static double[][] centred(GroupedObservations observations, int[] rows, double[][] X) {
        Map<Integer, List<double[]>> byGroup = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            byGroup.computeIfAbsent(observations.group(rows[i]), group -> new ArrayList<>())
                    .add(X[i]);
        }
        double[][] centred = new double[X.length][];
        Arrays.setAll(centred, i -> minusMean(X[i], Objects.requireNonNull(byGroup.get(observations.group(rows[i])))));
        return centred;
    }

    private static double[] minusMean(double[] x, List<double[]> rows) {
        double[] centred = new double[x.length];
        Arrays.setAll(
                centred,
                j -> x[j] - rows.stream().mapToDouble(row -> row[j]).average().orElse(0));
        return centred;
    }

    /** The inputs X with every category replaced by one column for each of its first levels. */
    private static double[][] oneHot(InputColumns inputs, double[][] X) {
        return Arrays.stream(X)
                .map(x -> IntStream.range(0, inputs.size())
                        .boxed()
                        .flatMapToDouble(j -> inputs.category()[j]
                                ? IntStream.range(0, MOST_LEVELS).mapToDouble(level -> x[j] == level ? 1 : 0)
                                : DoubleStream.of(x[j]))
                        .toArray())
                .toArray(double[][]::new);
    }
}
