package shikomi.transfer;

import shikomi.math.RandomStream;
import shikomi.surrogate.process.LeaveOneOut;

/**
 * How far a source is let in: by the share of reweightings of the lab's conditions under which it tells them better than the
 * lab's own models do, by density and by error both (Rubin, "The Bayesian bootstrap", Ann. Stat. 9 (1981) 130).
 */
final class SourceGate {
    /** Up to this share it is shut, and so much above it is open: where many replays speak for the source. */
    private static final double SHUT = 0.25;

    private static final double WIDTH = 0.5;

    /** With more conditions than replays have, what replays make believe counts less, and the conditions must say more. */
    private static final double MORE = 0.2;

    /** Where nothing else speaks for the source, they must say so much more, */
    private static final double ALONE = 0.25;

    /** and as many conditions as this that say nothing are counted with them. */
    private static final double DOUBT = 8;

    private static final double AS_REPLAYED = 10;
    private static final double MANY = 30;

    /** Fewer conditions tell nothing of sources. */
    private static final int FEW = 4;

    private static final int REWEIGHTINGS = 400;

    private SourceGate() {}

    /**
     * From 0, shut, to 1.
     *
     * @param trust from 0, where nothing is known of the source but the conditions, to 1
     */
    static double open(LeaveOneOut alone, LeaveOneOut source, double[] y, double trust, RandomStream random) {
        if (y.length < FEW) {
            return trust;
        }
        double more = MORE * trust * Math.clamp((y.length - AS_REPLAYED) / (MANY - AS_REPLAYED), 0, 1);
        double doubt = DOUBT * (1 - trust);
        double chance = Math.min(byDensity(alone, source, random), byError(alone, source, y, random));
        double doubted = (y.length * chance + 0.5 * doubt) / (y.length + doubt);
        return Math.clamp((doubted - SHUT - more - ALONE * (1 - trust)) / WIDTH, 0, 1);
    }

    static double byDensity(LeaveOneOut alone, LeaveOneOut source, RandomStream random) {
        double[] gain = new double[alone.mean().length];
        for (int i = 0; i < gain.length; i++) {
            gain[i] = source.logDensity()[i] - alone.logDensity()[i];
        }
        return chance(gain, random.child("density"));
    }

    static double byError(LeaveOneOut alone, LeaveOneOut source, double[] y, RandomStream random) {
        double[] gain = new double[y.length];
        for (int i = 0; i < gain.length; i++) {
            double before = y[i] - alone.mean()[i];
            double after = y[i] - source.mean()[i];
            gain[i] = before * before - after * after;
        }
        return chance(gain, random.child("error"));
    }

    /** The share of reweightings under which the sum is above 0. */
    private static double chance(double[] gain, RandomStream random) {
        int better = 0;
        for (int draw = 0; draw < REWEIGHTINGS; draw++) {
            double sum = 0;
            for (double each : gain) {
                sum -= Math.log1p(-random.uniform()) * each;
            }
            better += sum > 0 ? 1 : 0;
        }
        return (double) better / REWEIGHTINGS;
    }
}
