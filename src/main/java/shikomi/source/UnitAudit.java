package shikomi.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Belief;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RobustStatistics;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Scale;
import shikomi.space.Value;
import shikomi.unit.Unit;

/** Finds columns whose numbers fit their expected range only in another unit. It warns without changing anything. */
final class UnitAudit {
    /** Fewer numbers are not judged. This and the following limits are set by judgement. */
    private static final int LEAST = 5;

    /** A unit is doubted if at most this fraction of the numbers fits in it. */
    private static final double MISFIT = 0.1;

    /**
     * Another unit is proposed if at least this fraction of the numbers fits in it; the threshold is lower for a
     * comparison with own results.
     */
    private static final double FIT = 0.8;

    private static final double FIT_OURS = 0.6;
    private static final SuspectedUnit UNCHANGED = new SuspectedUnit(null, 1, 0, false);

    /**
     * The maximum distance of the medians in the other unit, in logarithms, if limits begin at zero and exclude little.
     */
    private static final double NEAR = Math.log(20);

    private final List<SourceRows.Row> rows;
    private final List<Result> own;
    private final List<Message> findings = new ArrayList<>();

    /**
     * A column that was read.
     *
     * @param name the name of the parameter or objective
     * @param declared the unit that it was converted from
     */
    record Column(
            String name,
            String header,
            @Nullable Unit wanted,
            @Nullable Unit declared) {
        List<SuspectedUnit> suspects() {
            return SuspectedUnit.of(wanted, declared);
        }
    }

    UnitAudit(List<SourceRows.Row> rows, List<Result> own) {
        this.rows = rows;
        this.own = own;
    }

    List<Message> findings() {
        return findings;
    }

    void parameter(Parameter.Numeric parameter, Column column) {
        Map<String, double[]> groups =
                groups(row -> row.made().value(parameter.name()) instanceof Value.Amount(double x)
                        ? Optional.of(x)
                        : Optional.empty());
        double[] values = all(groups);
        double[] ours = own.stream()
                .filter(result -> result.made().value(parameter.name()) instanceof Value.Amount)
                .mapToDouble(result -> result.made().number(parameter.name()))
                .toArray();
        Known range = Known.range(parameter);
        if (!compare(column, values, range) && values.length >= LEAST) {
            offset(column, values, ours, range);
        }
    }

    void objective(Objective objective, Column column) {
        Map<String, double[]> groups =
                groups(row -> row.outcomes().get(objective.name()) instanceof Outcome.Measured(double x, double ignored)
                        ? Optional.of(x)
                        : Optional.empty());
        boolean found = known(objective)
                .filter(known -> compare(column, all(groups), known))
                .isPresent();
        if (!found) {
            findings.addAll(BimodalGroups.findings(column, groups));
        }
    }

    /** The expected range from own results or, if there are few, from the recipe's plausible values. */
    private Optional<Known> known(Objective objective) {
        double[] ours = own.stream()
                .flatMapToDouble(Belief.of(objective, own)::values)
                .filter(x -> x != 0)
                .toArray();
        return ours.length >= LEAST
                ? Optional.of(Known.measured(ours))
                : Optional.ofNullable(objective.plausible()).map(Known::plausible);
    }

    private boolean compare(Column column, double[] values, Known known) {
        if (values.length < LEAST) {
            return false;
        }
        double median = RobustStatistics.median(values);
        Optional<SuspectedUnit> best = column.suspects().stream()
                .filter(suspect -> known.favours(suspect, values))
                .min(Comparator.<SuspectedUnit>comparingDouble(suspect -> -Math.rint(20 * known.share(values, suspect)))
                        .thenComparingDouble(suspect -> distance(suspect.apply(median), known.typical())));
        best.ifPresent(suspect -> report(column, suspect, median, known.words(), known.typical()));
        return best.isPresent();
    }

    /**
     * Reports temperatures that differ from own values by 273.15, or that are round numbers only after such a shift.
     */
    private void offset(Column column, double[] values, double[] ours, Known range) {
        boolean both = ours.length >= LEAST;
        double typical = both ? RobustStatistics.median(ours) : range.typical();
        Message known = both ? Message.of("source.suspect.own", ours.length) : range.words();
        double median = RobustStatistics.median(values);
        column.suspects().stream()
                .filter(suspect -> suspect.factor() == 1 && !suspect.isScale())
                .filter(suspect ->
                        (both && Math.abs(suspect.apply(median) - typical) <= 0.05 * Math.abs(suspect.shift()))
                                || (round(values, 0) <= MISFIT && round(values, suspect.shift()) >= FIT))
                .findFirst()
                .ifPresent(suspect -> report(column, suspect, median, known, typical));
    }

    /** The fraction of whole numbers after a shift. */
    private static double round(double[] values, double step) {
        return Arrays.stream(values)
                        .map(x -> x + step)
                        .filter(x -> Math.abs(x - Math.rint(x)) < 1e-6)
                        .count()
                / (double) values.length;
    }

    private void report(Column column, SuspectedUnit suspect, double median, Message known, double typical) {
        findings.add(Message.of(
                "source.unit-suspect",
                column.header(),
                suspect.name(),
                Figures.value(median),
                known,
                Figures.value(typical),
                suspect.gap(),
                suspect.advice(column.name(), column.header())));
    }

    private Map<String, double[]> groups(Function<SourceRows.Row, Optional<Double>> number) {
        Map<String, List<Double>> groups = new LinkedHashMap<>();
        for (SourceRows.Row row : rows) {
            number.apply(row)
                    .ifPresent(x -> groups.computeIfAbsent(row.group(), g -> new ArrayList<>())
                            .add(x));
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        groups.forEach((group, values) -> numbers.put(
                group, values.stream().mapToDouble(Double::doubleValue).toArray()));
        return numbers;
    }

    /** All numbers except zeros, which are the same in every unit that differs by a factor. */
    private static double[] all(Map<String, double[]> groups) {
        return groups.values().stream()
                .flatMapToDouble(Arrays::stream)
                .filter(x -> x != 0)
                .toArray();
    }

    static double distance(double a, double b) {
        return a == 0 || b == 0 ? Double.POSITIVE_INFINITY : Math.abs(Math.log(Math.abs(a / b)));
    }

    /**
     * The range in which a column's numbers are expected.
     *
     * @param fromZero whether small numbers are inside as well, so that only the largest can be compared
     * @param reached whether the numbers can be expected to reach the limits
     * @param fit the fraction of numbers that must be within the limits
     */
    private record Known(
            double low, double high, boolean fromZero, boolean reached, double fit, double typical, Message words) {
        static Known range(Parameter.Numeric parameter) {
            boolean log = parameter.scale() == Scale.LOG;
            double low = parameter.low();
            double high = parameter.high();
            double middle = log ? Math.sqrt(low * high) : (low + high) / 2;
            Message words = Message.of("source.suspect.range", low, high);
            return new Known(low, high, low <= 0, true, FIT, middle, words);
        }

        static Known plausible(Objective.Range range) {
            double middle = range.low() > 0 ? Math.sqrt(range.low() * range.high()) : (range.low() + range.high()) / 2;
            Message words = Message.of("source.suspect.plausible", range.low(), range.high());
            return new Known(range.low(), range.high(), range.low() <= 0, false, FIT, middle, words);
        }

        /** The range from own results; materials of other labs may be better or worse by a factor of three. */
        static Known measured(double[] ours) {
            double low = Arrays.stream(ours).min().orElseThrow();
            double high = Arrays.stream(ours).max().orElseThrow();
            double below = low > 0 ? low / 3 : 3 * low;
            double above = high > 0 ? 3 * high : high / 3;
            Message words = Message.of("source.suspect.own", ours.length);
            return new Known(below, above, low <= 0, false, FIT_OURS, RobustStatistics.median(ours), words);
        }

        /** Whether the numbers fit in the other unit but not in their own. */
        boolean favours(SuspectedUnit suspect, double[] values) {
            boolean enlarges = suspect.isScale() && suspect.factor() > 1;
            if (enlarges && fromZero) {
                return isReachedBy(suspect, values);
            }
            return share(values, UNCHANGED) <= MISFIT && share(values, suspect) >= fit;
        }

        /**
         * Whether the largest numbers reach the upper limit only in a larger unit: fractions may be small, but
         * percentages entered as fractions are too small by a factor of 100.
         */
        private boolean isReachedBy(SuspectedUnit suspect, double[] values) {
            double largest = Arrays.stream(values).map(Math::abs).max().orElse(0) * suspect.factor();
            return reached
                    && high > 1
                    && suspect.factor() > 20
                    && largest >= 0.3 * high
                    && largest <= 1.2 * high
                    && distance(suspect.apply(RobustStatistics.median(values)), typical) <= NEAR;
        }

        private double share(double[] values, SuspectedUnit suspect) {
            double slack = 0.05 * (high - low);
            double least = low > 0 ? Math.max(low - slack, low / 1.5) : low - slack;
            return Arrays.stream(values)
                            .map(suspect::apply)
                            .filter(x -> x >= least && x <= high + slack)
                            .count()
                    / (double) values.length;
        }
    }
}
