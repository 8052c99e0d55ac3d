package shikomi.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Options of ECharts that all charts share. */
final class Options {
    /** The first of two hues that people with colour blindness can distinguish, on light and on dark backgrounds. */
    static final String FIRST = "#0c7a7a";

    static final String SECOND = "#c2691c";
    static final String LIGHT = "#7fb8b8";

    private Options() {}

    /**
     * A chart without axes and series.
     *
     * @param description for screen readers
     */
    static ObjectNode plain(String description) {
        ObjectNode chart = JsonNodeFactory.instance.objectNode();
        chart.put("animation", false);
        ObjectNode aria = chart.putObject("aria");
        aria.put("enabled", true).putObject("label").put("description", description);
        chart.putObject("grid")
                .put("left", 36)
                .put("right", 24)
                .put("top", 48)
                .put("bottom", 40)
                .put("containLabel", true);
        chart.putObject("legend").put("top", 0);
        chart.putObject("tooltip").put("trigger", "item");
        return chart;
    }

    static void valueAxis(ObjectNode chart, String axis, String name) {
        chart.putObject(axis)
                .put("type", "value")
                .put("name", name)
                .put("nameLocation", "middle")
                .put("nameGap", axis.equals("xAxis") ? 30 : 44)
                .put("scale", true);
    }

    static ObjectNode series(ArrayNode series, String type, String name) {
        return series.addObject().put("type", type).put("name", name);
    }

    static void paint(ObjectNode series, String color) {
        series.putObject("itemStyle").put("color", color);
        series.putObject("lineStyle").put("color", color);
    }

    /** A straight line between two points. */
    static void line(ArrayNode series, String name, String dash, double x1, double y1, double x2, double y2) {
        ObjectNode line = series(series, "line", name);
        line.put("symbol", "none").put("silent", true);
        paint(line, SECOND);
        line.withObject("/lineStyle").put("type", dash).put("width", 1.5);
        ArrayNode data = line.putArray("data");
        data.addArray().add(x1).add(y1);
        data.addArray().add(x2).add(y2);
    }
}
