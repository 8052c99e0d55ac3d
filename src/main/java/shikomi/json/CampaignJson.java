package shikomi.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.cost.Ledger;
import shikomi.message.Language;

/** Campaigns, experiments and costs as JSON. */
public final class CampaignJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CampaignJson() {}

    public static ObjectNode campaign(Campaign campaign) {
        return NODES.objectNode()
                .put("name", campaign.name())
                .put("version", campaign.version())
                .put("experiments", campaign.experiments().size())
                .put("waiting", campaign.pending().size())
                .put("results", campaign.results().size())
                .put("closed", campaign.closed());
    }

    /** Every experiment. */
    public static ArrayNode experiments(Campaign campaign) {
        ArrayNode list = NODES.arrayNode();
        campaign.experiments().forEach(experiment -> list.add(experiment(campaign, experiment)));
        return list;
    }

    static ObjectNode experiment(Campaign campaign, Experiment experiment) {
        ObjectNode node = NODES.objectNode()
                .put("experiment", experiment.id())
                .put("batch", experiment.batch() == 0 ? null : (Integer) experiment.batch())
                .put("state", experiment.state().name().toLowerCase(Locale.ROOT));
        if (experiment.proposal() == null) {
            node.putNull("proposal");
        } else {
            node.set("proposal", AskJson.proposal(campaign.recipe(), experiment.proposal(), true, Language.EN));
        }
        if (experiment.result() == null) {
            node.putNull("result");
        } else {
            node.set("result", result(experiment.result()));
        }
        return node;
    }

    private static ObjectNode result(Result result) {
        ObjectNode node = NODES.objectNode();
        node.set("made", AskJson.point(result.made()));
        ArrayNode measurements = node.putArray("measurements");
        for (Measurement measurement : result.measurements()) {
            ObjectNode one = measurements
                    .addObject()
                    .put("objective", measurement.objective())
                    .put("replicate", measurement.replicate());
            switch (measurement.outcome()) {
                case Outcome.Measured(double value, double error) -> {
                    AskJson.number(one, "value", value);
                    AskJson.number(one, "standard_error", error == 0 ? null : error);
                }
                case Outcome.Below(double limit) -> AskJson.number(one, "below", limit);
                case Outcome.Above(double limit) -> AskJson.number(one, "above", limit);
                case Outcome.Failed ignored -> one.put("failed", true);
            }
        }
        AskJson.number(node, "money", result.money());
        AskJson.number(node, "hours", result.hours());
        return node.put("date", result.date() == null ? null : result.date().toString())
                .put("by", result.by())
                .put("note", result.note());
    }

    public static ObjectNode costs(Ledger ledger) {
        ObjectNode node = NODES.objectNode()
                .put("currency", ledger.cost().currency().getCurrencyCode())
                .put("data_points", ledger.dataPoints())
                .put("valid_points", ledger.validPoints())
                .put("estimated", ledger.estimated())
                .put("batches", ledger.batches());
        AskJson.number(node, "spent", ledger.spent());
        AskJson.number(node, "planned", ledger.planned());
        AskJson.number(node, "cost_per_data_point", ledger.perDataPoint());
        AskJson.number(node, "cost_per_valid_point", ledger.perValidPoint());
        AskJson.number(node, "budget_left", ledger.left());
        ArrayNode lines = node.putArray("experiments");
        for (Ledger.Line line : ledger.lines()) {
            ObjectNode one = lines.addObject().put("experiment", line.experiment());
            AskJson.number(one, "planned", line.planned());
            AskJson.number(one, "money", line.money());
            AskJson.number(one, "labour", line.labour());
            one.put("estimated", line.estimated());
            AskJson.number(one, "spent", line.spent());
            AskJson.number(one, "best", line.best());
        }
        return node;
    }
}
