package shikomi.transfer;

import static shikomi.transfer.LeaveOneGroupOutStacking.OWN_ROWS;

import shikomi.math.RandomStream;
import shikomi.surrogate.process.LeaveOneOut;

/**
 * The factor from 0 to 1 on a source's weight, by the chance that the source improves the leave-one-out predictions of
 * the lab's own conditions, in both log density and squared error.
 *
 * <p>The chance is the share of Bayesian bootstrap replications with an improvement (Rubin, "The Bayesian bootstrap",
 * Ann. Stat. 9 (1981) 130). All thresholds are set by judgement.
 */
final class SourceGate {
    /** The chance up to which the factor is 0, with full trust. */
    private static final double CLOSED = 0.25;

    /** The increase of the chance above that threshold at which the factor is 1. */
    private static final double WIDTH = 0.5;

    /**
     * The largest rise of the threshold if there are more conditions than in the replays, as prior trust then matters
     * less.
     */
    private static final double MANY_CONDITIONS = 0.2;

    /** The rise of the threshold without prior trust. */
    private static final double NO_TRUST = 0.25;

    /** The number of undecided conditions that are added without prior trust. */
    private static final double UNDECIDED_CONDITIONS = 8;

    /** The number of conditions at which the threshold is highest. */
    private static final double MANY = 30;

    /** The fewest conditions from which the chance is computed; with fewer, only prior trust counts. */
    private static final int FEWEST = 4;

    /** The number of replications, with which the chance has a standard error of at most 2.5 %. */
    private static final int REPLICATIONS = 400;

    private SourceGate() {}

    /**
     * The factor on the source's weight.
     *
     * @param alone the leave-one-out predictions by the lab's own models
     * @param source the leave-one-out predictions by the transfer models of the source
     * @param y the n outputs
     * @param trust the trust in the source before any own results, from 0 to 1
     */
    static double open(LeaveOneOut alone, LeaveOneOut source, double[] y, double trust, RandomStream random) {
        if (y.length < FEWEST) {
            return trust;
        }
        double more = MANY_CONDITIONS * trust * Math.clamp((y.length - OWN_ROWS) / (MANY - OWN_ROWS), 0, 1);
        double undecided = UNDECIDED_CONDITIONS * (1 - trust);
        double chance = Math.min(byDensity(alone, source, random), byError(alone, source, y, random));
        double shrunk = (y.length * chance + 0.5 * undecided) / (y.length + undecided);
        return Math.clamp((shrunk - CLOSED - more - NO_TRUST * (1 - trust)) / WIDTH, 0, 1);
    }

    /** The chance that the source raises the log density of the conditions. */
    static double byDensity(LeaveOneOut alone, LeaveOneOut source, RandomStream random) {
        double[] gain = new double[alone.mean().length];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = source.logDensity()[i] - alone.logDensity()[i];
        }
        return chance(gain, random.child("density"));
    }

    /** The chance that the source lowers the squared error of the conditions. */
    static double byError(LeaveOneOut alone, LeaveOneOut source, double[] y, RandomStream random) {
        double[] gain = new double[y.length];
        for (int i = 0; i < gain.length; i++) {
            double before = y[i] - alone.mean()[i];
            double after = y[i] - source.mean()[i];
            gain[i] = before * before - after * after;
        }
        return chance(gain, random.child("error"));
    }

    /** The share of replications, with exponential weights, in which the weighted sum is above 0. */
    private static double chance(double[] gain, RandomStream random) {
        int better = 0;
        for (int draw = 0; draw < REPLICATIONS; draw++) {
            double sum = 0;
            for (double each : gain) {
                sum -= Math.log1p(-random.uniform()) * each;
            }
            better += sum > 0 ? 1 : 0;
        }
        return (double) better / REPLICATIONS;
    }
}
