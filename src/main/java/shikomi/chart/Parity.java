package shikomi.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import shikomi.model.ModelHealth;

/**
 * A chart of predicted against measured values, with each condition predicted by a model that was fitted without it.
 */
public final class Parity {
    private Parity() {}

    /** The labels of the axes and the legend. */
    public record Words(String measured, String predicted, String average, String perfect) {}

    /** A chart of one objective. */
    public static ObjectNode of(ModelHealth.Check check, String objective, Words words) {
        List<ModelHealth.LeftOut> left = check.left();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (ModelHealth.LeftOut each : left) {
            low = Math.min(low, Math.min(each.measured(), each.predicted() - each.sd()));
            high = Math.max(high, Math.max(each.measured(), each.predicted() + each.sd()));
            mean += each.measured() / left.size();
        }
        ObjectNode chart = Options.plain(objective + ": " + words.measured() + ", " + words.predicted());
        Options.valueAxis(chart, "xAxis", words.measured() + " · " + objective);
        Options.valueAxis(chart, "yAxis", words.predicted());
        ArrayNode series = chart.putArray("series");
        ranges(left, Options.series(series, "line", words.predicted()));
        dots(left, Options.series(series, "scatter", words.predicted()));
        Options.line(series, words.perfect(), "dashed", low, low, high, high);
        Options.line(series, words.average(), "dotted", low, mean, high, mean);
        return chart;
    }

    /** Adds a vertical line of one standard deviation in both directions for each condition. */
    private static void ranges(List<ModelHealth.LeftOut> left, ObjectNode series) {
        series.put("symbol", "none").put("silent", true);
        Options.paint(series, Options.LIGHT);
        ArrayNode data = series.putArray("data");
        for (ModelHealth.LeftOut each : left) {
            data.addArray().add(each.measured()).add(each.predicted() - each.sd());
            data.addArray().add(each.measured()).add(each.predicted() + each.sd());
            data.addArray().add("-").add("-"); // ends the line
        }
    }

    private static void dots(List<ModelHealth.LeftOut> left, ObjectNode series) {
        series.put("symbolSize", 9);
        Options.paint(series, Options.FIRST);
        ArrayNode data = series.putArray("data");
        left.forEach(each -> data.addArray().add(each.measured()).add(each.predicted()));
    }
}
