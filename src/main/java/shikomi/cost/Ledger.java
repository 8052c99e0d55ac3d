package shikomi.cost;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Result;
import shikomi.recipe.Cost;

/**
 * What a campaign has cost so far.
 *
 * @param lines one for each experiment with a result, in the order of their ids
 * @param batches how many batches were set up
 * @param planned what the same experiments and set-ups should have cost
 */
public record Ledger(Cost cost, List<Line> lines, int batches, double spent, double planned) {
    public Ledger {
        lines = List.copyOf(lines);
    }

    /**
     * An experiment that has a result.
     *
     * @param batch its number, 0 where it was not planned
     * @param planned what it should have cost
     * @param money what was paid without labour
     * @param labour money of the hands-on time
     * @param estimated whether money or hours were not said and are taken as planned
     * @param valid whether it gave a number
     * @param spent by the campaign up to here, the set-up of this batch included
     * @param best the best value so far; null where there is none, or more than one objective is to be improved
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

        /** What the experiment cost, set-up aside. */
        public double total() {
            return money + labour;
        }
    }

    /** Empty where the recipe says nothing of costs. */
    public static Optional<Ledger> of(Campaign campaign) {
        return RecipeCost.of(campaign.recipe()).map(model -> of(campaign, model));
    }

    private static Ledger of(Campaign campaign, RecipeCost model) {
        Cost cost = java.util.Objects.requireNonNull(campaign.recipe().cost());
        List<Line> lines = new ArrayList<>();
        @Nullable Best best = null;
        Set<Integer> batches = new HashSet<>();
        double spent = 0;
        double planned = 0;
        for (Experiment experiment : campaign.experiments()) {
            Result result = experiment.result();
            if (result == null || !result.isAnswer()) {
                continue;
            }
            best = better(campaign, best, result);
            double setUp = experiment.batch() > 0 && batches.add(experiment.batch()) ? model.setUp() : 0;
            Line line = line(experiment, result, model, cost, spent + setUp, best == null ? null : best.value());
            spent = line.spent();
            planned += line.planned() + setUp;
            lines.add(line);
        }
        return new Ledger(cost, lines, batches.size(), spent, planned);
    }

    private static Line line(
            Experiment experiment, Result result, RecipeCost model, Cost cost, double before, @Nullable Double best) {
        double money = cost.rounded(result.money() != null ? result.money() : model.withoutLabour(result.made()));
        double labour = cost.rounded(result.hours() != null ? result.hours() * cost.labour() : model.labour());
        boolean estimated = result.money() == null || (result.hours() == null && cost.labour() > 0);
        double planned = model.planned(
                experiment.proposal() == null
                        ? result.made()
                        : experiment.proposal().point());
        double spent = before + money + labour;
        return new Line(
                experiment.id(), experiment.batch(), planned, money, labour, estimated, result.isValid(), spent, best);
    }

    private static @Nullable Best better(Campaign campaign, @Nullable Best before, Result result) {
        return Best.of(campaign.recipe(), before == null ? List.of(result) : List.of(before.result(), result))
                .orElse(null);
    }

    /** How many experiments have a result, failed ones included. */
    public int dataPoints() {
        return lines.size();
    }

    /** How many experiments gave a number. */
    public int validPoints() {
        return (int) lines.stream().filter(Line::valid).count();
    }

    /** How many of the data points have money or hours taken as planned. */
    public int estimated() {
        return (int) lines.stream().filter(Line::estimated).count();
    }

    /** Spent ÷ experiments with a result; null before the first. */
    public @Nullable Double perDataPoint() {
        return per(dataPoints());
    }

    /** Spent ÷ experiments that gave a number; null before the first. */
    public @Nullable Double perValidPoint() {
        return per(validPoints());
    }

    private @Nullable Double per(int points) {
        return points == 0 ? null : (Double) cost.rounded(spent / points);
    }

    /** Money of the budget that is not spent, below zero where it is overdrawn; null where there is no budget of money. */
    public @Nullable Double left() {
        Cost.Budget budget = cost.budget();
        return budget == null || budget.money() == null ? null : (Double) (budget.money() - spent);
    }
}
