package shikomi.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Proposal;
import shikomi.cost.Ledger;
import shikomi.message.Language;

/** Campaigns, experiments and costs as JSON. */
public final class CampaignJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CampaignJson() {}

    /** The key figures of a campaign. */
    public static ObjectNode campaign(Campaign campaign) {
        return NODES.objectNode()
                .put("name", campaign.name())
                .put("version", campaign.version())
                .put("experiments", campaign.experiments().size())
                .put("waiting", campaign.pending().size())
                .put("results", campaign.results().size())
                .put("closed", campaign.closed());
    }

    /** All experiments of a campaign. */
    public static ArrayNode experiments(Campaign campaign) {
        ArrayNode list = NODES.arrayNode();
        campaign.experiments().forEach(experiment -> list.add(experiment(campaign, experiment)));
        return list;
    }

    static ObjectNode experiment(Campaign campaign, Experiment experiment) {
        ObjectNode node = NODES.objectNode()
                .put("experiment", experiment.id())
                .put("batch", experiment.batch() == 0 ? null : (Integer) experiment.batch())
                .put("state", Fields.word(experiment.state()));
        Proposal proposal = experiment.proposal();
        node.set(
                "proposal",
                proposal == null ? null : ProposalJson.answer(campaign.recipe(), proposal, true, Language.EN));
        node.set("result", experiment.result() == null ? null : ResultJson.answer(experiment.result()));
        return node;
    }

    /**
     * The costs of a campaign so far, in total and for each experiment.
     *
     * @param believed the same ledger with the best of the values that the model believes
     */
    public static ObjectNode costs(Ledger ledger, Ledger believed) {
        ObjectNode node = NODES.objectNode()
                .put("currency", ledger.cost().currency().getCurrencyCode())
                .put("data_points", ledger.dataPoints())
                .put("valid_points", ledger.validPoints())
                .put("estimated", ledger.estimated())
                .put("batches", ledger.batches());
        Fields.putExact(node, "spent", ledger.spent());
        Fields.putExact(node, "planned", ledger.planned());
        Fields.putExact(node, "cost_per_data_point", ledger.perDataPoint());
        Fields.putExact(node, "cost_per_valid_point", ledger.perValidPoint());
        Fields.putExact(node, "budget_left", ledger.left());
        ArrayNode lines = node.putArray("experiments");
        for (int i = 0; i < ledger.lines().size(); i++) {
            ObjectNode line = lines.addObject();
            line(ledger.lines().get(i), line);
            Fields.putExact(line, "best_believed", believed.lines().get(i).best());
        }
        return node;
    }

    private static void line(Ledger.Line line, ObjectNode node) {
        node.put("experiment", line.experiment());
        Fields.putExact(node, "planned", line.planned());
        Fields.putExact(node, "money", line.money());
        Fields.putExact(node, "labour", line.labour());
        node.put("estimated", line.estimated());
        Fields.putExact(node, "spent", line.spent());
        Fields.putExact(node, "best", line.best());
    }
}
