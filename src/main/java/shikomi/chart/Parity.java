package shikomi.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import shikomi.model.ModelHealth;

/** Measured against predicted, each condition by a model that has not seen it. */
public final class Parity {
    private Parity() {}

    /** What stands at the axes and in the legend. */
    public record Words(String measured, String predicted, String average, String perfect) {}

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
        ObjectNode bars = Options.series(series, "line", words.predicted());
        bars.put("symbol", "none").put("silent", true);
        Options.paint(bars, Options.LIGHT);
        ObjectNode dots = Options.series(series, "scatter", words.predicted());
        dots.put("symbolSize", 9);
        Options.paint(dots, Options.FIRST);
        ArrayNode ranges = bars.putArray("data");
        ArrayNode points = dots.putArray("data");
        for (ModelHealth.LeftOut each : left) {
            points.addArray().add(each.measured()).add(each.predicted());
            ranges.addArray().add(each.measured()).add(each.predicted() - each.sd());
            ranges.addArray().add(each.measured()).add(each.predicted() + each.sd());
            ranges.addArray().add("-").add("-"); // lifts the pen
        }
        Options.line(series, words.perfect(), "dashed", low, low, high, high);
        Options.line(series, words.average(), "dotted", low, mean, high, mean);
        return chart;
    }
}
