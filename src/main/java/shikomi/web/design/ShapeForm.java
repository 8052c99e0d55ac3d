package shikomi.web.design;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shikomi.table.column.Layout;
import shikomi.table.column.Shape;
import shikomi.table.composition.Composition;
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
    private static final List<String> NAMES =
            List.of("header", "units", "turned", "first", "last", "blank", "added", "normalised", "formulas", "pairs");

    /** More pairs of name and amount are not read. Set by judgement. */
    private static final int MOST_PAIRS = 20;

    /** Fields that hold for the columns of one orientation. */
    private static final List<String> COLUMNS = List.of("header", "first", "last", "pairs", "formulas");

    private static final Pattern ACCEPTED = Pattern.compile("(pairs|formulas|normalised)=(.+)");

    /** The fields as sent; rows that were typed for the other orientation are dropped. */
    static ShapeForm of(Visit visit) {
        boolean turnedNow = !visit.field("shape-turned").equals(visit.field("shown-turned"));
        Map<String, String> typed = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = visit.field("shape-" + name).strip();
            if (!value.isEmpty() && !(turnedNow && COLUMNS.contains(name))) {
                typed.put(name, value);
            }
        }
        if (!turnedNow) {
            putPairs(visit, typed);
        }
        Matcher accepted = ACCEPTED.matcher(visit.field("accept"));
        if (accepted.matches()) {
            typed.keySet().removeIf(name -> name.startsWith(accepted.group(1)));
            typed.put(accepted.group(1), accepted.group(2));
        }
        return new ShapeForm(typed);
    }

    /** Adds the pairs chosen in lists; a pair of which only one column was chosen yet is kept for the page. */
    private static void putPairs(Visit visit, Map<String, String> typed) {
        List<String> whole = new ArrayList<>();
        for (int i = 0; i < MOST_PAIRS; i++) {
            String component = visit.field("shape-component-" + i);
            String amount = visit.field("shape-amount-" + i);
            if (!component.isEmpty() && !amount.isEmpty()) {
                whole.addAll(List.of(component, amount));
            } else if (!component.isEmpty() || !amount.isEmpty()) {
                typed.put(component.isEmpty() ? "half-amount" : "half-component", component + amount);
            }
        }
        if (!whole.isEmpty()) {
            typed.put("pairs", String.join("\t", whole));
        }
    }

    /** The pairs to show: those that were chosen, then one that can still be chosen. */
    List<Composition.Pair> pairs() {
        List<Composition.Pair> pairs = new ArrayList<>(shape().composition().pairs());
        pairs.add(new Composition.Pair(value("half-component"), value("half-amount")));
        return pairs;
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
        layout.problems()
                .forEach(problem -> errors.add(
                        new FieldError("shape-component-0", page.w(problem.message()) + " " + page.w(problem.fix()))));
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
