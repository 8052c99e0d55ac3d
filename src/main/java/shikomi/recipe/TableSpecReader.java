package shikomi.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how the table of a source is to be read. */
final class TableSpecReader {
    static final List<String> KEYS =
            List.of("sheet", "header", "units", "rows", "blank", "pairs", "add-amounts", "normalise");

    /** The last row of a workbook, as Excel has it. */
    private static final int LAST_ROW = 1_048_576;

    private TableSpecReader() {}

    static TableSpec table(Section section) {
        @Nullable Integer header = row(section, "header");
        @Nullable Integer units = row(section, "units");
        if (header != null && units != null && units <= header) {
            section.get("units").ifPresent(item -> item.note("units-above", units, header));
        }
        return new TableSpec(
                section.get("sheet").flatMap(Item::text).orElse(null),
                header,
                units,
                section.get("rows").flatMap(TableSpecReader::rows).orElse(null),
                section.get("blank")
                        .flatMap(item -> item.word(TableSpec.BLANKS))
                        .orElse(null),
                section.get("pairs").map(TableSpecReader::pairs).orElse(Map.of()),
                flag(section, "add-amounts"),
                flag(section, "normalise"));
    }

    private static @Nullable Integer row(Section section, String key) {
        return section.get(key).flatMap(item -> item.whole(1, LAST_ROW)).orElse(null);
    }

    private static boolean flag(Section section, String key) {
        return section.get(key)
                .flatMap(item -> item.word(List.of("true", "false")))
                .filter("true"::equals)
                .isPresent();
    }

    private static Optional<TableSpec.Rows> rows(Item item) {
        List<Integer> ends = item.items().stream()
                .flatMap(end -> end.whole(1, LAST_ROW).stream())
                .toList();
        if (ends.size() != 2 || ends.get(0) > ends.get(1)) {
            item.note("not-range", item.shape());
            return Optional.empty();
        }
        return Optional.of(new TableSpec.Rows(ends.get(0), ends.get(1)));
    }

    private static Map<String, String> pairs(Item item) {
        Map<String, String> pairs = new LinkedHashMap<>();
        item.entries().forEach(entry -> entry.text().ifPresent(amount -> pairs.put(entry.name(), amount)));
        return pairs;
    }
}
