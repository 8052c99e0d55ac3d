package shikomi.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.SourceSpec;
import shikomi.recipe.TableSpec;
import shikomi.table.cell.Notation;
import shikomi.table.column.LayoutFinder;
import shikomi.table.column.RecipeComponents;
import shikomi.table.column.Shape;
import shikomi.table.column.TableChoices;
import shikomi.table.composition.ComposedSheet;
import shikomi.table.composition.Composition;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;
import shikomi.table.file.Workbook;

/** Reads the table of a source as its declaration says. */
public final class SourceSheet {
    private SourceSheet() {}

    public static Reading<Sheet> read(Path file, SourceSpec spec, Recipe recipe) {
        return spec.table().isPlain()
                ? Sheets.read(file)
                : Workbook.read(file).then(book -> shaped(book, spec, recipe));
    }

    /** @param name the name of the file */
    public static Reading<Sheet> read(String name, byte[] bytes, SourceSpec spec, Recipe recipe) {
        return spec.table().isPlain()
                ? Sheets.read(name, bytes)
                : Workbook.read(name, bytes).then(book -> shaped(book, spec, recipe));
    }

    /** A table that was not read from a file, with one column of amounts for each component. */
    public static Reading<Sheet> of(Sheet sheet, SourceSpec spec, Recipe recipe) {
        return ComposedSheet.of(sheet, composition(spec.table()), new RecipeComponents(recipe), new ArrayList<>());
    }

    private static Reading<Sheet> shaped(Workbook book, SourceSpec spec, Recipe recipe) {
        List<String> names = new ArrayList<>();
        spec.columns().values().forEach(column -> names.add(column.name()));
        Stream.ofNullable(spec.group()).forEach(names::add);
        return LayoutFinder.sheet(book, recipe, choices(spec.table()), names);
    }

    private static TableChoices choices(TableSpec table) {
        return new TableChoices(Objects.requireNonNullElse(table.sheet(), ""), shape(table), Notation.NONE);
    }

    /** The shape that a declaration describes. */
    static Shape shape(TableSpec table) {
        Map<String, String> fields = new HashMap<>();
        put(fields, "header", table.header());
        put(fields, "units", table.units() == null ? null : "true");
        put(fields, "blank", table.blank());
        TableSpec.Rows rows = table.rows();
        if (rows != null) {
            put(fields, "first", rows.first());
            put(fields, "last", rows.last());
        }
        return Shape.of(fields).with(composition(table));
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static Composition composition(TableSpec table) {
        List<Composition.Pair> pairs = table.pairs().entrySet().stream()
                .map(pair -> new Composition.Pair(pair.getKey(), pair.getValue()))
                .toList();
        return new Composition(pairs, table.added(), List.of(), table.normalised());
    }
}
