package shikomi.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.campaign.Reason;
import shikomi.model.ConditionResults;
import shikomi.model.ObjectiveModel;
import shikomi.space.Condition;
import shikomi.surrogate.process.Prediction;

/**
 * Where every condition has been measured and nothing else is left, repeats a condition that may be the best: of those
 * whose chance is not negligible, the one with the fewest measurements. Where noise is nil, no condition but the best has
 * a chance, and nothing is repeated.
 */
final class Contenders implements Policy {
    /** The number of conditions that are compared with the best; the chances of the others are smaller. */
    private static final int RIVALS = 10;

    /**
     * The number of measurements after which a condition is not repeated: its standard error is then a third of the
     * noise, and what still cannot be told apart differs by less than one measurement shows.
     */
    private static final int ENOUGH = 10;

    /** A condition that may be the best, with the chance that it is truly better; for the best, that another is. */
    private record Contender(ConditionResults measured, double chance, boolean isBest) {
        Reason reason(double best) {
            return isBest ? new Reason.Confirm(chance, best) : new Reason.Contender(chance, best);
        }
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        return state.model()
                .improved()
                .filter(improved -> improved.isInformed()
                        && differ(improved)
                        && !Repetition.isPointless(conditions(improved, state)))
                .flatMap(improved -> next(improved, state));
    }

    private static Optional<Choice> next(ObjectiveModel model, BatchState state) {
        return contenders(model).stream()
                .filter(each -> isOpen(model, state, each.measured().condition()))
                .sorted(Comparator.comparingInt(
                        each -> times(model, each.measured().condition())))
                .flatMap(each -> Repetition.of(state.space(), each.measured().point())
                        .map(point -> Choice.of(point, each.reason(model.bestExpected())))
                        .stream())
                .findFirst();
    }

    private static boolean isOpen(ObjectiveModel model, BatchState state, Condition condition) {
        return times(model, condition) < ENOUGH
                && !state.isPending(condition)
                && !Repetition.isFutile(state.request(), condition);
    }

    /** The conditions with a chance, those with the best predictions first. */
    private static List<Contender> contenders(ObjectiveModel model) {
        Prediction value = model.ensemble().predict(model.rows());
        int best = largest(value.mean());
        Set<Condition> seen = new HashSet<>();
        return bestFirst(value)
                .filter(i -> seen.add(model.conditions().get(i).condition()))
                .limit(RIVALS + 1L)
                .mapToObj(i -> new Contender(
                        model.conditions().get(i),
                        i == best ? chanceOfABetterOne(model, value, best) : chance(model, i, best),
                        i == best))
                .filter(each -> each.chance() >= ProposalReason.UNLIKELY)
                .toList();
    }

    /** The measured conditions, repeats on other days included. */
    static List<ConditionResults> conditions(ObjectiveModel model, BatchState state) {
        return ConditionResults.of(
                state.space(), model.objective(), state.request().results());
    }

    /** Whether the results differ; if all are equal, none is the best. */
    static boolean differ(ObjectiveModel model) {
        return model.conditions().stream()
                        .mapToDouble(ConditionResults::mean)
                        .distinct()
                        .count()
                > 1;
    }

    /** The largest probability, over the conditions of next best predictions, that one is truly better than the best. */
    static double chanceOfABetterOne(ObjectiveModel model, Prediction value, int best) {
        Condition condition = model.conditions().get(best).condition();
        return bestFirst(value)
                .filter(i -> !model.conditions().get(i).condition().equals(condition))
                .limit(RIVALS)
                .mapToDouble(i -> chance(model, i, best))
                .max()
                .orElse(0);
    }

    private static double chance(ObjectiveModel model, int other, int best) {
        return model.ensemble().chanceOfMore(model.rows()[other], model.rows()[best]);
    }

    /** The number of measurements of a condition. */
    static int times(ObjectiveModel model, Condition condition) {
        return model.conditions().stream()
                .filter(measured -> measured.condition().equals(condition))
                .mapToInt(measured -> measured.values().length)
                .sum();
    }

    private static IntStream bestFirst(Prediction value) {
        return IntStream.range(0, value.mean().length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -value.mean()[i]))
                .mapToInt(i -> i);
    }

    /** The index of the largest value, the first of several. */
    static int largest(double[] values) {
        return IntStream.range(0, values.length)
                .reduce((a, b) -> values[b] > values[a] ? b : a)
                .orElseThrow();
    }
}
