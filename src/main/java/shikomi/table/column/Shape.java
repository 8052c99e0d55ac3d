package shikomi.table.column;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shikomi.table.composition.Composition;
import shikomi.table.file.CellGrid;

/**
 * What a person says about the shape of a table. What is not said is found by {@link LayoutFinder}.
 *
 * @param header the number of the first header row; of the first header column if samples are in columns
 * @param units whether a row of units stands below the header
 * @param turned whether samples are in columns
 * @param first the number of the first row that is read
 * @param last the number of the last row that is read
 * @param blank the meaning of blank cells of parameters
 * @param composition how amounts are given, if not in one column for each component
 */
public record Shape(
        @Nullable Integer header,
        @Nullable Boolean units,
        @Nullable Boolean turned,
        @Nullable Integer first,
        @Nullable Integer last,
        Blank blank,
        Composition composition) {
    /** Everything is found. */
    public static final Shape FOUND = new Shape(null, null, null, null, null, Blank.NOTHING, Composition.NONE);

    /** The meaning of the blank cells of parameters; a blank measurement is never filled in. */
    public enum Blank {
        /** The value is missing. */
        NOTHING,
        /** An amount is 0. */
        ZERO,
        /** The value is that of the row above. */
        ABOVE;

        public static Optional<Blank> of(String code) {
            return Arrays.stream(values())
                    .filter(blank -> blank.code().equals(code))
                    .findFirst();
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The shape without its last row: the next file of this shape may have more rows, and none may be lost. */
    public Shape lasting() {
        return new Shape(header, units, turned, first, null, blank, composition);
    }

    /** The shape with another composition. */
    public Shape with(Composition other) {
        return new Shape(header, units, turned, first, last, blank, other);
    }

    /** Whether a row is between the first and the last. */
    boolean contains(int row) {
        return (first == null || row >= first) && (last == null || row <= last);
    }

    /** The components that were said, by name, as written in forms; rows may be given as the letters of a column. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "header", header);
        put(fields, "units", units);
        put(fields, "turned", turned);
        put(fields, "first", first);
        put(fields, "last", last);
        put(fields, "blank", blank == Blank.NOTHING ? null : blank.code());
        fields.putAll(composition.fields());
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    /** The shape that {@link #fields} describe; what cannot be read was not said. */
    public static Shape of(Map<String, String> fields) {
        return new Shape(
                row(fields.get("header")),
                flag(fields.get("units")),
                flag(fields.get("turned")),
                row(fields.get("first")),
                row(fields.get("last")),
                Blank.of(fields.getOrDefault("blank", "")).orElse(Blank.NOTHING),
                Composition.of(fields));
    }

    private static @Nullable Integer row(@Nullable String text) {
        String plain = text == null ? "" : text.strip();
        return plain.matches("[1-9]\\d{0,6}")
                ? Integer.valueOf(plain)
                : plain.matches("[A-Za-z]{1,3}") ? Integer.valueOf(CellGrid.column(plain)) : null;
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        return "true".equals(text) ? Boolean.TRUE : "false".equals(text) ? Boolean.FALSE : null;
    }

    /** The shape in its stored form. */
    public String text() {
        return fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Parses the stored form written by {@link #text}. */
    public static Shape read(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            int split = line.indexOf('=');
            fields.put(line.substring(0, split), line.substring(split + 1));
        });
        return of(fields);
    }
}
