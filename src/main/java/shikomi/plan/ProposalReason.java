package shikomi.plan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Proposal.Nearest;
import shikomi.campaign.Reason;
import shikomi.model.ObjectiveModel;
import shikomi.space.Point;

/** Finds the reason that is true of an experiment: where it lies, and what the model expects there. */
final class ProposalReason {
    /** The least chance to beat the best at which that is the reason. */
    private static final double LIKELY = 0.25;

    /** The chance to beat the best below which nothing is expected of an experiment. */
    static final double UNLIKELY = 0.05;

    /** The least distance from the nearest experiment that is called far, as a share of a range. Set by judgement. */
    private static final double FAR = 0.1;

    private ProposalReason() {}

    static Reason of(ObjectiveModel model, Point point, Neighbours neighbours) {
        @Nullable Nearest nearest = neighbours.of(point);
        double chance = model.chance(point);
        double best = model.bestExpected();
        if (model.isNextToBest(point)) {
            return new Reason.FineSearch(chance, best);
        }
        if (chance >= LIKELY && model.isInformed()) {
            return new Reason.LikelyBetter(chance, best);
        }
        Optional<String> untried = model.isInformed() ? neighbours.untried(point) : Optional.empty();
        if (untried.isPresent()) {
            return new Reason.Untried(untried.get(), point.choice(untried.get()), chance, best);
        }
        if (model.isFarFromData(point) && (nearest == null || nearest.distance() >= FAR)) {
            return new Reason.FarFromData(chance, best);
        }
        return chance < UNLIKELY ? new Reason.NothingLikely(chance, best) : new Reason.LikelyBetter(chance, best);
    }
}
