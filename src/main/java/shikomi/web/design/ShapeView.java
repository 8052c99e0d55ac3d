package shikomi.web.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shikomi.table.column.Layout;
import shikomi.table.column.Shape;
import shikomi.table.file.Sheet;
import shikomi.web.Page;

/** The texts on the shape of a table: how it is read, and what can be chosen. */
public final class ShapeView {
    private final Page page;
    private final Layout layout;
    private final boolean remembered;

    /** @param remembered whether the shape was chosen for an earlier table */
    ShapeView(Page page, Layout layout, boolean remembered) {
        this.page = page;
        this.layout = layout;
        this.remembered = remembered;
    }

    /** How the table is read. */
    public String summary() {
        List<Sheet.Row> rows = layout.sheet().rows();
        String header = layout.label(layout.header());
        String kind = layout.turned() ? "columns" : "rows";
        String read = rows.isEmpty()
                ? page.w("preview.shape." + kind + ".none", header)
                : page.w("preview.shape." + kind, header, layout.label(rows.getFirst()), layout.label(rows.getLast()));
        return read
                + (layout.units() ? " " + page.w("preview.shape." + kind + ".units") : "")
                + (remembered ? " " + page.w("preview.shape.remembered") : "");
    }

    /** Whether anything was chosen. */
    public boolean isChosen() {
        return !layout.shape().equals(Shape.FOUND);
    }

    /** The text in a field for a row: what was chosen; empty if it was found. */
    public String row(String name) {
        Integer row = row(layout.shape(), name);
        return row == null ? "" : layout.label(row);
    }

    private static @Nullable Integer row(Shape shape, String name) {
        return switch (name) {
            case "header" -> shape.header();
            case "first" -> shape.first();
            default -> shape.last();
        };
    }

    /** The drop-down lists of the form, each with its options. */
    public List<String> lists() {
        return List.of("turned", "units", "blank");
    }

    /** The options of a drop-down list: codes and labels. */
    public Map<String, String> options(String name) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> codes = name.equals("blank") ? List.of("nothing", "zero", "above") : List.of("", "false", "true");
        codes.forEach(
                code -> options.put(code, page.w("preview.shape." + name + "." + (code.isEmpty() ? "found" : code))));
        return options;
    }

    /** The chosen option of a drop-down list. */
    public String option(String name) {
        return name.equals("blank")
                ? layout.shape().blank().code()
                : Objects.requireNonNull(layout.shape().fields().getOrDefault(name, ""));
    }
}
