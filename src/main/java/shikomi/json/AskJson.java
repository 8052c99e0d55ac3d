package shikomi.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Proposal;
import shikomi.campaign.Why;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.model.ModelHealth;
import shikomi.model.NewMeasurement;
import shikomi.plan.Plan;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Point;
import shikomi.space.Value;

/** A plan, and predictions, as JSON: every key is always there, what is unknown is null. */
public final class AskJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AskJson() {}

    /** The results that a plan was made from; the hash is of the file's bytes, null where there was none. */
    public record Results(
            int rows, int conditions, @Nullable String sha256) {}

    /** @param poolRows whether the rows of the pool are named */
    public static ObjectNode of(
            Recipe recipe, Results results, Plan plan, long seed, boolean poolRows, Language language) {
        ObjectNode node = NODES.objectNode().put("recipe", recipe.name()).put("seed", seed);
        node.putObject("results")
                .put("rows", results.rows())
                .put("conditions", results.conditions())
                .put("sha256", results.sha256());
        ArrayNode batch = node.putArray("batch");
        plan.batch().forEach(proposal -> batch.add(proposal(recipe, proposal, poolRows, language)));
        node.set("model", model(recipe, plan.model()));
        ArrayNode sources = node.putArray("sources");
        plan.sources()
                .forEach(each -> number(
                        sources.addObject()
                                .put("name", each.source().spec().name())
                                .put("verdict", each.verdict().code()),
                        "weight",
                        each.weight()));
        return node;
    }

    /** What a person should know beside a batch. */
    public static ArrayNode notes(List<Message> notes, Language language) {
        ArrayNode array = NODES.arrayNode();
        notes.forEach(note -> array.add(note.in(language)));
        return array;
    }

    /** One proposal. */
    public static ObjectNode proposal(Recipe recipe, Proposal proposal, boolean poolRows, Language language) {
        ObjectNode node = NODES.objectNode().put("rank", proposal.rank());
        node.set("point", point(proposal.point()));
        if (poolRows && proposal.poolRow() != null) {
            node.put("pool_row", proposal.poolRow());
        }
        ObjectNode predicted = node.putObject("predicted");
        for (Objective objective : recipe.objectives()) {
            Proposal.Expected expected = proposal.predicted().get(objective.name());
            if (expected == null) {
                predicted.putNull(objective.name());
            } else {
                ObjectNode of = predicted.putObject(objective.name());
                number(of, "mean", expected.mean());
                number(of, "sd", expected.sd());
            }
        }
        number(node, "chance_to_beat_best", proposal.chance());
        node.put("reason", proposal.reason().code());
        node.put("why", Why.sentence(proposal, recipe).in(language));
        if (recipe.cost() == null || proposal.money() == null) {
            node.putNull("cost");
        } else {
            ObjectNode cost = node.putObject("cost");
            number(cost, "money", proposal.money());
            cost.put("currency", recipe.cost().currency().getCurrencyCode());
        }
        return node;
    }

    /** A point with a number or a text for each parameter. */
    public static ObjectNode point(Point point) {
        ObjectNode node = NODES.objectNode();
        point.values().forEach((name, value) -> {
            switch (value) {
                case Value.Amount(double number) -> number(node, name, number);
                case Value.Choice(String choice) -> node.put(name, choice);
            }
        });
        return node;
    }

    private static ObjectNode model(Recipe recipe, ModelHealth health) {
        ObjectNode node = NODES.objectNode().put("conditions", health.conditions());
        ObjectNode loo = node.putObject("loo_rmse");
        ObjectNode mean = node.putObject("mean_rmse");
        for (Objective objective : recipe.objectives()) {
            ModelHealth.Check check = health.objectives().get(objective.name());
            number(loo, objective.name(), check == null ? null : check.looRmse());
            number(mean, objective.name(), check == null ? null : check.meanRmse());
        }
        return node;
    }

    /** One object for each point and objective, rows counted from 0. */
    public static ArrayNode predictions(Map<String, List<NewMeasurement>> predictions, int rows) {
        ArrayNode array = NODES.arrayNode();
        for (int row = 0; row < rows; row++) {
            for (Map.Entry<String, List<NewMeasurement>> entry : predictions.entrySet()) {
                NewMeasurement predicted = entry.getValue().get(row);
                ObjectNode node = array.addObject().put("row", row).put("objective", entry.getKey());
                number(node, "mean", predicted.mean());
                number(node, "sd", predicted.sd());
                number(node, "low", predicted.low());
                number(node, "high", predicted.high());
            }
        }
        return array;
    }

    /** A number as a person would write it: 0.8, 110. */
    static void number(ObjectNode node, String key, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            node.putNull(key);
        } else {
            node.put(key, Numbers.exact(value));
        }
    }
}
