package shikomi.table.composition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import shikomi.message.Numbers;
import shikomi.table.file.Sheet;

/** Finds columns that name components of the recipe, and those of their amounts. */
public final class PairFinder {
    /** The number of rows looked at. This and the next constants are set by judgement. */
    private static final int MOST_ROWS = 200;

    /** The share of the cells that name a component in a column of components; others may not be in the recipe. */
    private static final double NAMED = 0.7;

    private static final double NUMERIC = 0.8;

    private final Sheet sheet;
    private final Components components;
    private final IntPredicate isFree;

    /** @param isFree whether a column has no other meaning that is certain */
    public PairFinder(Sheet sheet, Components components, IntPredicate isFree) {
        this.sheet = sheet;
        this.components = components;
        this.isFree = isFree;
    }

    /**
     * The pairs of a table: each amount stands right of its component, or all amounts stand in the same order right of
     * all components. Empty if there are none, or if only one component is ever named.
     */
    public List<Composition.Pair> pairs() {
        List<Integer> names = IntStream.range(0, sheet.header().size())
                .filter(isFree)
                .filter(this::namesComponents)
                .boxed()
                .toList();
        List<Composition.Pair> beside =
                matched(names, names.stream().map(column -> column + 1).toList());
        int last = names.isEmpty() ? 0 : names.getLast();
        return beside.isEmpty()
                ? matched(
                        names,
                        IntStream.rangeClosed(last + 1, last + names.size())
                                .boxed()
                                .toList())
                : beside;
    }

    private List<Composition.Pair> matched(List<Integer> names, List<Integer> amounts) {
        List<Composition.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (amounts.get(i) >= sheet.header().size()
                    || !isFree.test(amounts.get(i))
                    || !holdsNumbers(amounts.get(i))) {
                return List.of();
            }
            pairs.add(new Composition.Pair(ColumnReferences.to(names.get(i)), ColumnReferences.to(amounts.get(i))));
        }
        return distinct(names) > 1 ? pairs : List.of();
    }

    private int distinct(List<Integer> columns) {
        Set<String> distinct = new HashSet<>();
        columns.forEach(
                column -> cells(column).forEach(cell -> components.named(cell).ifPresent(distinct::add)));
        return distinct.size();
    }

    private List<String> cells(int column) {
        return sheet.rows().stream()
                .limit(MOST_ROWS)
                .map(row -> row.cell(column))
                .filter(cell -> !NameAmountPairs.isNone(cell))
                .toList();
    }

    private boolean namesComponents(int column) {
        List<String> cells = cells(column);
        long named = cells.stream()
                .filter(cell ->
                        Numbers.parse(cell).isEmpty() && components.named(cell).isPresent())
                .count();
        return named > 0 && named >= NAMED * cells.size();
    }

    private boolean holdsNumbers(int column) {
        List<String> cells = cells(column);
        long numbers = cells.stream()
                .filter(cell -> startsWithDigit(cell) || MixtureAmounts.isRest(cell))
                .count();
        return numbers > 0 && numbers >= NUMERIC * cells.size();
    }

    private static boolean startsWithDigit(String cell) {
        return Numbers.typed(cell).matches("[<>~≥≤]?\\s*[.,]?\\d.*");
    }
}
