package shikomi.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;

/** Sentences that explain why an experiment was proposed and how its result compares with the prediction. */
public final class Why {
    /** The least share shown as a number: 1 %, less the rounding of a computed distance. */
    private static final double LEAST_SHOWN = 0.01 - 1e-9;

    private Why() {}

    /** The reason why an experiment was proposed. */
    public static Message sentence(Proposal proposal, Recipe recipe) {
        return switch (proposal.reason()) {
            case Reason.Start(int number, int of) -> Message.of("campaign.why.start", number, of);
            case Reason.ColdStart(int number, int of) -> Message.of("campaign.why.told", number, of);
            case Reason.LikelyBetter(double chance, double best) -> likely(proposal, recipe, chance, best);
            case Reason.FarFromData(double chance, double best) ->
                placed("campaign.why.far-from-data", proposal, recipe, chance, best);
            case Reason.Untried(String parameter, String choice, double chance, double best) ->
                untried(recipe.title(parameter), choice, proposal, recipe, chance, best);
            case Reason.FineSearch(double chance, double best) ->
                placed("campaign.why.fine-search", proposal, recipe, chance, best);
            case Reason.NothingLikely(double chance, double best) ->
                Message.of(
                        "campaign.why.nothing-likely",
                        value(best, recipe),
                        expected(proposal, recipe),
                        percent(chance));
            case Reason.CheckDoubtful(double measured, double low, double high) ->
                doubtful(measured, low, high, recipe);
            case Reason.LeastKnown(double sd, double best) -> explored(proposal, recipe, best);
            case Reason.Repeat(int number, int of) -> Message.of("campaign.why.repeat", number, of);
            case Reason.Confirm(double chance, double best) ->
                repeated(
                        "campaign.why.confirm",
                        "campaign.why.confirm.named",
                        proposal,
                        value(best, recipe),
                        percent(chance));
            case Reason.Contender(double chance, double best) -> contender(proposal, recipe, chance, best);
            case Reason.Verify(double mean, double target) ->
                repeated(
                        "campaign.why.verify",
                        "campaign.why.verify.named",
                        proposal,
                        value(mean, recipe),
                        value(target, recipe));
            case Reason.Insurance(double chance, double best) ->
                Message.of("campaign.why.guard", expected(proposal, recipe), percent(chance), value(best, recipe));
        };
    }

    /** The sentence about a repeat, which names the repeated experiment where the proposal does. */
    private static Message doubtful(double measured, double low, double high, Recipe recipe) {
        return low == high
                ? Message.of("campaign.why.check-unequal", value(measured, recipe), value(low, recipe))
                : Message.of(
                        "campaign.why.check-doubtful",
                        value(measured, recipe),
                        value(low, recipe),
                        value(high, recipe));
    }

    private static Message contender(Proposal proposal, Recipe recipe, double chance, double best) {
        return Message.of(
                "campaign.why.contender",
                named(proposal),
                expected(proposal, recipe),
                percent(chance),
                value(best, recipe));
    }

    private static Message repeated(String key, String named, Proposal proposal, String value, String other) {
        return proposal.nearest() == null
                ? Message.of(key, value, other)
                : Message.of(named, value, other, named(proposal));
    }

    private static String named(Proposal proposal) {
        return proposal.nearest() == null ? "–" : proposal.nearest().experiment();
    }

    /** A sentence that names the nearest experiment and the distance from it. */
    private static Message placed(String key, Proposal proposal, Recipe recipe, double chance, double best) {
        Proposal.Nearest nearest = proposal.nearest();
        String experiment = nearest == null ? "–" : nearest.experiment();
        String distance = nearest == null ? "–" : percent(nearest.distance());
        if (proposal.chance() == null) {
            return Message.of(
                    proposal.reason() instanceof Reason.FarFromData
                            ? "campaign.why.far-unknown"
                            : "campaign.why.near-unknown",
                    experiment,
                    distance);
        }
        return Message.of(key, experiment, distance, expected(proposal, recipe), percent(chance), value(best, recipe));
    }

    private static Message likely(Proposal proposal, Recipe recipe, double chance, double best) {
        return proposal.chance() == null && proposal.nearest() != null
                ? placed("campaign.why.near-unknown", proposal, recipe, chance, best)
                : Message.of(
                        "campaign.why.likely-better", expected(proposal, recipe), percent(chance), value(best, recipe));
    }

    private static Message untried(
            Text parameter, String choice, Proposal proposal, Recipe recipe, double chance, double best) {
        return Message.of(
                "campaign.why.untried",
                parameter,
                choice,
                expected(proposal, recipe),
                percent(chance),
                value(best, recipe));
    }

    private static Message explored(Proposal proposal, Recipe recipe, double best) {
        Text expected = expected(proposal, recipe);
        return proposal.chance() == null
                ? Message.of("campaign.why.least-known", expected, value(best, recipe))
                : Message.of("campaign.why.exploring", expected, percent(proposal.chance()), value(best, recipe));
    }

    /** How external data changed the prediction of each objective; empty if the displayed values are equal. */
    public static List<Message> moved(Proposal proposal, Recipe recipe) {
        List<Message> sentences = new ArrayList<>();
        for (Objective objective : recipe.objectives()) {
            Proposal.Expected alone = proposal.alone().get(objective.name());
            Proposal.Expected expected = proposal.predicted().get(objective.name());
            if (alone == null || expected == null) {
                continue;
            }
            Text before = spread(alone, objective);
            Text after = spread(expected, objective);
            if (!before.equals(after)) {
                sentences.add(Message.of("campaign.why.moved", objective.title(), before, after));
            }
        }
        return sentences;
    }

    /**
     * Compares the result of an experiment with its prediction and with the best so far.
     *
     * @param before the best result before the experiment
     * @param after the best result including the experiment
     */
    public static List<Message> after(
            Experiment experiment, Recipe recipe, Optional<Best> before, Optional<Best> after) {
        List<Message> sentences = new ArrayList<>();
        if (experiment.result() != null && experiment.proposal() != null) {
            for (Objective objective : recipe.objectives()) {
                against(experiment.result(), experiment.proposal(), objective).ifPresent(sentences::add);
            }
        }
        if (experiment.result() != null) {
            experiment.result().measurements().stream()
                    .filter(measurement -> measurement.outcome() instanceof Outcome.Below
                            || measurement.outcome() instanceof Outcome.Above)
                    .map(measurement -> Message.of(
                            "campaign.after.limit",
                            recipe.title(measurement.objective()),
                            measurement.outcome().text()))
                    .forEach(sentences::add);
        }
        after.ifPresent(best -> sentences.add(
                before.filter(b -> b.value() != best.value()).isPresent()
                        ? Message.of(
                                "campaign.after.better",
                                value(best.value(), best.objective()),
                                Figures.value(before.get().value()))
                        : Message.of("campaign.after.best", value(best.value(), best.objective()))));
        return sentences;
    }

    private static Optional<Message> against(Result result, Proposal proposal, Objective objective) {
        Proposal.Expected expected = proposal.predicted().get(objective.name());
        var mean = result.values(objective.name()).average();
        if (expected == null || !expected.hasKnownSpread() || mean.isEmpty()) {
            return Optional.empty();
        }
        double z = expected.score(mean.getAsDouble());
        String key = Math.abs(z) <= 2 ? "inside" : z > 0 ? "above" : "below";
        return Optional.of(
                Message.of("campaign.after." + key, Figures.value(mean.getAsDouble()), spread(expected, objective)));
    }

    private static Text expected(Proposal proposal, Recipe recipe) {
        Objective objective = recipe.primary();
        Proposal.Expected expected = proposal.predicted().get(objective.name());
        return expected == null ? Text.plain("–") : spread(expected, objective);
    }

    /** A prediction with its uncertainty and unit: {@code 62.1 ± 5.8 mS/cm}. */
    public static Text spread(Proposal.Expected expected, Objective objective) {
        return expected.words(objective.unit() == null ? "" : objective.unit().label());
    }

    /** A probability in percent: {@code 38 %}. */
    public static String percent(double chance) {
        return chance < LEAST_SHOWN ? "< 1 %" : chance > 0.99 ? "> 99 %" : Math.round(100 * chance) + " %";
    }

    /** The best so far, as the model estimates it, to three significant digits. */
    private static String value(double value, Recipe recipe) {
        return value(Double.parseDouble(Numbers.significant(value, 3)), recipe.primary());
    }

    /** A value with its unit. */
    public static String value(@Nullable Double value, Objective objective) {
        return value == null ? "–" : Figures.value(value) + unit(objective);
    }

    private static String unit(Objective objective) {
        return objective.unit() == null ? "" : " " + objective.unit().label();
    }
}
