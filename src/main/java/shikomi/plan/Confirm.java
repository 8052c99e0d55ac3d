package shikomi.plan;

import java.util.Optional;
import shikomi.campaign.Reason;
import shikomi.model.ConditionResults;
import shikomi.model.ObjectiveModel;
import shikomi.surrogate.process.Prediction;

/**
 * Repeats the best condition so far as the last experiment of a large batch, if noise dominates a measurement there, so
 * that the best may be a lucky result and another condition truly better.
 */
final class Confirm implements Policy {
    /** The least probability that another condition is truly better at which the best is repeated. */
    private static final double DOUBT = 0.2;

    /** The least share of noise in the variance of one more measurement at which the best is repeated. */
    private static final double NOISY = 0.5;

    /** The number of measurements of one condition after which it is not repeated. */
    private static final int ENOUGH = 3;

    @Override
    public Optional<Choice> next(BatchState state) {
        return state.isLarge() && state.isLast()
                ? state.model().improved().flatMap(improved -> confirm(improved, state))
                : Optional.empty();
    }

    private static Optional<Choice> confirm(ObjectiveModel model, BatchState state) {
        Prediction value = model.ensemble().predict(model.rows());
        int best = Contenders.largest(value.mean());
        ConditionResults measured = model.conditions().get(best);
        double chance = Contenders.chanceOfABetterOne(model, value, best);
        boolean doubtful = Contenders.differ(model)
                && !Repetition.isPointless(Contenders.conditions(model, state))
                && isNoisy(model, value, best)
                && chance >= DOUBT
                && Contenders.times(model, measured.condition()) < ENOUGH
                && !Repetition.isFutile(state.request(), measured.condition());
        return doubtful && !state.isPending(measured.condition())
                ? Repetition.of(state.space(), measured.point())
                        .map(point -> Choice.of(point, new Reason.Confirm(chance, model.bestExpected())))
                : Optional.empty();
    }

    private static boolean isNoisy(ObjectiveModel model, Prediction value, int best) {
        double measured =
                model.ensemble().measure(new double[][] {model.rows()[best]}).variance()[0];
        return 1 - value.variance()[best] / measured >= NOISY;
    }
}
