package shikomi.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.forecast.Curve;
import shikomi.forecast.Summary;
import shikomi.message.Numbers;

/** Curves and their summary as files. */
public final class CurveFiles {
    private CurveFiles() {}

    /** The curves as CSV, with one line for each experiment of each search. */
    public static String csv(List<Curve> curves) {
        StringBuilder text = new StringBuilder("strategy,seed,step,pool_row,value,best,top\n");
        for (Curve curve : curves) {
            curve.steps().forEach(step -> text.append(line(curve, step)).append('\n'));
        }
        return text.toString();
    }

    private static String line(Curve curve, Curve.Step step) {
        return String.join(
                ",",
                curve.strategy(),
                Long.toString(curve.seed()),
                Integer.toString(step.number()),
                Integer.toString(step.poolRow()),
                Numbers.plain(step.value()),
                Numbers.plain(step.best()),
                Numbers.plain(step.top()));
    }

    /** The summary of each strategy as JSON. */
    public static ObjectNode tree(Map<String, Summary> summaries) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        summaries.forEach((name, summary) -> {
            ObjectNode node = root.putObject(name);
            quartiles(node.putArray("to50"), summary.to50());
            quartiles(node.putArray("to80"), summary.to80());
            quartiles(node.putArray("to100"), summary.to100());
            quartiles(node.putArray("to_best"), summary.toBest());
            node.put("area", summary.area())
                    .put("area_se", summary.areaSe())
                    .put("seeds", summary.seeds())
                    .put("budget", summary.budget());
        });
        return root;
    }

    private static void quartiles(ArrayNode array, List<@Nullable Integer> quartiles) {
        for (Integer steps : quartiles) {
            if (steps == null) {
                array.addNull();
            } else {
                array.add(steps);
            }
        }
    }

    /** The summary of each strategy as the text of a JSON file. */
    public static String json(Map<String, Summary> summaries) {
        return Json.pretty(tree(summaries));
    }
}
