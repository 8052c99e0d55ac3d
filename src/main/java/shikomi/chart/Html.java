package shikomi.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A chart as self-contained HTML, for notebooks and reports. */
public final class Html {
    private static final String LIBRARY = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

    private Html() {}

    /**
     * A chart with the library that draws it.
     *
     * @param id the id of its element in the document, a plain word
     */
    public static String of(ObjectNode options, String id, int width, int height) {
        return library() + place(options, id, width, height);
    }

    /** A chart without the library, for a document that contains {@link #library} above it. */
    public static String place(ObjectNode options, String id, int width, int height) {
        return "<div id=\"" + id + "\" role=\"img\" style=\"width:" + width + "px;height:" + height
                + "px\"></div><script>echarts.init(document.getElementById(\"" + id
                + "\"),null,{renderer:\"svg\"}).setOption("
                + options.toString().replace("<", "\\u003c") + ")</script>";
    }

    /** The library that draws the charts, needed once per document. */
    public static String library() {
        try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream(LIBRARY), LIBRARY)) {
            return "<script>" + new String(in.readAllBytes(), StandardCharsets.UTF_8) + "</script>";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
