package shikomi.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.cost.Ledger;
import shikomi.cost.Money;
import shikomi.cost.RecipeCost;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.recipe.Cost;
import shikomi.recipe.Recipe;

/** The note on a batch that costs more than is left of the budget, with the proposals that it still covers. */
final class BudgetNote {
    /** The number of proposals that are listed: what fits a line. */
    private static final int LISTED = 10;

    private BudgetNote() {}

    /** The note on the next batch of a campaign, whose waiting experiments are paid first; none if the budget covers it. */
    static List<Message> of(Campaign campaign, Plan plan) {
        return RecipeCost.of(campaign.recipe())
                .flatMap(cost -> Ledger.of(campaign)
                        .flatMap(ledger -> Optional.ofNullable(ledger.left())
                                .flatMap(
                                        left -> note(campaign.recipe(), left - waiting(campaign, ledger, cost), plan))))
                .stream()
                .toList();
    }

    /** The note on the next batch after these results, whose batches are not known; none if the budget covers it. */
    static List<Message> of(Recipe recipe, List<Result> results, Plan plan) {
        return RecipeCost.of(recipe)
                .flatMap(cost -> budget(recipe)
                        .flatMap(budget -> note(
                                recipe,
                                budget
                                        - results.stream()
                                                .filter(Result::isAnswer)
                                                .mapToDouble(cost::spent)
                                                .sum(),
                                plan)))
                .stream()
                .toList();
    }

    private static Optional<Double> budget(Recipe recipe) {
        return Optional.ofNullable(recipe.cost())
                .flatMap(cost -> Optional.ofNullable(cost.budget()))
                .flatMap(budget -> Optional.ofNullable(budget.money()));
    }

    /** The planned cost of the waiting experiments, with the set-up of batches of which nothing has been paid yet. */
    private static double waiting(Campaign campaign, Ledger ledger, RecipeCost cost) {
        Set<Integer> paid = ledger.lines().stream().map(Ledger.Line::batch).collect(Collectors.toSet());
        long setUps = campaign.pending().stream()
                .map(Experiment::batch)
                .filter(batch -> batch > 0 && !paid.contains(batch))
                .distinct()
                .count();
        return setUps * cost.setUp()
                + campaign.pendingPoints().stream().mapToDouble(cost::planned).sum();
    }

    private static Optional<Message> note(Recipe recipe, double left, Plan plan) {
        Cost cost = Objects.requireNonNull(recipe.cost());
        double setUp = RecipeCost.of(recipe).orElseThrow().setUp();
        double all =
                setUp + plan.batch().stream().mapToDouble(BudgetNote::price).sum();
        if (plan.batch().isEmpty() || all <= left) {
            return Optional.empty();
        }
        List<Integer> covered = covered(plan.batch(), left - setUp);
        String money = money(Math.max(left, 0), cost);
        return Optional.of(
                covered.isEmpty()
                        ? Message.of(
                                "plan.budget.none",
                                money,
                                money(all, cost),
                                plan.batch().size())
                        : Message.of(
                                "plan.budget.some",
                                money,
                                money(all, cost),
                                plan.batch().size(),
                                covered.size(),
                                listed(covered)));
    }

    /** The positions of the proposals that the money covers, taken in order; a later, cheaper one may still be covered. */
    private static List<Integer> covered(List<Proposal> batch, double money) {
        List<Integer> covered = new ArrayList<>();
        double rest = money;
        for (Proposal proposal : batch) {
            if (price(proposal) <= rest) {
                rest -= price(proposal);
                covered.add(proposal.rank());
            }
        }
        return covered;
    }

    private static double price(Proposal proposal) {
        return Objects.requireNonNullElse(proposal.money(), 0.0);
    }

    private static String listed(List<Integer> ranks) {
        return ranks.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "))
                + (ranks.size() > LISTED ? ", …" : "");
    }

    private static String money(double money, Cost cost) {
        return Money.text(cost.rounded(money), cost.currency(), Language.EN);
    }
}
