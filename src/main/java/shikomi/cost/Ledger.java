package shikomi.cost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Belief;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.recipe.Cost;
import shikomi.recipe.Recipe;

/**
 * The cost of a campaign so far.
 *
 * @param lines one for each experiment with a result, in the order of their ids
 * @param batches the number of batches that were set up
 * @param spent the total cost so far
 * @param planned the planned cost of the same experiments and set-ups
 */
public record Ledger(Cost cost, List<Line> lines, int batches, double spent, double planned) {
    public Ledger {
        lines = List.copyOf(lines);
    }

    /**
     * The cost of an experiment that has a result.
     *
     * @param batch the number of its batch; 0 if it was not planned
     * @param planned its planned cost
     * @param money the money spent, excluding labour
     * @param labour the cost of the hands-on time
     * @param estimated whether money or hours were not recorded, so that the planned values are used
     * @param valid whether it gave a number
     * @param spent the money spent by the campaign up to this experiment, including the set-up of its batch
     * @param best the best value so far; null if there is none, or if more than one objective is to be improved
     */
    public record Line(
            String experiment,
            int batch,
            double planned,
            double money,
            double labour,
            boolean estimated,
            boolean valid,
            double spent,
            @Nullable Double best) {

        /** The cost of the experiment, excluding set-up. */
        public double total() {
            return money + labour;
        }
    }

    /** The ledger of a campaign; empty if the recipe states no costs. */
    public static Optional<Ledger> of(Campaign campaign) {
        return of(
                campaign,
                Best.objective(campaign.recipe())
                        .<Function<Result, DoubleStream>>map(
                                objective -> Belief.of(objective, campaign.results())::values)
                        .orElse(result -> DoubleStream.empty()));
    }

    /**
     * The ledger of a campaign whose best so far is that of some values.
     *
     * @param values the values of a result that count
     */
    public static Optional<Ledger> of(Campaign campaign, Function<Result, DoubleStream> values) {
        return RecipeCost.of(campaign.recipe()).map(model -> of(campaign, model, values));
    }

    private static Ledger of(Campaign campaign, RecipeCost model, Function<Result, DoubleStream> values) {
        Tally tally = new Tally(
                campaign.recipe(),
                model,
                Objects.requireNonNull(campaign.recipe().cost()),
                values);
        campaign.experiments().forEach(tally::add);
        return tally.ledger();
    }

    /** The running totals up to an experiment. */
    private static final class Tally {
        private final Recipe recipe;
        private final RecipeCost model;
        private final Cost cost;
        private final Function<Result, DoubleStream> values;
        private final List<Line> lines = new ArrayList<>();
        private final Set<Integer> batches = new HashSet<>();
        private @Nullable Best best;
        private double spent;
        private double planned;

        Tally(Recipe recipe, RecipeCost model, Cost cost, Function<Result, DoubleStream> values) {
            this.values = values;
            this.recipe = recipe;
            this.model = model;
            this.cost = cost;
        }

        void add(Experiment experiment) {
            Result result = experiment.result();
            if (result != null && result.isAnswer()) {
                improve(result);
                double setUp = experiment.batch() > 0 && batches.add(experiment.batch()) ? model.setUp() : 0;
                Line line = line(experiment, result, spent + setUp);
                spent = line.spent();
                planned += line.planned() + setUp;
                lines.add(line);
            }
        }

        private void improve(Result result) {
            List<Result> candidates = best == null ? List.of(result) : List.of(best.result(), result);
            best = Best.objective(recipe)
                    .flatMap(objective -> Best.of(objective, values, candidates))
                    .orElse(null);
        }

        private Line line(Experiment experiment, Result result, double before) {
            double money = cost.rounded(result.money() != null ? result.money() : model.withoutLabour(result.made()));
            double labour = cost.rounded(result.hours() != null ? result.hours() * cost.labour() : model.labour());
            boolean estimated = result.money() == null || (result.hours() == null && cost.labour() > 0);
            Proposal proposal = experiment.proposal();
            return new Line(
                    experiment.id(),
                    experiment.batch(),
                    model.planned(proposal == null ? result.made() : proposal.point()),
                    money,
                    labour,
                    estimated,
                    result.isValid(),
                    before + money + labour,
                    best == null ? null : (Double) best.value());
        }

        Ledger ledger() {
            return new Ledger(cost, lines, batches.size(), spent, planned);
        }
    }

    /** The number of experiments with a result, including failed ones. */
    public int dataPoints() {
        return lines.size();
    }

    /** The number of experiments that gave a number. */
    public int validPoints() {
        return (int) lines.stream().filter(Line::valid).count();
    }

    /** The number of data points whose money or hours are taken from the plan. */
    public int estimated() {
        return (int) lines.stream().filter(Line::estimated).count();
    }

    /** The money spent per experiment with a result; null before the first. */
    public @Nullable Double perDataPoint() {
        return per(dataPoints());
    }

    /** The money spent per experiment that gave a number; null before the first. */
    public @Nullable Double perValidPoint() {
        return per(validPoints());
    }

    private @Nullable Double per(int points) {
        return points == 0 ? null : (Double) cost.rounded(spent / points);
    }

    /** The money left in the budget, negative if it is overspent; null if there is no budget of money. */
    public @Nullable Double left() {
        Cost.Budget budget = cost.budget();
        return budget == null || budget.money() == null ? null : (Double) (budget.money() - spent);
    }
}
