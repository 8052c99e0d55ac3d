package shikomi.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Result;
import shikomi.cost.CostModel;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.recipe.Cost;
import shikomi.recipe.Goal;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.Transform;
import shikomi.space.Parameter;
import shikomi.space.Restriction;

/**
 * The scope of the planner: the parts of a recipe that it uses, those that it keeps without using them, and those that
 * it cannot plan with.
 */
public final class Scope {
    /** The number of experiments that is assumed if no budget is stated: that of a typical campaign. */
    private static final int UNKNOWN_BUDGET = 60;

    /** The number of experiments above which the start design no longer depends on it. */
    private static final int MOST_EXPERIMENTS = 10_000;

    private Scope() {}

    /** The parts of the recipe that are kept but not used yet, one sentence each. */
    public static List<Message> notes(Recipe recipe) {
        List<Message> notes = new ArrayList<>();
        for (Parameter parameter : recipe.space().parameters()) {
            switch (parameter) {
                case Parameter.Molecule m -> notes.add(Message.of("plan.note.molecule", m.title()));
                case Parameter.Categorical c
                when c.descriptors() != null ->
                    notes.add(Message.of("plan.note.descriptors", c.title(), c.descriptors()));
                case Parameter.Context c -> notes.add(Message.of("plan.note.context", c.title()));
                case Parameter.Chosen ignored -> {}
            }
        }
        for (Restriction restriction : recipe.space().unplannable()) {
            notes.add(Message.of("plan.note.restriction", restriction.message()));
        }
        for (Objective objective : recipe.objectives()) {
            if (!improves(objective.goal())) {
                notes.add(Message.of("plan.note.goal", objective.title()));
            }
            if (objective.target() != null) {
                notes.add(Message.of("plan.note.target", objective.title()));
            }
            if (objective.transform() == Transform.LOG && objective.noise() != null) {
                notes.add(Message.of("plan.note.noise-log", objective.title()));
            }
        }
        if (recipe.objectives().size() > 1) {
            notes.add(Message.of("plan.note.objectives", recipe.objectives().size()));
        }
        if (!recipe.batch().same().isEmpty()) {
            notes.add(Message.of(
                    "plan.note.same", String.join(", ", recipe.batch().same())));
        }
        return notes;
    }

    /**
     * The notes on a campaign: those on its recipe, and the sources of the recipe that have no data in the campaign.
     */
    public static List<Message> notes(Campaign campaign) {
        List<Message> notes = notes(campaign.recipe());
        campaign.missingSources()
                .forEach(source -> notes.add(Message.of("plan.note.no-data", source.name(), source.file())));
        return notes;
    }

    /**
     * The reasons why no batch can be planned with this recipe; none if one can.
     *
     * @param place the recipe's file
     * @param size the number of requested experiments
     */
    public static List<Problem> refusals(String place, Recipe recipe, boolean pool, int size) {
        List<Problem> problems = new ArrayList<>();
        if (recipe.objectives().size() > 1) {
            problems.add(Problem.of(
                    place, "plan.refused.objectives", recipe.objectives().size()));
        } else if (!improves(recipe.primary().goal())) {
            problems.add(Problem.of(place, "plan.refused.goal", recipe.primary().title()));
        }
        if (!pool) {
            for (Restriction restriction : recipe.space().unplannable()) {
                problems.add(Problem.of(place, "plan.refused.restriction", restriction.message()));
            }
        }
        if (size > 1 && !recipe.batch().same().isEmpty()) {
            problems.add(Problem.of(
                    place, "plan.refused.same", String.join(", ", recipe.batch().same())));
        }
        return problems;
    }

    private static boolean improves(Goal goal) {
        return switch (goal) {
            case Goal.Maximize ignored -> true;
            case Goal.Minimize ignored -> true;
            case Goal.Match ignored -> false;
            case Goal.Between ignored -> false;
            case Goal.AtLeast ignored -> false;
            case Goal.AtMost ignored -> false;
        };
    }

    /**
     * @throws IllegalArgumentException if no batch can be planned with the recipe, which {@link #refusals} reports
     *     beforehand
     */
    static void require(Recipe recipe) {
        List<Problem> problems = refusals("", recipe, true, 1);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
    }

    /** The number of experiments that the budget covers at the average cost of those made so far. */
    static int experimentsInBudget(PlanRequest request, @Nullable CostModel model) {
        Cost cost = request.recipe().cost();
        if (cost == null
                || model == null
                || cost.budget() == null
                || cost.budget().money() == null) {
            return UNKNOWN_BUDGET;
        }
        double each = Stream.concat(request.results().stream().map(Result::made), request.pending().stream())
                .mapToDouble(model::planned)
                .average()
                .orElse(cost.run().money());
        return each > 0 ? (int) Math.min(MOST_EXPERIMENTS, cost.budget().money() / each) : UNKNOWN_BUDGET;
    }
}
