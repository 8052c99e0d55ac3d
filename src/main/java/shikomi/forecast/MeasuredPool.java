package shikomi.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.table.result.MeasuredTable;

/** A table of measured experiments on which searches are replayed: every condition within the limits, once. */
public final class MeasuredPool {
    /**
     * The share of conditions that count as the best ones, as in the benchmark's anchors; a search is judged by how
     * many of them it finds.
     */
    private static final double TOP_SHARE = 0.05;

    /** A condition: its first row in the table and the values of all its rows. */
    record Entry(int row, Point point, double[] values) {
        static Entry of(List<MeasuredTable.Row> rows) {
            return new Entry(
                    rows.getFirst().number(),
                    rows.getFirst().point(),
                    rows.stream().mapToDouble(MeasuredTable.Row::value).toArray());
        }

        double mean() {
            return Arrays.stream(values).average().orElseThrow();
        }
    }

    private final Objective objective;
    private final List<Entry> entries;
    private final Map<Condition, Integer> index = new LinkedHashMap<>();
    private final Space space;
    private final Set<Integer> top;
    private final int best;
    private final int outside;

    /** A pool of the rows within every limit; the others are only counted. */
    public MeasuredPool(Space space, Objective objective, List<MeasuredTable.Row> rows) {
        this.space = space;
        this.objective = objective;
        List<MeasuredTable.Row> inside =
                rows.stream().filter(row -> space.broken(row.point()).isEmpty()).toList();
        this.outside = rows.size() - inside.size();
        Map<Condition, List<MeasuredTable.Row>> byCondition = new LinkedHashMap<>();
        inside.forEach(row -> byCondition
                .computeIfAbsent(space.condition(row.point()), condition -> new ArrayList<>())
                .add(row));
        this.entries = byCondition.values().stream().map(Entry::of).toList();
        byCondition.keySet().forEach(condition -> index.put(condition, index.size()));
        List<Integer> bestFirst = bestFirst();
        this.top = Set.copyOf(bestFirst.subList(0, (int) Math.ceil(TOP_SHARE * entries.size())));
        this.best = bestFirst.isEmpty() ? -1 : bestFirst.getFirst();
    }

    /** The conditions sorted by their means, best first; equal ones are in the order of the table. */
    private List<Integer> bestFirst() {
        int sign = objective.goal().sign();
        return IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -sign * entries.get(i).mean()))
                .toList();
    }

    /** The number of conditions. */
    public int size() {
        return entries.size();
    }

    /** The number of rows that lie outside the limits and are not used. */
    public int outside() {
        return outside;
    }

    Entry entry(int i) {
        return entries.get(i);
    }

    /** The conditions in order of first appearance in the table. */
    public List<Point> points() {
        return entries.stream().map(Entry::point).toList();
    }

    /** Every condition as a result of the lab. */
    public List<Result> results() {
        return entries.stream()
                .map(entry -> Result.of(
                        entry.point(),
                        Arrays.stream(entry.values())
                                .mapToObj(value -> new Measurement(objective.name(), 1, new Outcome.Measured(value)))
                                .toList()))
                .toList();
    }

    /** The mean of the rows of condition {@code i}. */
    public double mean(int i) {
        return entries.get(i).mean();
    }

    int indexOf(Point point) {
        Integer found = index.get(space.condition(point));
        if (found == null) {
            throw new IllegalArgumentException(point + " is not in the pool");
        }
        return found;
    }

    Objective objective() {
        return objective;
    }

    /** Whether a condition is among the best 5 %, their number rounded up. */
    boolean isTop(int entry) {
        return top.contains(entry);
    }

    int topCount() {
        return top.size();
    }

    boolean isBest(int entry) {
        return entry == best;
    }
}
