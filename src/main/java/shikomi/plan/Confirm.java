package shikomi.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shikomi.campaign.Reason;
import shikomi.model.ConditionResults;
import shikomi.model.ObjectiveModel;
import shikomi.space.Condition;
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

    /** The number of conditions that are compared with the best; the chances of the others are smaller. */
    private static final int RIVALS = 10;

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
        int best = largest(value.mean());
        ConditionResults measured = model.conditions().get(best);
        double chance = chanceOfABetterOne(model, value, best);
        boolean doubtful = differs(model)
                && !Repetition.isPointless(conditions(model, state))
                && isNoisy(model, value, best)
                && chance >= DOUBT
                && times(model, measured.condition()) < ENOUGH;
        return doubtful && !state.isPending(measured.condition())
                ? Repetition.of(state.space(), measured.point())
                        .map(point -> Choice.of(point, new Reason.Confirm(chance, model.bestExpected())))
                : Optional.empty();
    }

    /** The measured conditions, repeats on other days included. */
    private static List<ConditionResults> conditions(ObjectiveModel model, BatchState state) {
        return ConditionResults.of(
                state.space(), model.objective(), state.request().results());
    }

    /** Whether the results differ; if all are equal, none is the best. */
    private static boolean differs(ObjectiveModel model) {
        return model.conditions().stream()
                        .mapToDouble(ConditionResults::mean)
                        .distinct()
                        .count()
                > 1;
    }

    private static boolean isNoisy(ObjectiveModel model, Prediction value, int best) {
        double measured =
                model.ensemble().measure(new double[][] {model.rows()[best]}).variance()[0];
        return 1 - value.variance()[best] / measured >= NOISY;
    }

    /** The largest probability, over the conditions of next best predictions, that one is truly better than the best. */
    private static double chanceOfABetterOne(ObjectiveModel model, Prediction value, int best) {
        Condition condition = model.conditions().get(best).condition();
        return IntStream.range(0, value.mean().length)
                .filter(i -> !model.conditions().get(i).condition().equals(condition))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -value.mean()[i]))
                .limit(RIVALS)
                .mapToDouble(i -> model.ensemble().chanceOfMore(model.rows()[i], model.rows()[best]))
                .max()
                .orElse(0);
    }

    private static int times(ObjectiveModel model, Condition condition) {
        return model.conditions().stream()
                .filter(measured -> measured.condition().equals(condition))
                .mapToInt(measured -> measured.values().length)
                .sum();
    }

    private static int largest(double[] values) {
        return IntStream.range(0, values.length)
                .reduce((a, b) -> values[b] > values[a] ? b : a)
                .orElseThrow();
    }
}
