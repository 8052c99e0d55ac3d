package shikomi.table.column;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.table.composition.ComposedSheet;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;
import shikomi.table.file.Workbook;
import shikomi.unit.Unit;

/** Finds the table in a grid: its orientation, and which rows are its header. */
public final class LayoutFinder {
    /** The header is within the first 20 rows; its columns are judged by the 30 rows below it. Set by judgement. */
    private static final int MOST_TRIED = 20;

    private static final int MOST_LOOKED_AT = 30;

    /**
     * Spectra have thousands of columns; columns beyond this number are not matched with the recipe. Set by judgement.
     */
    private static final int MOST_HEADINGS = 300;

    /** Longer strings are not headings. Set by judgement. */
    private static final int LONGEST_HEADING = 150;

    /** What a second header row takes off the score, below what a name that it adds brings. Set by judgement. */
    private static final double SECOND_ROW = 0.3;

    /** What the forms of a name stand for: a meaning, or a name that a person gives. */
    private final Map<Object, Object> known = new HashMap<>();

    private final Map<String, Optional<Object>> hits = new HashMap<>();
    private final RecipeComponents components;

    LayoutFinder(Recipe recipe) {
        this(recipe, List.of());
    }

    /** @param names the names of columns that a person gives, beside those of the recipe */
    private LayoutFinder(Recipe recipe, List<String> names) {
        this.components = new RecipeComponents(recipe, names);
        for (ColumnMeaning meaning : ColumnMeaning.of(recipe)) {
            if (!meaning.name().isEmpty()) {
                meaning.names().stream()
                        .flatMap(name -> NameSimilarity.same(name).stream())
                        .forEach(key -> known.putIfAbsent(key, meaning));
            }
        }
        names.forEach(name -> NameSimilarity.same(name).forEach(key -> known.putIfAbsent(key, name)));
    }

    /**
     * A part of a grid that may be a header.
     *
     * @param line the index of its first line
     * @param units whether a row of units belongs to it
     * @param first the index of the first line below it
     */
    private record Candidate(
            CellGrid grid, boolean turned, int line, boolean units, int first, List<String> header, double score) {
        private Set<String> names() {
            return RepeatedHeader.names(grid.lines().get(line));
        }

        /** The headings without the row of units below them. */
        private List<String> headings() {
            return units && first == line + 2 ? HeaderRows.of(grid.lines().get(line)) : header;
        }
    }

    /**
     * The sheet of a file whose headings fit a recipe best, with its header found and its rows in one order; the first
     * sheet as it is if none has a header and rows.
     */
    public static Reading<Sheet> sheet(Path file, Recipe recipe, TableChoices choices) {
        return Workbook.read(file)
                .then(book -> new LayoutFinder(recipe)
                        .best(book, choices)
                        .map(layout -> named(book, layout))
                        .orElseGet(() -> without(file, book, choices)));
    }

    /**
     * The sheet of a workbook as a person says it is to be read; a problem if there is none.
     *
     * @param names the names of columns that a person gives, beside those of the recipe
     */
    public static Reading<Sheet> sheet(Workbook book, Recipe recipe, TableChoices choices, List<String> names) {
        return new LayoutFinder(recipe, names)
                .best(book, choices)
                .map(layout -> named(book, layout))
                .orElseGet(() -> without(book, choices, () -> failed(book, "no-table")));
    }

    private Optional<Layout> best(Workbook book, TableChoices choices) {
        Map<Integer, Candidate> found = new TreeMap<>();
        int at = -1;
        for (int i = 0; i < book.grids().size(); i++) {
            boolean wanted = isNamed(book.grids().get(i), choices.sheet());
            Candidate candidate = wanted ? best(book.grids().get(i), choices.shape()) : null;
            if (candidate != null) {
                found.put(i, candidate);
                Candidate best = found.get(at);
                at = best == null || candidate.score() > best.score() ? i : at;
            }
        }
        int index = at;
        return Optional.ofNullable(found.get(index))
                .map(best -> layout(book, index, best, choices.shape()).with(others(best, found.values())));
    }

    /** A note on the other sheets that fit about as well. */
    private static List<Message> others(Candidate best, Collection<Candidate> found) {
        String sheet = Workbook.sheet(best.grid().name());
        List<String> others = found.stream()
                .filter(other -> other.score() > 0 && other.score() >= TableGuess.NEARLY * best.score())
                .map(other -> Workbook.sheet(other.grid().name()))
                .filter(name -> !name.equals(sheet))
                .distinct()
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(Message.of("table.other-sheets-named", sheet, String.join(", ", others)));
    }

    private static boolean isNamed(CellGrid grid, String name) {
        String wanted = Numbers.normal(name);
        String own = Numbers.normal(grid.name());
        return wanted.isEmpty() || own.equals(wanted) || own.startsWith(wanted + " ") || own.endsWith(" " + wanted);
    }

    private static Reading<Sheet> named(Workbook book, Layout layout) {
        if (!layout.problems().isEmpty()) {
            return Reading.failed(layout.problems());
        }
        Sheet sheet = layout.sheet();
        String name = book.grids().size() > 1 ? sheet.name() : book.name();
        return Reading.of(
                new Sheet(name, sheet.header(), sheet.rows(), sheet.evidence(), layout.notes(), sheet.faults()));
    }

    /** The first sheet as it is; a problem if a person named a sheet or header that is not there. */
    private static Reading<Sheet> without(Path file, Workbook book, TableChoices choices) {
        return without(book, choices, () -> Sheets.read(file));
    }

    /** @param plain the sheet to read if nothing was named */
    private static Reading<Sheet> without(Workbook book, TableChoices choices, Supplier<Reading<Sheet>> plain) {
        List<String> names = book.grids().stream().map(CellGrid::name).toList();
        if (book.grids().stream().noneMatch(grid -> isNamed(grid, choices.sheet()))) {
            return failed(book, "no-sheet", choices.sheet(), String.join(", ", names));
        }
        return choices.shape().header() == null
                ? plain.get()
                : failed(book, "no-header", String.valueOf(choices.shape().header()));
    }

    private static Reading<Sheet> failed(Workbook book, String key, Object... arguments) {
        return Reading.failed(List.of(Problem.of(book.name(), "table." + key, arguments)));
    }

    /** The table of a grid; empty if no part of the grid has a header and rows. */
    Optional<Layout> find(Workbook book, int index, Shape shape) {
        return Optional.ofNullable(best(book.grids().get(index), shape)).map(best -> layout(book, index, best, shape));
    }

    private @Nullable Candidate best(CellGrid grid, Shape shape) {
        List<Candidate> candidates = new ArrayList<>();
        if (shape.turned() == null || !shape.turned()) {
            candidates.addAll(candidates(grid, false, shape));
        }
        if (grid.lines().size() <= CellGrid.MOST_COLUMNS && (shape.turned() == null || shape.turned())) {
            candidates.addAll(candidates(grid.turned(), true, shape));
        }
        Candidate best = null;
        for (Candidate candidate : candidates) {
            best = best == null || candidate.score() > best.score() ? candidate : best;
        }
        return best == null ? null : first(best, candidates);
    }

    /** The header whose names the best one repeats: it and the rows below it are part of the table. */
    private static Candidate first(Candidate best, List<Candidate> candidates) {
        Set<String> names = best.names();
        return candidates.stream()
                .filter(candidate -> candidate.turned() == best.turned() && candidate.line() < best.line())
                .filter(candidate -> names.size() > 1 && candidate.names().equals(names))
                .min(Comparator.comparingInt(Candidate::line)
                        .thenComparing(Candidate::score, Comparator.reverseOrder()))
                .orElse(best);
    }

    private List<Candidate> candidates(CellGrid grid, boolean turned, Shape shape) {
        List<Candidate> candidates = new ArrayList<>();
        List<CellGrid.Line> lines = grid.lines();
        int widest =
                lines.stream().limit(100).mapToInt(LayoutFinder::filled).max().orElse(1);
        Integer header = shape.header();
        int tried = Math.min(header == null ? MOST_TRIED : lines.size(), lines.size() - 1);
        for (int h = 0; h < tried; h++) {
            if (header == null || lines.get(h).number() == header) {
                addHeaders(grid, turned, h, widest, shape, candidates);
            }
        }
        return candidates;
    }

    /** Adds the headers that begin in a line: of one or two rows, each with or without a row of units. */
    private void addHeaders(CellGrid grid, boolean turned, int h, int widest, Shape shape, List<Candidate> candidates) {
        List<CellGrid.Line> lines = grid.lines();
        List<String> header = HeaderRows.of(lines.get(h));
        candidates.add(scored(grid, turned, h, h + 1, header, widest, 0, shape));
        if (h + 2 < lines.size() && HeaderRows.isSecond(lines.get(h + 1)) && !isUnits(lines, h + 1)) {
            List<String> joined = HeaderRows.joined(header, lines.get(h + 1));
            candidates.add(scored(grid, turned, h, h + 2, joined, widest, SECOND_ROW, shape));
        }
    }

    private static boolean isUnits(List<CellGrid.Line> lines, int line) {
        return line + 1 < lines.size() && HeaderRows.isUnits(lines.get(line), lines.get(line + 1));
    }

    /** @param penalty what is taken off the score */
    private Candidate scored(
            CellGrid grid,
            boolean turned,
            int line,
            int below,
            List<String> names,
            int widest,
            double penalty,
            Shape shape) {
        boolean possible = below + 1 < grid.lines().size();
        boolean units = shape.units() == null ? isUnits(grid.lines(), below) : shape.units() && possible;
        List<String> header = units ? HeaderRows.withUnits(names, grid.lines().get(below)) : names;
        int first = units ? below + 1 : below;
        HeaderCounts counts = counts(grid, first, header);
        counts.chosen = (int) header.stream().filter(shape.composition()::names).count();
        double score = counts.score(widest) - 0.1 * line - penalty - (turned ? 0.5 : 0);
        return new Candidate(grid, turned, line, units, first, header, counts.filled < 2 ? score - 5 : score);
    }

    private static int filled(CellGrid.Line line) {
        return (int) line.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private HeaderCounts counts(CellGrid grid, int first, List<String> header) {
        HeaderCounts counts = new HeaderCounts();
        for (int i = 0; i < Math.min(header.size(), MOST_HEADINGS); i++) {
            String cell = header.get(i);
            boolean word = !cell.isEmpty() && Numbers.parse(cell).isEmpty();
            counts.filled += cell.isEmpty() ? 0 : 1;
            counts.words += word ? 1 : 0;
            if (word && cell.length() <= LONGEST_HEADING) {
                Optional<Object> hit = hits.computeIfAbsent(cell, this::hit);
                hit.ifPresent(counts.found::add);
                counts.units += hit.isEmpty() && hasUnit(cell) ? 1 : 0;
                boolean numeric = isNumeric(grid, first, i);
                counts.numeric += numeric ? 1 : 0;
                if (hit.isEmpty() && !numeric) {
                    addNamed(grid, first, i, counts.named);
                }
            }
        }
        if (counts.named.size() > new HashSet<>(counts.named).size()) {
            counts.named.forEach(name -> hit(name).ifPresent(counts.found::add));
        }
        return counts;
    }

    /** Adds the parameters that the cells of a column name, as in columns that name a component in each row. */
    private void addNamed(CellGrid grid, int first, int column, List<String> named) {
        for (int i = first; i < Math.min(grid.lines().size(), first + MOST_LOOKED_AT); i++) {
            String cell = grid.lines().get(i).cell(column);
            if (!cell.isEmpty()) {
                components.named(cell).ifPresent(named::add);
            }
        }
    }

    private static boolean hasUnit(String cell) {
        return Columns.bracketed(cell).filter(Unit::isKnown).isPresent();
    }

    /** Counts of the evidence that a row is a header. */
    private static final class HeaderCounts {
        private final Set<Object> found = new HashSet<>();
        private final List<String> named = new ArrayList<>();
        private int words;
        private int units;
        private int numeric;
        private int filled;
        /** The columns that a person names. */
        private int chosen;

        /**
         * The score of a row as header: names from the recipe have the largest weight. The weights were set by hand so
         * that the tables of the tests are found.
         */
        private double score(int widest) {
            long targets =
                    found.stream().filter(ColumnMeaning.class::isInstance).count();
            double share = filled == 0 ? 0 : (double) words / filled * Math.min(1, (double) filled / widest);
            return 10.0 * chosen
                    + 3 * targets
                    + (found.size() - targets)
                    + 0.5 * Math.min(4, units)
                    + 2 * share
                    + 3.0 * numeric / Math.max(1, widest);
        }
    }

    private Optional<Object> hit(String cell) {
        for (Heading reading : Heading.readings(cell)) {
            for (Object key : NameSimilarity.same(reading.name())) {
                if (known.containsKey(key)) {
                    return Optional.ofNullable(known.get(key));
                }
            }
            if (!NameSimilarity.detail(reading.name()).isEmpty()) {
                return Optional.of(NameSimilarity.detail(reading.name()));
            }
        }
        return Optional.empty();
    }

    private static boolean isNumeric(CellGrid grid, int first, int column) {
        int numbers = 0;
        int filled = 0;
        for (int i = first; i < Math.min(grid.lines().size(), first + MOST_LOOKED_AT); i++) {
            String cell = grid.lines().get(i).cell(column);
            filled += cell.isEmpty() ? 0 : 1;
            numbers += Numbers.parse(cell).isPresent() ? 1 : 0;
        }
        return numbers > 0 && 2 * numbers > filled;
    }

    private Layout layout(Workbook book, int index, Candidate best, Shape shape) {
        CellGrid grid = best.grid();
        List<Message> notes = new ArrayList<>(grid.notes());
        List<CellGrid.Line> below = grid
                .lines()
                .subList(best.first(), grid.lines().size())
                .stream()
                .filter(line -> shape.contains(line.number()))
                .toList();
        List<String> header = padded(best.header(), below);
        List<CellGrid.Line> lines = new RepeatedHeader(header, best.headings(), notes).lines(below);
        if (best.turned()) {
            notes.add(Message.of("table.turned"));
        }
        List<Sheet.Row> rows = new RepeatedCells(header.size(), notes).fill(lines);
        String title = grid.name().isEmpty() ? book.name() : book.name() + " · " + grid.name();
        Sheet written = new Sheet(title, header, rows, grid.evidence());
        Reading<Sheet> composed = ComposedSheet.of(written, shape.composition(), components, notes);
        Sheet sheet = composed.get().orElse(written);
        int line = grid.lines().get(best.line()).number();
        return new Layout(
                index,
                grid.name(),
                best.turned(),
                line,
                best.units(),
                shape,
                sheet,
                written,
                notes,
                composed.problems(),
                Layout.isMatrix(sheet));
    }

    /** The header, with empty headings added for columns that have none. */
    private static List<String> padded(List<String> header, List<CellGrid.Line> lines) {
        int widest = lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        List<String> padded = new ArrayList<>(header);
        while (padded.size() < widest) {
            padded.add("");
        }
        return padded;
    }
}
