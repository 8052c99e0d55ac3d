package shikomi.transfer;

import shikomi.math.Spread;

/**
 * The prediction of a source in the standardised units of the lab's own outputs: z = factor · u + shift for a
 * standardised value u of the source, if both report the same unit.
 */
record AlignedMean(HierarchicalProcess literature, GroupMean groupMean, double factor, double shift) {

    /** @param own the mean and standard deviation of the lab's own values, in the unit of the source */
    static AlignedMean of(HierarchicalProcess literature, GroupMean groupMean, Spread own) {
        return new AlignedMean(
                literature, groupMean, literature.sd() / own.sd(), (literature.mean() - own.mean()) / own.sd());
    }

    /** The same prediction for outputs z that are standardised once more, to (z − mean) / sd. */
    AlignedMean in(Spread spread) {
        return new AlignedMean(literature, groupMean, factor / spread.sd(), (shift - spread.mean()) / spread.sd());
    }

    /** The variance of the groups' offsets when values of the source are multiplied by {@code factor}. */
    double offsetVariance(double factor) {
        return literature.offsetVariance() * factor * factor;
    }

    /** The source's mean in the lab's own units. */
    KnownMean known() {
        return new KnownMean(groupMean, factor, shift);
    }
}
