package shikomi.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import shikomi.cost.Ledger;
import shikomi.recipe.Objective;

/** A chart of the best value so far against the money spent. */
public final class Spend {
    private Spend() {}

    /** The labels of the axes and the legend. */
    public record Words(String spent, String objective, String best, String target) {}

    /** A chart of the best value of one objective. */
    public static ObjectNode of(Ledger ledger, Objective objective, Words words) {
        ObjectNode chart = Options.plain(words.spent() + ", " + words.best());
        Options.valueAxis(chart, "xAxis", words.spent());
        Options.valueAxis(chart, "yAxis", words.objective());
        ArrayNode series = chart.putArray("series");
        best(ledger, Options.series(series, "line", words.best()));
        if (objective.target() != null) {
            double spent =
                    ledger.lines().isEmpty() ? 0 : ledger.lines().getLast().spent();
            Options.line(series, words.target(), "dashed", 0, objective.target(), spent, objective.target());
        }
        return chart;
    }

    private static void best(Ledger ledger, ObjectNode series) {
        series.put("step", "end").put("symbolSize", 7);
        Options.paint(series, Options.FIRST);
        ArrayNode data = series.putArray("data");
        for (Ledger.Line line : ledger.lines()) {
            if (line.best() != null) {
                data.addArray().add(line.spent()).add(line.best());
            }
        }
    }
}
