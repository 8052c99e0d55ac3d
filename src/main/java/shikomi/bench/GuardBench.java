package shikomi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.entry.EntryGuard;
import shikomi.entry.UnexpectedValue;
import shikomi.math.RandomStream;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.unit.Unit;

/**
 * Measures how often the entry guard questions correct values and entry errors: an early campaign of randomly drawn
 * rows, then further rows typed correctly and with each kind of error.
 */
public final class GuardBench {
    public static final List<String> HEADER =
            List.of("pool", "results", "entered", "values", "questioned %", "correct fix offered %");

    /** The number of results before values are typed: those of early campaigns, in which predictions are worst. */
    private static final int[] SIZES = {10, 15, 25};

    /** The number of rows that are typed after these results. */
    private static final int TYPED = 20;

    /** The way in which a value is typed: correctly, or with a kind of error. */
    public enum Kind {
        RIGHT,
        TEN,
        TENTH,
        THOUSAND,
        THOUSANDTH,
        UNIT,
        TRANSPOSED,
        SWAPPED
    }

    /** The number of values, of those questioned, and of those questioned with the correct fix. */
    public record Count(int values, int questioned, int fixed) {
        static final Count NONE = new Count(0, 0, 0);

        Count plus(Count other) {
            return new Count(values + other.values, questioned + other.questioned, fixed + other.fixed);
        }
    }

    /** The counts of one pool with one number of results. */
    public record Row(String pool, int results, Map<Kind, Count> counts) {
        public List<List<String>> lines() {
            return GuardBench.lines(pool, results, counts);
        }
    }

    private GuardBench() {}

    /** The number of times that {@code advance} will be called. */
    public static long steps(List<GuardTask> tasks, int seeds) {
        return tasks.stream().mapToLong(task -> sizes(task).count() * seeds).sum();
    }

    private static IntStream sizes(GuardTask task) {
        return Arrays.stream(SIZES).filter(n -> task.rows().size() > n);
    }

    /** Runs one pool, seeds in parallel. */
    public static List<Row> run(GuardTask task, long firstSeed, int seeds, Runnable advance) {
        return sizes(task)
                .mapToObj(n -> new Row(
                        task.name(),
                        n,
                        sum(LongStream.range(firstSeed, firstSeed + seeds)
                                .parallel()
                                .mapToObj(seed -> {
                                    Map<Kind, Count> counts = counted(task, n, seed);
                                    advance.run();
                                    return counts;
                                })
                                .toList())))
                .toList();
    }

    private static Map<Kind, Count> sum(List<Map<Kind, Count>> all) {
        Map<Kind, Count> sum = new EnumMap<>(Kind.class);
        all.forEach(counts -> counts.forEach((kind, count) -> sum.merge(kind, count, Count::plus)));
        return sum;
    }

    /** The totals over all pools and for all errors together; pools are weighted by their number of values. */
    public static List<List<String>> totals(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (int n : SIZES) {
            Map<Kind, Count> counts = sum(rows.stream()
                    .filter(row -> row.results() == n)
                    .map(Row::counts)
                    .toList());
            lines.addAll(lines("all", n, counts));
            Count errors = counts.entrySet().stream()
                    .filter(entry -> entry.getKey() != Kind.RIGHT)
                    .map(Map.Entry::getValue)
                    .reduce(Count.NONE, Count::plus);
            lines.add(line("all", n, "all slips", errors));
        }
        return lines;
    }

    private static List<List<String>> lines(String pool, int results, Map<Kind, Count> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue().values() > 0)
                .map(entry -> line(pool, results, entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()))
                .toList();
    }

    private static List<String> line(String pool, int results, String kind, Count count) {
        return List.of(
                pool,
                Integer.toString(results),
                kind,
                Integer.toString(count.values()),
                percent(count.questioned(), count.values()),
                kind.equals("right") ? "" : percent(count.fixed(), count.values()));
    }

    private static String percent(int part, int whole) {
        return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
    }

    private static Map<Kind, Count> counted(GuardTask task, int n, long seed) {
        RandomStream random = RandomStream.of(seed).child("guard").child(n);
        int[] order = random.permutation(task.rows().size());
        List<Result> results = Arrays.stream(order, 0, n)
                .mapToObj(i -> result(task.rows().get(i)))
                .toList();
        Typist typist = new Typist(task.recipe(), EntryGuard.of(task.recipe(), results, List.of()), random);
        Map<Kind, Count> counts = new EnumMap<>(Kind.class);
        for (int i = n; i < Math.min(n + TYPED, order.length); i++) {
            typist.type(task.rows().get(order[i]), counts);
        }
        return counts;
    }

    private static Result result(GuardTask.Row row) {
        return Result.of(
                row.point(),
                row.values().entrySet().stream()
                        .map(entry -> new Measurement(entry.getKey(), 1, new Outcome.Measured(entry.getValue())))
                        .toList());
    }

    /** Types the values of rows in every way, and counts the questions of the guard. */
    private record Typist(Recipe recipe, EntryGuard guard, RandomStream random) {
        void type(GuardTask.Row row, Map<Kind, Count> counts) {
            for (Objective objective : recipe.objectives()) {
                if (row.values().containsKey(objective.name())) {
                    for (Kind kind : Kind.values()) {
                        counts.merge(kind, type(row, objective, kind), Count::plus);
                    }
                }
            }
        }

        private Count type(GuardTask.Row row, Objective objective, Kind kind) {
            double right = value(row, objective);
            Map<Objective, Double> others = new LinkedHashMap<>();
            recipe.objectives().stream()
                    .filter(other -> !other.equals(objective) && row.values().containsKey(other.name()))
                    .forEach(other -> others.put(other, value(row, other)));
            Double typed = typed(right, objective, others, kind, random);
            return typed == null || (kind != Kind.RIGHT && typed == right)
                    ? Count.NONE
                    : count(guard.judge(row.point(), objective, typed, others), right);
        }
    }

    private static Count count(Optional<UnexpectedValue> question, double right) {
        boolean fixed = question.stream()
                .flatMap(each -> each.fixes().stream())
                .anyMatch(fix -> Math.abs(fix.value() - right) <= 1e-3 * Math.abs(right));
        return new Count(1, question.isPresent() ? 1 : 0, fixed ? 1 : 0);
    }

    private static double value(GuardTask.Row row, Objective objective) {
        return Objects.requireNonNull(row.values().get(objective.name()));
    }

    /**
     * The value that is typed instead of the correct one; null if such an error is impossible. A swap also changes
     * {@code others}.
     */
    private static @Nullable Double typed(
            double right, Objective objective, Map<Objective, Double> others, Kind kind, RandomStream random) {
        return switch (kind) {
            case RIGHT -> (Double) right;
            case TEN -> (Double) exact(right * 10);
            case TENTH -> (Double) exact(right / 10);
            case THOUSAND -> (Double) exact(right * 1000);
            case THOUSANDTH -> (Double) exact(right / 1000);
            case UNIT -> inOtherUnit(right, objective.unit(), random);
            case TRANSPOSED -> transposed(right, random);
            case SWAPPED -> swapped(right, others, random);
        };
    }

    private static @Nullable Double swapped(double right, Map<Objective, Double> others, RandomStream random) {
        if (others.isEmpty()) {
            return null;
        }
        Objective partner = List.copyOf(others.keySet()).get(random.below(others.size()));
        return others.put(partner, right);
    }

    private static double exact(double value) {
        return Double.parseDouble(Numbers.significant(value, 6));
    }

    private static @Nullable Double inOtherUnit(double right, @Nullable Unit unit, RandomStream random) {
        if (unit == null) {
            return null;
        }
        List<Unit> others = Stream.of(
                        "%", "fraction", "mV", "V", "mJ", "kJ", "nm", "µm", "kPa", "GPa", "ksi", "S/m", "mS/cm")
                .map(Unit::of)
                .filter(other -> other.converts(unit) && unit.convert(1, other) != 1)
                .toList();
        return others.isEmpty() ? null : (Double) exact(unit.convert(right, others.get(random.below(others.size()))));
    }

    /** The value with two different adjacent digits among the first three exchanged; null if there are none. */
    private static @Nullable Double transposed(double right, RandomStream random) {
        String text = Numbers.plain(right);
        List<Integer> digits = IntStream.range(0, text.length())
                .filter(i -> Character.isDigit(text.charAt(i)))
                .boxed()
                .dropWhile(i -> text.charAt(i) == '0')
                .limit(3)
                .toList();
        List<Double> choices = IntStream.range(1, digits.size())
                .mapToObj(k -> exchanged(text, digits.get(k - 1), digits.get(k)))
                .filter(value -> value != right)
                .distinct()
                .sorted()
                .toList();
        return choices.isEmpty() ? null : choices.get(random.below(choices.size()));
    }

    private static Double exchanged(String text, int first, int second) {
        char[] digits = text.toCharArray();
        digits[second] = text.charAt(first);
        digits[first] = text.charAt(second);
        return Double.valueOf(new String(digits));
    }
}
