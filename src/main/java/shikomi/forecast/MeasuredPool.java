package shikomi.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Goal;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Space;

/** A table of measured experiments on which searches are replayed: every condition within the limits, once. */
public final class MeasuredPool {
    private static final double TOP_SHARE = 0.05;

    /** A row of the table with its value, rows counted from 0. */
    public record Row(int number, Point point, double value) {}

    /** A condition: where it first stands in the table, and the values of all its rows. */
    record Entry(int row, Point point, double[] values) {
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

    /** The rows that keep every limit; the others are counted. */
    public MeasuredPool(Space space, Objective objective, List<Row> rows) {
        this.space = space;
        this.objective = objective;
        Map<Condition, List<Row>> gathered = new LinkedHashMap<>();
        int broken = 0;
        for (Row row : rows) {
            if (space.broken(row.point()).isPresent()) {
                broken++;
            } else {
                gathered.computeIfAbsent(space.condition(row.point()), c -> new ArrayList<>())
                        .add(row);
            }
        }
        this.outside = broken;
        this.entries = gathered.values().stream()
                .map(same -> new Entry(
                        same.getFirst().number(),
                        same.getFirst().point(),
                        same.stream().mapToDouble(Row::value).toArray()))
                .toList();
        gathered.keySet().forEach(condition -> index.put(condition, index.size()));
        int[] bestFirst = bestFirst();
        int count = (int) Math.ceil(TOP_SHARE * entries.size());
        this.top = new HashSet<>();
        Arrays.stream(bestFirst).limit(count).forEach(top::add);
        this.best = bestFirst.length == 0 ? -1 : bestFirst[0];
    }

    /** The conditions by their means, best first, equal ones as they stand in the table. */
    private int[] bestFirst() {
        return IntStream.range(0, entries.size())
                .boxed()
                .sorted((a, b) -> better(entries.get(a).mean(), entries.get(b).mean())
                        ? -1
                        : better(entries.get(b).mean(), entries.get(a).mean()) ? 1 : Integer.compare(a, b))
                .mapToInt(i -> i)
                .toArray();
    }

    /** Whether one value of the objective is better than another. */
    boolean better(double a, double b) {
        return objective.goal() instanceof Goal.Minimize ? a < b : a > b;
    }

    /** How many conditions there are. */
    public int size() {
        return entries.size();
    }

    /** How many rows lie outside the limits and take no part. */
    public int outside() {
        return outside;
    }

    Entry entry(int i) {
        return entries.get(i);
    }

    /** The conditions, in the order in which they first stand in the table. */
    public List<Point> points() {
        return entries.stream().map(Entry::point).toList();
    }

    /** Every condition as if the lab had measured it. */
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
