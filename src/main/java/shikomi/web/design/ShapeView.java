package shikomi.web.design;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shikomi.space.Space;
import shikomi.table.column.Layout;
import shikomi.table.column.Shape;
import shikomi.table.composition.Composition;
import shikomi.table.composition.FormulaShares;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Sheet;
import shikomi.web.Page;

/** The texts on the shape of a table: how it is read, and what can be chosen. */
public final class ShapeView {
    /** The largest number of columns in a list. Set by judgement. */
    private static final int MOST_COLUMNS = 150;

    /** Choices that hold only if they are made. */
    private static final List<String> SAID = List.of("normalised", "added");

    private final Page page;
    private final Layout layout;
    private final boolean remembered;
    private final ShapeForm form;
    private final Space space;

    /**
     * @param form the shape as chosen
     * @param remembered whether the shape was chosen for an earlier table
     * @param space the space of the recipe
     */
    ShapeView(Page page, Layout layout, ShapeForm form, boolean remembered, Space space) {
        this.form = form;
        this.space = space;
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
        List<String> lists = new ArrayList<>(List.of("turned", "units", "blank"));
        if (!space.mixtures().isEmpty()) {
            lists.add("normalised");
        }
        if (FormulaShares.elements(space).size() > 1) {
            lists.add("formulas");
        }
        if (!layout.shape().composition().pairs().isEmpty()) {
            lists.add("added");
        }
        return lists;
    }

    /** The options of a drop-down list: codes and labels. */
    public Map<String, String> options(String name) {
        Map<String, String> options = new LinkedHashMap<>();
        if (name.equals("formulas")) {
            options.put("", page.w("preview.shape.formulas.found"));
            options.putAll(columns());
            return options;
        }
        List<String> codes = name.equals("blank") ? List.of("nothing", "zero", "above") : codes(name);
        codes.forEach(
                code -> options.put(code, page.w("preview.shape." + name + "." + (code.isEmpty() ? "found" : code))));
        return options;
    }

    private static List<String> codes(String name) {
        return SAID.contains(name) ? List.of("", "true") : List.of("", "false", "true");
    }

    /** The pairs of columns that name a component and give its amount; the last can still be chosen. */
    public List<Composition.Pair> pairs() {
        return form.pairs();
    }

    /** The columns of the file from which a person can choose, by their letters. */
    public Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        List<String> header = layout.written().header();
        for (int i = 0; i < Math.min(MOST_COLUMNS, header.size()); i++) {
            String letters = CellGrid.letters(i + 1);
            String place = layout.turned() ? Integer.toString(i + 1) : letters;
            columns.put("$" + letters, header.get(i).isBlank() ? place : place + " · " + header.get(i));
        }
        return columns;
    }

    /** The chosen option of a drop-down list. */
    public String option(String name) {
        return name.equals("blank")
                ? layout.shape().blank().code()
                : Objects.requireNonNull(layout.shape().fields().getOrDefault(name, ""));
    }
}
