package shikomi.table.composition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.table.file.CellGrid;

/**
 * What a person says about columns that give amounts in another way than one column for each component. Columns are
 * given by their headings, or by letters as in {@code $C}.
 *
 * @param pairs the columns that name a component in each row, with those of its amount
 * @param added whether the amounts of a component that is named twice in a row add up
 * @param formulas the columns of chemical formulas that give the fractions of elements
 * @param normalised whether the amounts of a mixture are parts of their sum, which is scaled to the total
 */
public record Composition(List<Pair> pairs, boolean added, List<String> formulas, boolean normalised) {
    /** Nothing was said. */
    public static final Composition NONE = new Composition(List.of(), false, List.of(), false);

    /** Between the columns of a field; no heading holds it. */
    private static final String BETWEEN = "\t";

    public Composition {
        pairs = List.copyOf(pairs);
        formulas = List.copyOf(formulas);
    }

    /** A column that names a component, and the column of its amount. */
    public record Pair(String component, String amount) {}

    /** Whether columns of the table are replaced by others. */
    public boolean replacesColumns() {
        return !pairs.isEmpty() || !formulas.isEmpty();
    }

    /** Whether a heading is that of a column of a pair. */
    public boolean names(String heading) {
        return pairs.stream().anyMatch(pair -> heading.equals(pair.component()) || heading.equals(pair.amount()));
    }

    /** The reference to a column. */
    public static String reference(int column) {
        return ColumnReferences.to(column);
    }

    /** The index of the column that {@code $C} refers to. */
    public static int column(String letters) {
        return CellGrid.column(letters.substring(1)) - 1;
    }

    public Composition withNormalised() {
        return new Composition(pairs, added, formulas, true);
    }

    public Composition withPairs(List<Pair> others) {
        return new Composition(others, added, formulas, normalised);
    }

    public Composition withFormulas(List<String> others) {
        return new Composition(pairs, added, others, normalised);
    }

    /** The choices that were made, by name, as written in forms. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        pairs.forEach(pair -> columns.addAll(List.of(pair.component(), pair.amount())));
        put(fields, "pairs", String.join(BETWEEN, columns));
        put(fields, "added", added ? "true" : "");
        put(fields, "formulas", String.join(BETWEEN, formulas));
        put(fields, "normalised", normalised ? "true" : "");
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** The choices that {@link #fields} describe. */
    public static Composition of(Map<String, String> fields) {
        List<String> columns = columns(fields.getOrDefault("pairs", ""));
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < columns.size(); i += 2) {
            pairs.add(new Pair(columns.get(i), columns.get(i + 1)));
        }
        return new Composition(
                pairs,
                "true".equals(fields.get("added")),
                columns(fields.getOrDefault("formulas", "")),
                "true".equals(fields.get("normalised")));
    }

    private static List<String> columns(String text) {
        return Arrays.stream(text.split(BETWEEN, -1))
                .map(String::strip)
                .filter(column -> !column.isEmpty())
                .toList();
    }
}
