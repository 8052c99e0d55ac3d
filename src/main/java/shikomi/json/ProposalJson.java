package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import shikomi.campaign.Proposal;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Why;
import shikomi.message.Language;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;

/** Proposals as JSON. */
public final class ProposalJson {
    private ProposalJson() {}

    /** The form stored in a history, format 1, without unknown values. */
    public static ObjectNode stored(Proposal proposal) {
        ObjectNode node = ranked(proposal, PointJson.stored(proposal.point()), true);
        store(proposal.predicted(), node.putObject("predicted"));
        if (!proposal.alone().isEmpty()) {
            store(proposal.alone(), node.putObject("alone"));
        }
        Fields.putPresent(node, "chance", proposal.chance());
        node.set("reason", ReasonJson.stored(proposal.reason()));
        Fields.putPresent(node, "money", proposal.money());
        if (proposal.nearest() != null) {
            put(proposal.nearest(), node.putObject("nearest"));
        }
        return node;
    }

    /**
     * The form that is sent to programs and people: all keys are always present; unknown values are null.
     *
     * @param poolRows whether the row of the pool is included
     */
    public static ObjectNode answer(Recipe recipe, Proposal proposal, boolean poolRows, Language language) {
        ObjectNode node = ranked(proposal, PointJson.answer(proposal.point()), poolRows);
        ObjectNode predicted = node.putObject("predicted");
        for (Objective objective : recipe.objectives()) {
            answer(predicted, objective.name(), proposal);
        }
        Fields.putExact(node, "chance_to_beat_best", proposal.chance());
        node.put("reason", proposal.reason().code());
        node.put("why", Why.sentence(proposal, recipe).in(language));
        cost(recipe, proposal, node);
        if (proposal.nearest() == null) {
            return node.putNull("nearest");
        }
        put(proposal.nearest(), node.putObject("nearest"));
        return node;
    }

    private static void cost(Recipe recipe, Proposal proposal, ObjectNode node) {
        if (recipe.cost() == null || proposal.money() == null) {
            node.putNull("cost");
            return;
        }
        ObjectNode cost = node.putObject("cost");
        Fields.putExact(cost, "money", proposal.money());
        cost.put("currency", recipe.cost().currency().getCurrencyCode());
    }

    /** Reads the stored form. */
    public static Proposal read(JsonNode node) {
        return new Proposal(
                Fields.integer(node, "rank"),
                PointJson.read(node.get("point")),
                node.has("pool_row") ? (Integer) Fields.integer(node, "pool_row") : null,
                expected(node.get("predicted")),
                expected(node.path("alone")),
                Fields.numberOrNull(node, "chance"),
                ReasonJson.read(node.get("reason")),
                Fields.numberOrNull(node, "money"),
                node.has("nearest") ? nearest(node.get("nearest")) : null);
    }

    private static Proposal.Nearest nearest(JsonNode node) {
        return new Proposal.Nearest(Fields.text(node, "experiment"), Fields.number(node, "distance"));
    }

    private static void put(Proposal.Nearest nearest, ObjectNode node) {
        node.put("experiment", nearest.experiment()).put("distance", nearest.distance());
    }

    private static ObjectNode ranked(Proposal proposal, ObjectNode point, boolean poolRows) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("rank", proposal.rank());
        node.set("point", point);
        if (poolRows && proposal.poolRow() != null) {
            node.put("pool_row", proposal.poolRow());
        }
        return node;
    }

    private static void answer(ObjectNode predicted, String objective, Proposal proposal) {
        Expected expected = proposal.predicted().get(objective);
        if (expected == null) {
            predicted.putNull(objective);
        } else {
            ObjectNode node = predicted.putObject(objective);
            Fields.putExact(node, "mean", expected.mean());
            Fields.putExact(node, "sd", expected.sd());
            Fields.putExact(node, "low", expected.low());
            Fields.putExact(node, "high", expected.high());
        }
    }

    private static void store(Map<String, Expected> all, ObjectNode node) {
        all.forEach((name, expected) -> {
            ObjectNode one = node.putObject(name).put("mean", expected.mean());
            Fields.putPresent(one, "sd", expected.hasKnownSpread() ? (Double) expected.sd() : null);
            Fields.putPresent(one, "log_sd", expected.logSd());
        });
    }

    private static Map<String, Expected> expected(JsonNode node) {
        Map<String, Expected> all = new LinkedHashMap<>();
        node.properties().forEach(entry -> all.put(entry.getKey(), one(entry.getValue())));
        return all;
    }

    private static Expected one(JsonNode node) {
        return new Expected(
                Fields.number(node, "mean"), node.path("sd").asDouble(Double.NaN), Fields.numberOrNull(node, "log_sd"));
    }
}
