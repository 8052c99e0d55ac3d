package shikomi.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.model.ModelHealth;
import shikomi.model.NewMeasurement;
import shikomi.plan.Plan;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.source.SourceVerdict;

/** Plans and predictions as JSON: all keys are always present; unknown values are null. */
public final class AskJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AskJson() {}

    /**
     * Summary of the results on which a plan is based.
     *
     * @param rows number of rows of results
     * @param conditions number of distinct conditions
     * @param sha256 the hash of the file's bytes; null if there was no file
     */
    public record Results(
            int rows, int conditions, @Nullable String sha256) {}

    /**
     * A plan with its proposals and the checks of its model.
     *
     * @param poolRows whether the rows of the pool are included
     */
    public static ObjectNode of(
            Recipe recipe, Results results, Plan plan, long seed, boolean poolRows, Language language) {
        ObjectNode node = NODES.objectNode().put("recipe", recipe.name()).put("seed", seed);
        node.putObject("results")
                .put("rows", results.rows())
                .put("conditions", results.conditions())
                .put("sha256", results.sha256());
        ArrayNode batch = node.putArray("batch");
        plan.batch().forEach(proposal -> batch.add(ProposalJson.answer(recipe, proposal, poolRows, language)));
        node.set("model", model(recipe, plan.model()));
        ArrayNode sources = node.putArray("sources");
        plan.sources().forEach(verdict -> source(verdict, sources.addObject()));
        return node;
    }

    private static void source(SourceVerdict verdict, ObjectNode node) {
        node.put("name", verdict.source().spec().name())
                .put("verdict", verdict.verdict().code());
        Fields.putExact(node, "weight", verdict.weight());
    }

    /** Notes that accompany a batch or a result, in one language. */
    public static ArrayNode notes(List<Message> notes, Language language) {
        ArrayNode array = NODES.arrayNode();
        notes.forEach(note -> array.add(note.in(language)));
        return array;
    }

    private static ObjectNode model(Recipe recipe, ModelHealth health) {
        ObjectNode node = NODES.objectNode().put("conditions", health.conditions());
        ObjectNode loo = node.putObject("loo_rmse");
        ObjectNode mean = node.putObject("mean_rmse");
        for (Objective objective : recipe.objectives()) {
            ModelHealth.Check check = health.objectives().get(objective.name());
            Fields.putExact(loo, objective.name(), check == null ? null : check.looRmse());
            Fields.putExact(mean, objective.name(), check == null ? null : check.meanRmse());
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
                Fields.putExact(node, "mean", predicted.mean());
                Fields.putExact(node, "sd", predicted.sd());
                Fields.putExact(node, "low", predicted.low());
                Fields.putExact(node, "high", predicted.high());
            }
        }
        return array;
    }
}
