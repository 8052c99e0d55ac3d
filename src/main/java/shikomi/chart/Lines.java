package shikomi.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A chart of several curves over the number of experiments. */
public final class Lines {
    private static final String[] COLORS = {Options.FIRST, Options.SECOND, "#6b6bb5", "#8a8a8a", "#b03a5b", "#4b8b3b"};

    private Lines() {}

    /**
     * A chart of curves.
     *
     * @param curves the curves by name, with one value for each experiment
     * @param experiments the title of the horizontal axis
     * @param value the title of the vertical axis
     */
    public static ObjectNode of(Map<String, double[]> curves, String experiments, String value) {
        ObjectNode chart = Options.plain(value + ", " + experiments);
        Options.valueAxis(chart, "xAxis", experiments);
        Options.valueAxis(chart, "yAxis", value);
        ArrayNode series = chart.putArray("series");
        int index = 0;
        for (Map.Entry<String, double[]> curve : curves.entrySet()) {
            ObjectNode line = Options.series(series, "line", curve.getKey());
            line.put("symbol", "none");
            Options.paint(line, COLORS[index++ % COLORS.length]);
            points(curve.getValue(), line.putArray("data"));
        }
        return chart;
    }

    private static void points(double[] curve, ArrayNode data) {
        for (int step = 0; step < curve.length; step++) {
            data.addArray().add(step + 1).add(curve[step]);
        }
    }
}
