package shikomi.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shikomi.campaign.Reason;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.ConditionResults;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * The first experiments, before a model is reliable: points that fill the space between earlier ones, each choice in
 * turn; at the end true replicates, which are the only way to estimate the noise if it is not known.
 */
final class StartDesign implements Policy {
    /** The fewest experiments that can show an effect and the noise. */
    private static final int LEAST = 4;

    /** The largest share of the budget that the start may use; the rest is needed for the search. */
    private static final double SHARE_OF_BUDGET = 0.2;

    /** The number of experiments from which the design has a second replicate. */
    private static final int LARGE = 8;

    /** The number of replicates of a large design. */
    private static final int MOST_REPLICATES = 2;

    private final Space space;
    private final Encoding encoding;
    private final int size;
    private final boolean whole;
    private final boolean replicated;

    private StartDesign(Space space, int size, boolean whole, boolean replicated) {
        this.space = space;
        this.encoding = new Encoding(space);
        this.size = size;
        this.whole = whole;
        this.replicated = replicated;
    }

    /** The design of a campaign; a pool has no replicates. */
    static StartDesign of(PlanRequest request, CampaignModel model) {
        return new StartDesign(
                request.recipe().space(), size(request, model), true, request.pool() == null && !isNoiseKnown(request));
    }

    /**
     * A design for a start that was chosen elsewhere: it proposes experiments only until there is a numeric result.
     */
    static StartDesign untilNumbers(PlanRequest request, CampaignModel model) {
        return new StartDesign(
                request.recipe().space(),
                size(request, model),
                false,
                request.pool() == null && !isNoiseKnown(request));
    }

    /** Whether nothing needs to be repeated to learn how much results vary. */
    private static boolean isNoiseKnown(PlanRequest request) {
        Objective objective = request.recipe().primary();
        List<ConditionResults> conditions = ConditionResults.of(request.recipe().space(), objective, request.results());
        int repeats =
                conditions.stream().mapToInt(each -> each.values().length - 1).sum();
        return objective.noise() != null
                || repeats >= MOST_REPLICATES
                || ConditionResults.exactRepeats(conditions) > 0
                || conditions.stream().anyMatch(ConditionResults::hasError);
    }

    private static int size(PlanRequest request, CampaignModel model) {
        return size(
                request.recipe().space(),
                Scope.experimentsInBudget(request, model.cost().orElse(null)));
    }

    static int size(Space space, int budget) {
        int wanted = Math.max(space.freeDirections() + 1, forLevels(mostLevels(space)));
        return Math.max(LEAST, Math.min(wanted, (int) Math.ceil(SHARE_OF_BUDGET * budget)));
    }

    /** The size of a design that tries each of so many levels once, in addition to its replicates. */
    private static int forLevels(int levels) {
        return levels == 0 ? 0 : levels + (levels + 1 < LARGE ? 1 : MOST_REPLICATES);
    }

    /** The number of options of the category with the most, each of which is tried once. */
    private static int mostLevels(Space space) {
        return space.chosen().stream()
                .mapToInt(parameter ->
                        parameter instanceof Parameter.Choosing choosing ? space.allowed(choosing).length : 0)
                .max()
                .orElse(0);
    }

    int size() {
        return size;
    }

    Encoding encoding() {
        return encoding;
    }

    /** Whether the next experiment still belongs to the start design. */
    boolean isUnderWay(BatchState state) {
        return state.model().improved().isEmpty() || (whole && state.runs().size() < size);
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        if (!isUnderWay(state)) {
            return Optional.empty();
        }
        List<Point> runs = state.runs();
        int number = runs.size() + 1;
        int of = total(state);
        return replicate(runs, number, of)
                .or(() -> state.search()
                        .filling(encoding.rows(runs), left(number, of), state.taken(), random(state))
                        .map(candidate -> new Choice(candidate, new Reason.Start(number, of))));
    }

    /** The number of starting experiments: a batch is one design, even if it is larger, until there is a result. */
    private int total(BatchState state) {
        int requested = state.runs().size() - state.rank() + 1 + state.request().size();
        return state.model().improved().isPresent() ? size : Math.max(size, requested);
    }

    /** The number of experiments that are still to be spread over the space, this one included. */
    private int left(int number, int of) {
        return Math.max(1, of - (replicated ? replicates() : 0) - number + 1);
    }

    /** The same stream for the whole design, so that it is planned as one whatever the size of the batches. */
    private static RandomStream random(BatchState state) {
        return RandomStream.of(state.request().seed()).child("start");
    }

    private int replicates() {
        return size >= LARGE ? MOST_REPLICATES : 1;
    }

    /** The replicate of an earlier experiment, if the design is at its end. */
    private Optional<Choice> replicate(List<Point> runs, int number, int of) {
        List<Point> repeatable = replicated ? repeatable(runs) : List.of();
        long repeats =
                runs.size() - runs.stream().map(space::condition).distinct().count();
        if (repeatable.isEmpty() || number <= of - replicates() || number > of || repeats >= replicates()) {
            return Optional.empty();
        }
        Point again = repeatable.get((int) repeats % repeatable.size());
        return Optional.of(Choice.of(again, new Reason.Repeat(number, of)));
    }

    private List<Point> repeatable(List<Point> runs) {
        Set<Condition> seen = new HashSet<>();
        return runs.stream()
                .filter(point -> seen.add(space.condition(point)))
                .flatMap(point -> Repetition.of(space, point).stream())
                .toList();
    }
}
