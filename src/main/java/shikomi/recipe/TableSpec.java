package shikomi.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the table of a source is to be read; what is null is found.
 *
 * @param sheet the name of the sheet
 * @param header the row with the names of the columns
 * @param units the row with their units
 * @param rows the first and the last row
 * @param blank the meaning of a blank cell of a parameter
 * @param pairs the columns that name a component, each with that of its amount
 * @param added whether the amounts of a component that a row names twice add up
 * @param normalised whether the components of a mixture are parts of their sum
 */
public record TableSpec(
        @Nullable String sheet,
        @Nullable Integer header,
        @Nullable Integer units,
        @Nullable Rows rows,
        @Nullable String blank,
        Map<String, String> pairs,
        boolean added,
        boolean normalised) {
    /** The first sheet as it is: names in the first row, samples below. */
    public static final TableSpec PLAIN = new TableSpec(null, null, null, null, null, Map.of(), false, false);

    /** The meanings of a blank cell. */
    static final List<String> BLANKS = List.of("nothing", "zero", "above");

    /** The first and the last row. */
    public record Rows(int first, int last) {}

    public TableSpec {
        pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
    }

    public boolean isPlain() {
        return equals(PLAIN);
    }
}
