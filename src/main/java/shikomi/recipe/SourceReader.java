package shikomi.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.unit.Unit;

/** Reads the declarations of external data and the names of files. */
final class SourceReader {
    private static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "kind",
                            "file",
                            "citation",
                            "doi",
                            "patent",
                            "license",
                            "measured-by",
                            "method",
                            "group",
                            "columns"),
                    TableSpecReader.KEYS.stream())
            .toList();

    private final Names names;
    private final Predicate<String> exists;
    private final Predicate<String> elsewhere;

    /**
     * A reader that checks whether files exist.
     *
     * @param exists whether a file with this name is in the folder of the recipe
     * @param elsewhere whether the file for the source with this name is supplied from another folder
     */
    SourceReader(Names names, Predicate<String> exists, Predicate<String> elsewhere) {
        this.names = names;
        this.exists = exists;
        this.elsewhere = elsewhere;
    }

    List<SourceSpec> sources(Item section) {
        return section.entries().stream().flatMap(i -> source(i).stream()).toList();
    }

    /** The name of a file in the folder of the recipe. */
    Optional<String> file(Item item) {
        Optional<String> name = item.text();
        if (name.filter(n -> !exists.test(n)).isPresent()) {
            item.note("no-file", name.get());
        }
        return name;
    }

    Optional<SourceSpec> source(Item item) {
        Section section = Section.of(item, KEYS);
        Optional<SourceSpec.Kind> kind = section.need("kind")
                .flatMap(k -> k.word(List.of("literature", "patent", "database", "project")))
                .map(k -> SourceSpec.Kind.valueOf(k.toUpperCase(Locale.ROOT)));
        Optional<String> file = section.need("file").flatMap(f -> elsewhere.test(item.name()) ? f.text() : file(f));
        SourceSpec.Origin origin = origin(section);
        @Nullable String group = text(section, "group");
        TableSpec table = TableSpecReader.table(section);
        Map<String, SourceSpec.Column> columns =
                section.get("columns").map(this::columns).orElse(Map.of());
        return kind.isPresent() && file.isPresent()
                ? Optional.of(new SourceSpec(item.name(), kind.get(), file.get(), origin, group, table, columns))
                : Optional.empty();
    }

    private static SourceSpec.Origin origin(Section section) {
        return new SourceSpec.Origin(
                text(section, "citation"),
                text(section, "doi"),
                text(section, "patent"),
                text(section, "license"),
                text(section, "measured-by"),
                text(section, "method"));
    }

    private static @Nullable String text(Section section, String key) {
        return section.get(key).flatMap(Item::text).orElse(null);
    }

    private Map<String, SourceSpec.Column> columns(Item item) {
        Map<String, SourceSpec.Column> columns = new LinkedHashMap<>();
        for (Item entry : item.entries()) {
            names.find(entry, entry.name())
                    .ifPresent(name -> column(entry).ifPresent(column -> {
                        if (columns.putIfAbsent(name, column) != null) {
                            entry.note("twice", name);
                        }
                    }));
        }
        return columns;
    }

    private static Optional<SourceSpec.Column> column(Item item) {
        if (!item.isMapping()) {
            return item.text().map(name -> new SourceSpec.Column(name, null));
        }
        Section section = item.section("column", "unit");
        @Nullable Unit unit = section.get("unit").flatMap(Item::unit).orElse(null);
        return section.need("column").flatMap(Item::text).map(name -> new SourceSpec.Column(name, unit));
    }
}
