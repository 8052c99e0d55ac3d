package shikomi.web.design;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import shikomi.table.column.Layout;
import shikomi.table.column.Shape;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Visit;

/**
 * The fields of the preview in which a person says what shape a table has.
 *
 * @param typed the contents of the fields, by their names without prefix
 */
record ShapeForm(Map<String, String> typed) {
    private static final List<String> ROWS = List.of("header", "first", "last");
    private static final List<String> NAMES = List.of("header", "units", "turned", "first", "last", "blank");

    /** The fields as sent; rows that were typed for the other orientation are dropped. */
    static ShapeForm of(Visit visit) {
        boolean turnedNow = !visit.field("shape-turned").equals(visit.field("shown-turned"));
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = visit.field("shape-" + name).strip();
            if (!value.isEmpty() && !(turnedNow && ROWS.contains(name))) {
                typed.put(name, value);
            }
        }
        return new ShapeForm(typed);
    }

    /** Whether the fields were sent for the table on this sheet. */
    static boolean isSent(Visit visit, int sheet) {
        return visit.field("shown-sheet").equals(Integer.toString(sheet))
                && !visit.field("shape-blank").isEmpty();
    }

    Shape shape() {
        return Shape.of(typed);
    }

    /** The rows that cannot be read, and a header below which nothing was found. */
    List<FieldError> errors(Page page, Layout layout) {
        List<FieldError> errors = new ArrayList<>();
        Map<String, String> read = shape().fields();
        for (String name : ROWS) {
            if (typed.containsKey(name) && !read.containsKey(name)) {
                errors.add(new FieldError("shape-" + name, page.w("preview.shape.no-row", value(name))));
            }
        }
        if (!shape().equals(layout.shape())) {
            String header = value("header");
            errors.add(new FieldError(
                    "shape-header",
                    header.isEmpty() ? page.w("preview.shape.nothing") : page.w("preview.shape.no-header", header)));
        }
        return errors;
    }

    private String value(String name) {
        return Objects.requireNonNull(typed.getOrDefault(name, ""));
    }

    /** The shape of a table as the query of an address under which the same table is shown. */
    static String query(Layout layout) {
        Map<String, String> fields = new LinkedHashMap<>();
        String sheet = Integer.toString(layout.grid());
        fields.put("sheet", sheet);
        fields.put("shown-sheet", sheet);
        layout.shape().fields().forEach((name, value) -> fields.put("shape-" + name, value));
        fields.put("shape-blank", layout.shape().blank().code());
        if (fields.containsKey("shape-turned")) {
            fields.put("shown-turned", Objects.requireNonNull(fields.get("shape-turned")));
        }
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
