package shikomi.transfer;

import java.util.Arrays;
import shikomi.math.RandomStream;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;

/**
 * What one source is worth on the lab's own conditions, each told by the others; errors are root mean squares on the scale of
 * the observations.
 *
 * @param conditions how many there are
 * @param weight how much the source counts
 * @param chance that it tells conditions better than the lab's own models, by density and by error, whichever is less sure
 * @param mean the error of the mean of the others
 * @param own of the lab's own models
 * @param sourceOnly of what others report, own results unused
 * @param augmented of own models and source together
 * @param change of the error by the source, relative: augmented / own − 1
 * @param low between this and {@code high} the change is with 90 %
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
    private static final int REWEIGHTINGS = 2000;

    static SourceJudgement of(
            LeaveOneOut alone,
            LeaveOneOut source,
            double weight,
            double[] reported,
            Observations data,
            RandomStream random) {
        double[] y = data.mean();
        int n = y.length;
        double[] augmented = new double[n];
        double[] others = new double[n];
        double total = Arrays.stream(y).sum();
        for (int i = 0; i < n; i++) {
            augmented[i] = (1 - weight) * alone.mean()[i] + weight * source.mean()[i];
            others[i] = n > 1 ? (total - y[i]) / (n - 1) : 0;
        }
        double[] ofOwn = squares(y, alone.mean());
        double[] ofAugmented = squares(y, augmented);
        double[] changes = changes(ofOwn, ofAugmented, random.child("change"));
        return new SourceJudgement(
                n,
                weight,
                lessSure(SourceGate.byError(alone, source, y, random), SourceGate.byDensity(alone, source, random)),
                root(squares(y, others)),
                root(ofOwn),
                root(squares(y, reported)),
                root(ofAugmented),
                root(ofAugmented) / Math.max(root(ofOwn), 1e-300) - 1,
                changes[REWEIGHTINGS / 20],
                changes[REWEIGHTINGS - REWEIGHTINGS / 20 - 1]);
    }

    /** The relative changes of the error under reweightings of the conditions, from the least to the largest. */
    private static double[] changes(double[] before, double[] after, RandomStream random) {
        double[] changes = new double[REWEIGHTINGS];
        for (int draw = 0; draw < REWEIGHTINGS; draw++) {
            double first = 0;
            double second = 0;
            for (int i = 0; i < before.length; i++) {
                double weight = -Math.log1p(-random.uniform());
                first += weight * before[i];
                second += weight * after[i];
            }
            changes[draw] = Math.sqrt(second / Math.max(first, 1e-300)) - 1;
        }
        Arrays.sort(changes);
        return changes;
    }

    /** The same with errors in another unit. */
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

    /** The one that is nearer to one half; one half where they disagree. */
    private static double lessSure(double a, double b) {
        if ((a - 0.5) * (b - 0.5) <= 0) {
            return 0.5;
        }
        return Math.abs(a - 0.5) < Math.abs(b - 0.5) ? a : b;
    }

    private static double[] squares(double[] y, double[] expected) {
        double[] squares = new double[y.length];
        Arrays.setAll(squares, i -> (y[i] - expected[i]) * (y[i] - expected[i]));
        return squares;
    }

    private static double root(double[] squares) {
        return Math.sqrt(Arrays.stream(squares).average().orElse(Double.NaN));
    }
}
