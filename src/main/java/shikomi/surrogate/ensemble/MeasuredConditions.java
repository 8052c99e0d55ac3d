package shikomi.surrogate.ensemble;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;

/**
 * Predictions at measured conditions whose noise is known: there, a member's prediction without the condition is the
 * prior distribution of its true value, and its measurements are the evidence. So no member is less certain of a
 * measured value than the measurement itself, and what repeats but is not smooth is known where it was measured.
 */
final class MeasuredConditions {
    private final Observations data;
    private final KnownNoise noise;
    private final Map<List<Double>, Integer> rows = new HashMap<>();

    /** Leave-one-out predictions of each member, computed when first needed. */
    private final Map<Ensemble.Member, LeaveOneOut> leftOut = new ConcurrentHashMap<>();

    MeasuredConditions(Observations data, KnownNoise noise) {
        this.data = data;
        this.noise = noise;
        if (noise.isReliable()) {
            data.conditions().stream()
                    .filter(same -> same.length == 1)
                    .forEach(same -> rows.put(key(data.X()[same[0]]), same[0]));
        }
    }

    private static List<Double> key(double[] x) {
        return Arrays.stream(x).boxed().toList();
    }

    /** The prediction of a member at the rows of X, given what it predicts as at any other point. */
    PredictiveMixture.Local at(Ensemble.Member member, double[][] X, PredictiveMixture.Local plain) {
        if (rows.isEmpty() || !(member.warp() instanceof IdentityWarp)) {
            return plain;
        }
        double[] mean = plain.value().mean().clone();
        double[] variance = plain.value().variance().clone();
        double[] about = plain.noise().clone();
        for (int i = 0; i < X.length; i++) {
            Integer row = rows.get(key(X[i]));
            if (row != null) {
                Posterior there = posterior(member, row);
                mean[i] = there.mean();
                variance[i] = there.variance();
                about[i] = there.noise();
            }
        }
        return new PredictiveMixture.Local(new Prediction(mean, variance), about);
    }

    /** The mean of {@link #at}. */
    double[] mean(Ensemble.Member member, double[][] X, double[] plain) {
        return at(
                        member,
                        X,
                        new PredictiveMixture.Local(new Prediction(plain, new double[X.length]), new double[X.length]))
                .value()
                .mean();
    }

    /**
     * The true value at a condition.
     *
     * @param noise the variance of one new measurement about it
     */
    private record Posterior(double mean, double variance, double noise) {}

    private Posterior posterior(Ensemble.Member member, int row) {
        LeaveOneOut left = leftOut.computeIfAbsent(member, MeasuredConditions::leaveOut);
        double level = left.mean()[row];
        double day = member.model().dayVariance();
        double evidence = day + noise.ofMean(data, row, level);
        double prior = Math.max(left.variance()[row] - evidence, 0);
        double gain = prior / (prior + evidence);
        return new Posterior(level + gain * (data.mean()[row] - level), gain * evidence, day + noise.ofRepeat(level));
    }

    private static LeaveOneOut leaveOut(Ensemble.Member member) {
        return member.model() instanceof GaussianProcess process
                ? process.leaveConditionOut()
                : member.warpedLeaveOneOut();
    }
}
