package shikomi.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.unit.Unit;

/**
 * An external data set as the recipe declares it.
 *
 * @param group the column with the paper or patent that a row comes from
 * @param table how its table is to be read
 * @param columns the source's column for each parameter or objective; those left out have the same name in the source
 */
public record SourceSpec(
        String name,
        Kind kind,
        String file,
        Origin origin,
        @Nullable String group,
        TableSpec table,
        Map<String, Column> columns) {
    public SourceSpec {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** A source whose table is read as it is. */
    public SourceSpec(
            String name, Kind kind, String file, Origin origin, @Nullable String group, Map<String, Column> columns) {
        this(name, kind, file, origin, group, TableSpec.PLAIN, columns);
    }

    /** A copy with another file. */
    public SourceSpec in(String otherFile) {
        return new SourceSpec(name, kind, otherFile, origin, group, table, columns);
    }

    /** The provenance of the data, as in a citation; parts that the recipe does not state are null. */
    public record Origin(
            @Nullable String citation,
            @Nullable String doi,
            @Nullable String patent,
            @Nullable String license,
            @Nullable String measuredBy,
            @Nullable String method) {}

    /** The kind of source that external data come from. */
    public enum Kind {
        LITERATURE,
        PATENT,
        DATABASE,
        PROJECT
    }

    /** A column of the source, with its unit in the source if that differs from the unit in the recipe. */
    public record Column(String name, @Nullable Unit unit) {}
}
