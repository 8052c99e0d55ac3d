package shikomi.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * How well four kinds of model foretell labs of which they know nothing, each lab's own level aside: root mean squares of what
 * is left, in the unit of the reports. Nobody can foretell a level, and one's own results tell it soon.
 *
 * @param mean of one who says that all of a lab's values are alike
 * @param ridge of straight effects of the inputs
 * @param process of what labs share, as {@link HierarchicalProcess} has it
 * @param forest of a random forest
 * @param labs how many were foretold; with none the errors are NaN
 */
public record LeaveGroupsOut(double mean, double ridge, double process, double forest, int labs) {
    private static final int FOLDS = 10;
    private static final int MOST_ROWS = 300;

    /** Fewer rows of one lab tell no pattern beside their level. */
    private static final int LEAST_ROWS = 3;

    private static final int MODELS = 4;

    /** By so much one of three is soon better by luck. */
    private static final double LUCK = 0.02;

    /** So many levels of a category have an effect of their own in ridge regression. */
    private static final int LEVELS = 20;

    /** Nothing can be left out. */
    static LeaveGroupsOut none() {
        return new LeaveGroupsOut(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /** Whether any model foretells them better than that all values are alike; nothing speaks against it where none was asked. */
    public boolean isLearnable() {
        return labs == 0 || Math.min(Math.min(ridge, process), forest) < (1 - LUCK) * mean;
    }

    /** Leaves a tenth of the labs out at a time. */
    public static LeaveGroupsOut of(HierarchicalProcess literature, RandomStream random) {
        GroupedObservations reports = literature.reports();
        int[] rows = reports.spread(reports.without(-1), MOST_ROWS, random.child("rows"));
        List<int[]> labs = labs(reports, rows);
        long asked = labs.stream().filter(lab -> lab.length >= LEAST_ROWS).count();
        if (labs.size() < 2 || asked == 0) {
            return none();
        }
        int[] order = random.child("order").permutation(labs.size());
        List<double[]> folds = IntStream.range(0, Math.min(FOLDS, labs.size()))
                .parallel()
                .mapToObj(fold -> fold(literature, labs, order, fold, random.child(fold)))
                .toList();
        double[] sums = new double[MODELS + 1];
        folds.forEach(each -> Arrays.setAll(sums, k -> sums[k] + each[k]));
        double[] errors = Arrays.stream(sums)
                .limit(MODELS)
                .map(sum -> literature.sd() * Math.sqrt(sum / sums[MODELS]))
                .toArray();
        return new LeaveGroupsOut(errors[0], errors[1], errors[2], errors[3], (int) asked);
    }

    private static List<int[]> labs(GroupedObservations reports, int[] rows) {
        return Arrays.stream(rows)
                .map(reports::lab)
                .distinct()
                .boxed()
                .map(lab ->
                        Arrays.stream(rows).filter(i -> reports.lab(i) == lab).toArray())
                .toList();
    }

    /** Squared errors of each model, and the number of rows. */
    private static double[] fold(
            HierarchicalProcess literature, List<int[]> labs, int[] order, int fold, RandomStream random) {
        List<int[]> known = new ArrayList<>();
        List<int[]> left = new ArrayList<>();
        for (int at = 0; at < order.length; at++) {
            (at % FOLDS == fold ? left : known).add(labs.get(order[at]));
        }
        int[] rows = known.stream().flatMapToInt(Arrays::stream).sorted().toArray();
        double[] level = level(literature.reports(), known);
        double[][] X = seen(literature, rows);
        double[] y = Arrays.stream(rows)
                .mapToDouble(i ->
                        literature.reports().y()[i] - level[literature.reports().lab(i)])
                .toArray();
        Surrogate ridge = ridge(centred(literature.reports(), rows, expanded(literature.inputs(), X)), y, random);
        Surrogate forest = Forest.grow(literature.inputs().category(), Observations.single(X, y), random);
        double[] sums = new double[MODELS + 1];
        for (int[] lab : left) {
            if (lab.length >= LEAST_ROWS) {
                double[][] S = seen(literature, lab);
                double[] z = Arrays.stream(lab)
                        .mapToDouble(i -> literature.reports().y()[i])
                        .toArray();
                sums[0] += squares(new double[z.length], z);
                sums[1] +=
                        squares(ridge.predict(expanded(literature.inputs(), S)).mean(), z);
                sums[2] += squares(literature.foretold(rows, lab), z);
                sums[3] += squares(forest.predict(S).mean(), z);
                sums[MODELS] += z.length;
            }
        }
        return sums;
    }

    /** The mean of each lab by its number. */
    private static double[] level(GroupedObservations reports, List<int[]> labs) {
        double[] level = new double
                [1 + labs.stream().mapToInt(lab -> reports.lab(lab[0])).max().orElse(0)];
        for (int[] lab : labs) {
            level[reports.lab(lab[0])] = Arrays.stream(lab)
                    .mapToDouble(i -> reports.y()[i])
                    .average()
                    .orElse(0);
        }
        return level;
    }

    private static double[][] seen(HierarchicalProcess literature, int[] rows) {
        return literature
                .inputs()
                .seen(Arrays.stream(rows)
                        .mapToObj(i -> literature.reports().X()[i])
                        .toArray(double[][]::new));
    }

    /** What is left when both have mean 0. */
    private static double squares(double[] told, double[] z) {
        double shift = Arrays.stream(z).average().orElse(0)
                - Arrays.stream(told).average().orElse(0);
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double left = z[i] - told[i] - shift;
            sum += left * left;
        }
        return sum;
    }

    /** Straight effects with a normal prior whose width the data choose: ridge regression, its penalty by evidence. */
    private static Surrogate ridge(double[][] X, double[] y, RandomStream random) {
        boolean[] numbers = new boolean[X[0].length];
        int[] all = IntStream.range(0, numbers.length).toArray();
        List<Prior> priors =
                new ArrayList<>(List.of(Prior.logNormal(0.1, 2, 1e-6, 1e3), Prior.logNormal(0.5, 1, 1e-4, 10)));
        priors.addAll(Priors.repeats());
        return new Fit(new LinearKernel(all, 0, numbers), new Priors(priors), Observations.single(X, y))
                .mostProbable(random);
    }

    /** Less the mean of each lab, as the values are. */
    private static double[][] centred(GroupedObservations reports, int[] rows, double[][] X) {
        Map<Integer, List<double[]>> byLab = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            byLab.computeIfAbsent(reports.lab(rows[i]), lab -> new ArrayList<>())
                    .add(X[i]);
        }
        double[][] centred = new double[X.length][X[0].length];
        for (int i = 0; i < rows.length; i++) {
            List<double[]> same = Objects.requireNonNull(byLab.get(reports.lab(rows[i])));
            for (int j = 0; j < centred[i].length; j++) {
                int column = j;
                centred[i][j] = X[i][j]
                        - same.stream().mapToDouble(x -> x[column]).average().orElse(0);
            }
        }
        return centred;
    }

    /** A category becomes one column for each of its first levels. */
    private static double[][] expanded(InputColumns inputs, double[][] X) {
        return Arrays.stream(X)
                .map(x -> IntStream.range(0, inputs.size())
                        .boxed()
                        .flatMapToDouble(j -> inputs.category()[j]
                                ? IntStream.range(0, LEVELS).mapToDouble(level -> x[j] == level ? 1 : 0)
                                : DoubleStream.of(x[j]))
                        .toArray())
                .toArray(double[][]::new);
    }
}
