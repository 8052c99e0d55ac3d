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

/** What of a recipe the planner uses, what it keeps without using it, and what it cannot plan with. */
public final class Scope {
    /** Where no budget is stated: as many experiments as a typical campaign makes. */
    private static final int UNKNOWN_BUDGET = 60;

    /** More experiments than this make no difference to the start. */
    private static final int MOST_EXPERIMENTS = 10_000;

    private Scope() {}

    /** What is kept but not used yet, one sentence each. */
    public static List<Message> notes(Recipe recipe) {
        List<Message> notes = new ArrayList<>();
        for (Parameter parameter : recipe.space().parameters()) {
            switch (parameter) {
                case Parameter.Molecule m -> notes.add(Message.of("plan.note.molecule", m.name()));
                case Parameter.Categorical c
                when c.descriptors() != null ->
                    notes.add(Message.of("plan.note.descriptors", c.name(), c.descriptors()));
                case Parameter.Context c -> notes.add(Message.of("plan.note.context", c.name()));
                case Parameter.Chosen ignored -> {}
            }
        }
        for (Restriction restriction : recipe.space().unplannable()) {
            notes.add(Message.of("plan.note.restriction", restriction.message()));
        }
        for (Objective objective : recipe.objectives()) {
            if (!improves(objective.goal())) {
                notes.add(Message.of("plan.note.goal", objective.name()));
            }
            if (objective.target() != null) {
                notes.add(Message.of("plan.note.target", objective.name()));
            }
            if (objective.transform() == Transform.LOG && objective.noise() != null) {
                notes.add(Message.of("plan.note.noise-log", objective.name()));
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

    /** The same for a campaign, with the sources of its recipe that have no data in it. */
    public static List<Message> notes(Campaign campaign) {
        List<Message> notes = notes(campaign.recipe());
        campaign.missingSources()
                .forEach(source -> notes.add(Message.of("plan.note.no-data", source.name(), source.file())));
        return notes;
    }

    /**
     * Why no batch can be planned on this recipe; nothing where one can.
     *
     * @param place the recipe's file
     * @param size how many experiments are wanted
     */
    public static List<Problem> refusals(String place, Recipe recipe, boolean pool, int size) {
        List<Problem> problems = new ArrayList<>();
        if (recipe.objectives().size() > 1) {
            problems.add(Problem.of(
                    place, "plan.refused.objectives", recipe.objectives().size()));
        } else if (!improves(recipe.primary().goal())) {
            problems.add(Problem.of(place, "plan.refused.goal", recipe.primary().name()));
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

    /** @throws IllegalArgumentException where nothing can be planned on a recipe, which {@link #refusals} reports beforehand */
    static void require(Recipe recipe) {
        List<Problem> problems = refusals("", recipe, true, 1);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
    }

    /** How many experiments the budget pays for, as the experiments made so far cost on average. */
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
