package shikomi.transfer;

import java.util.Arrays;
import shikomi.math.RandomStream;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;

/**
 * The contribution of one source to leave-one-out predictions of the lab's own conditions. Errors are root mean
 * squares, in standardised outputs until {@link #times} converts them.
 *
 * @param conditions the number of conditions, n
 * @param weight the weight of the source's models if it is the only source
 * @param chance the probability that the source improves the predictions, in log density or squared error, whichever is
 *     nearer to one half
 * @param mean the error of the mean of the other conditions
 * @param own the error of the lab's own models
 * @param sourceOnly the error of the source's mean, without own results
 * @param augmented the error of the lab's own models and the source together
 * @param change the relative change of the error by the source, augmented / own − 1
 * @param low the lower limit of the change's 90 % interval, by the Bayesian bootstrap
 * @param high the upper limit of that interval
 */
public record SourceJudgement(
        int conditions,
        double weight,
        double chance,
        double mean,
        double own,
        double sourceOnly,
        double augmented,
        double change,
        double low,
        double high) {
    /** The number of bootstrap replications, of which 100 lie beyond each limit of the interval. */
    private static final int REPLICATIONS = 2000;

    /** Keeps an error of zero from dividing by zero. */
    private static final double LEAST = 1e-300;

    /**
     * Judges a source.
     *
     * @param alone the predictions of each left-out condition by the lab's own models
     * @param source the predictions of each left-out condition by the source's transfer models
     * @param weight the weight of the source's models
     * @param expected the source's mean at each condition
     */
    static SourceJudgement of(
            LeaveOneOut alone,
            LeaveOneOut source,
            double weight,
            double[] expected,
            Observations data,
            RandomStream random) {
        double[] y = data.mean();
        double[] own = squaredErrors(y, alone.mean());
        double[] augmented = squaredErrors(y, augmented(alone, source, weight));
        double[] changes = changes(own, augmented, random.child("change"));
        return new SourceJudgement(
                y.length,
                weight,
                lessSure(SourceGate.byError(alone, source, y, random), SourceGate.byDensity(alone, source, random)),
                root(squaredErrors(y, meansOfOthers(y))),
                root(own),
                root(squaredErrors(y, expected)),
                root(augmented),
                root(augmented) / Math.max(root(own), LEAST) - 1,
                changes[REPLICATIONS / 20],
                changes[REPLICATIONS - REPLICATIONS / 20 - 1]);
    }

    private static double[] augmented(LeaveOneOut alone, LeaveOneOut source, double weight) {
        double[] augmented = new double[alone.mean().length];
        Arrays.setAll(augmented, i -> (1 - weight) * alone.mean()[i] + weight * source.mean()[i]);
        return augmented;
    }

    private static double[] meansOfOthers(double[] y) {
        int n = y.length;
        double total = Arrays.stream(y).sum();
        return Arrays.stream(y).map(v -> n > 1 ? (total - v) / (n - 1) : 0).toArray();
    }

    /** The relative change of the error in each bootstrap replication, sorted. */
    private static double[] changes(double[] before, double[] after, RandomStream random) {
        double[] changes = new double[REPLICATIONS];
        for (int draw = 0; draw < REPLICATIONS; draw++) {
            double first = 0;
            double second = 0;
            for (int i = 0; i < before.length; i++) {
                double weight = -Math.log1p(-random.uniform());
                first += weight * before[i];
                second += weight * after[i];
            }
            changes[draw] = Math.sqrt(second / Math.max(first, LEAST)) - 1;
        }
        Arrays.sort(changes);
        return changes;
    }

    /** This judgement with errors multiplied by {@code unit}, the value of one standardised output in another unit. */
    public SourceJudgement times(double unit) {
        return new SourceJudgement(
                conditions,
                weight,
                chance,
                mean * unit,
                own * unit,
                sourceOnly * unit,
                augmented * unit,
                change,
                low,
                high);
    }

    /** The chance that is nearer to one half; one half if they are on different sides of it. */
    private static double lessSure(double a, double b) {
        if ((a - 0.5) * (b - 0.5) <= 0) {
            return 0.5;
        }
        return Math.abs(a - 0.5) < Math.abs(b - 0.5) ? a : b;
    }

    private static double[] squaredErrors(double[] y, double[] expected) {
        double[] squares = new double[y.length];
        Arrays.setAll(squares, i -> (y[i] - expected[i]) * (y[i] - expected[i]));
        return squares;
    }

    private static double root(double[] squares) {
        return Math.sqrt(Arrays.stream(squares).average().orElse(Double.NaN));
    }
}
