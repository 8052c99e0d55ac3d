package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;

/**
 * Finds conditions that disagree with all others by more than noise; they are reported to a person and never silently
 * down-weighted.
 *
 * <p>The method follows Ament et al., "Robust Gaussian processes via relevance pursuit", NeurIPS 2024
 * (arXiv:2410.24222): one condition after the other is given its own noise variance if that raises the log likelihood
 * by more than ln n + 1. For one condition with leave-one-out score z the best such variance is z² − 1 times its
 * predictive variance, and the gain is ½(z² − 1 − ln z²).
 */
public final class OutlierTest {
    /**
     * An outlying condition.
     *
     * @param condition its row
     * @param z its standard score under the process fitted to the others
     * @param mean the value that they predict for one measurement
     * @param sd the standard deviation of that prediction, noise included
     */
    public record Outlier(int condition, double z, double mean, double sd) {}

    /**
     * The largest share of conditions that can be outliers; if more disagree, the model is at fault, not the data. Set
     * by judgement.
     */
    public static final double MOST_SHARE = 0.15;

    /** The fewest conditions that determine the noise well enough to call any of them an outlier. Set by judgement. */
    public static final int FEWEST = 8;

    /**
     * The least ratio of a candidate's score under the process that was also fitted to it to its score under the
     * process fitted without it; for smaller scores the expensive refit is not needed. Set by judgement.
     */
    private static final double LEAST_INFLUENCED = 0.8;

    /**
     * The largest number of rounds among many conditions: one for gross errors, one for those that they hid, and one to
     * spare.
     */
    private static final int MOST_ROUNDS = 3;

    private OutlierTest() {}

    /**
     * The outliers, the clearest first.
     *
     * @param leaveOneOut the predictions of all conditions, by the process fitted to all of them
     */
    public static List<Outlier> of(
            Kernel kernel, Priors priors, Observations data, LeaveOneOut leaveOneOut, RandomStream random) {
        if (data.size() < FEWEST) {
            return List.of();
        }
        return GaussianProcess.isLarge(data)
                ? inRounds(kernel, priors, data, leaveOneOut, random)
                : oneByOne(kernel, priors, data, leaveOneOut, random);
    }

    private static List<Outlier> oneByOne(
            Kernel kernel, Priors priors, Observations data, LeaveOneOut leaveOneOut, RandomStream random) {
        List<Outlier> found = List.of();
        List<Integer> aside = new ArrayList<>();
        List<Integer> rest =
                new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
        LeaveOneOut current = leaveOneOut;
        double least = leastDeviation(data.size());
        while (aside.size() + 1 <= MOST_SHARE * data.size()) {
            int at = farthest(data.only(rest), current);
            int condition = rest.get(at);
            if (Math.abs(z(data.only(rest), current, at)) < LEAST_INFLUENCED * least) {
                break;
            }
            rest.remove(Integer.valueOf(condition));
            aside.add(condition);
            GaussianProcess without = new Fit(kernel, priors, data.only(rest)).mostProbable(random.child(condition));
            List<Outlier> judged = aside.stream()
                    .map(i -> outlier(without, data, i))
                    .filter(o -> Math.abs(o.z()) >= least)
                    .toList();
            if (judged.size() <= found.size()) {
                break;
            }
            found = judged;
            current = without.leaveConditionOut();
        }
        return found;
    }

    /**
     * The outliers among many conditions, by a refit for each round instead of for each condition: in each round, all
     * conditions whose score is too large are set aside. Hyperparameters that are fitted to so many conditions hardly
     * depend on any one of them, but gross errors can hide smaller ones, which the next round then finds.
     */
    private static List<Outlier> inRounds(
            Kernel kernel, Priors priors, Observations data, LeaveOneOut leaveOneOut, RandomStream random) {
        List<Outlier> found = new ArrayList<>();
        double least = leastDeviation(data.size());
        List<Integer> rest = IntStream.range(0, data.size()).boxed().toList();
        LeaveOneOut current = leaveOneOut;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Outlier> further = beyond(least, data, rest, current);
            if (further.isEmpty() || found.size() + further.size() > MOST_SHARE * data.size()) {
                break;
            }
            found.addAll(further);
            Set<Integer> aside = found.stream().map(Outlier::condition).collect(Collectors.toSet());
            rest = rest.stream().filter(i -> !aside.contains(i)).toList();
            current = round + 1 == MOST_ROUNDS
                    ? current
                    : new Fit(kernel, priors, data.only(rest))
                            .mostProbable(random.child(round))
                            .leaveOneOut();
        }
        found.sort(Comparator.comparingDouble(outlier -> -Math.abs(outlier.z())));
        return found;
    }

    /** The conditions among {@code rest} whose leave-one-out score is at least {@code least}. */
    private static List<Outlier> beyond(double least, Observations data, List<Integer> rest, LeaveOneOut current) {
        Observations remaining = data.only(rest);
        return IntStream.range(0, rest.size())
                .mapToObj(i -> outlier(rest.get(i), remaining, current, i))
                .filter(outlier -> Math.abs(outlier.z()) >= least)
                .toList();
    }

    /** A condition under a process that was fitted without it. */
    public static Outlier outlier(GaussianProcess without, Observations data, int condition) {
        Prediction there = without.predictMean(data, condition);
        Prediction value = without.predict(new double[][] {data.X()[condition]});
        Prediction single = value.plus(without.noiseVariance(value.mean()[0]));
        double z = (data.mean()[condition] - there.mean()[0]) / Math.sqrt(there.variance()[0]);
        return new Outlier(condition, z, single.mean()[0], single.sd(0));
    }

    private static Outlier outlier(int condition, Observations remaining, LeaveOneOut current, int i) {
        return new Outlier(condition, z(remaining, current, i), current.mean()[i], Math.sqrt(current.variance()[i]));
    }

    /** The z at which ½(z² − 1 − ln z²) = ln n + 1, by fixed-point iteration: 3.45 for 25 conditions, 4.05 for 200. */
    static double leastDeviation(int n) {
        double square = 1;
        for (int iteration = 0; iteration < 20; iteration++) {
            square = 2 * (Math.log(n) + 1) + 1 + Math.log(square);
        }
        return Math.sqrt(square);
    }

    private static int farthest(Observations data, LeaveOneOut predicted) {
        int farthest = 0;
        for (int i = 1; i < data.size(); i++) {
            farthest = Math.abs(z(data, predicted, i)) > Math.abs(z(data, predicted, farthest)) ? i : farthest;
        }
        return farthest;
    }

    private static double z(Observations data, LeaveOneOut predicted, int i) {
        return (data.mean()[i] - predicted.mean()[i]) / Math.sqrt(predicted.variance()[i]);
    }
}
