package shikomi.plan;

import shikomi.campaign.Reason;
import shikomi.model.ObjectiveModel;
import shikomi.space.Point;

/** Finds the reason that is true of an experiment: where it lies, and what the model expects there. */
final class ProposalReason {
    /** The least chance to beat the best at which that is the reason. */
    private static final double LIKELY = 0.25;

    /** The chance to beat the best below which nothing is expected of an experiment. */
    private static final double UNLIKELY = 0.05;

    private ProposalReason() {}

    static Reason of(ObjectiveModel model, Point point) {
        double chance = model.chance(point);
        double best = model.bestExpected();
        if (model.isNextToBest(point)) {
            return new Reason.FineSearch(chance, best);
        }
        if (chance >= LIKELY && model.scaling().differs()) {
            return new Reason.LikelyBetter(chance, best);
        }
        if (model.isFarFromData(point)) {
            return new Reason.FarFromData(chance, best);
        }
        return chance < UNLIKELY ? new Reason.NothingLikely(chance, best) : new Reason.LikelyBetter(chance, best);
    }
}
