package shikomi.model;

import java.util.Arrays;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Why;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.process.Prediction;

/**
 * A condition whose results, of all days, disagree with the prediction from all others.
 *
 * @param z the disagreement in standard deviations
 * @param expected the value that all others predict for one measurement, in the lab's unit
 * @param kept the number of its values that the model uses
 */
public record Doubtful(ConditionResults condition, double z, Expected expected, int kept) {
    /**
     * @param all the results with those that are set aside
     * @param own the ensemble of what is believed
     */
    static Doubtful of(Condition questioned, ScaledResults all, ScaledResults believed, Ensemble own) {
        ConditionResults condition = all.conditions().stream()
                .filter(each -> each.condition().equals(questioned))
                .reduce(ConditionResults::and)
                .orElseThrow();
        int kept = believed.conditions().stream()
                .filter(each -> each.condition().equals(questioned))
                .mapToInt(each -> each.values().length)
                .sum();
        Prediction others = own.measure(new double[][] {all.encoding().row(condition.point())});
        double farthest = Arrays.stream(condition.values())
                .map(value -> (believed.scaling().scaled(value) - others.mean()[0]) / others.sd(0))
                .reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
        Expected expected = believed.scaling().expected(others.mean()[0], others.variance()[0]);
        return new Doubtful(condition, farthest, expected, kept);
    }

    /** That the model does not use one of its values, what all others predict, and what settles it. */
    Message message(double value, Objective objective) {
        String key = isOpen() ? "campaign.doubt.open" : "campaign.doubt.outvoted";
        return expected.hasKnownSpread()
                ? Message.of(key, objective.title(), Why.value(value, objective), Why.spread(expected, objective))
                : Message.of(
                        "campaign.doubt.equal",
                        objective.title(),
                        Why.value(value, objective),
                        Why.value(expected.mean(), objective));
    }

    /** Whether the model uses none of its values until the condition is measured again. */
    public boolean isOpen() {
        return kept == 0;
    }

    /** Whether repeats that agree have confirmed all of its values. */
    boolean isConfirmed() {
        return kept > 1 && kept == condition.values().length;
    }

    /** Whether the model uses some of its values and not others. */
    public boolean isSettled() {
        return kept > 0 && kept < condition.values().length;
    }
}
