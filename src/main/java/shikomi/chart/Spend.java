package shikomi.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import shikomi.cost.Ledger;
import shikomi.recipe.Objective;

/** Money spent against the best found so far. */
public final class Spend {
    private Spend() {}

    /** What stands at the axes and in the legend. */
    public record Words(String spent, String objective, String best, String target) {}

    public static ObjectNode of(Ledger ledger, Objective objective, Words words) {
        ObjectNode chart = Options.plain(words.spent() + ", " + words.best());
        Options.valueAxis(chart, "xAxis", words.spent());
        Options.valueAxis(chart, "yAxis", words.objective());
        ArrayNode series = chart.putArray("series");
        ObjectNode steps = Options.series(series, "line", words.best());
        steps.put("step", "end").put("symbolSize", 7);
        Options.paint(steps, Options.FIRST);
        ArrayNode data = steps.putArray("data");
        double last = 0;
        for (Ledger.Line line : ledger.lines()) {
            if (line.best() != null) {
                data.addArray().add(line.spent()).add(line.best());
            }
            last = line.spent();
        }
        if (objective.target() != null) {
            Options.line(series, words.target(), "dashed", 0, objective.target(), last, objective.target());
        }
        return chart;
    }
}
