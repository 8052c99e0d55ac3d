package shikomi.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shikomi.campaign.Outcome;
import shikomi.math.RobustStatistics;
import shikomi.message.Message;

/**
 * Sets gross outliers aside: values more than six robust standard deviations from the median of their paper that also
 * differ from it by a factor of ten or more, as caused by a misplaced decimal point or another unit. Smaller deviations
 * are not treated as errors: a paper that varies one material and compares it with another has outliers of eight
 * deviations. Positive values must also be far on a logarithmic scale.
 */
final class GrossOutliers {
    /** Fewer values do not give a reliable standard deviation. Set by judgement. */
    private static final int LEAST = 8;

    /** In robust standard deviations. Correct values reach eight, so a factor of ten is required as well. */
    private static final double FAR = 6;

    private static final double TIMES = Math.log(10) - 1e-9;

    private GrossOutliers() {}

    static SourceRows without(SourceRows source) {
        Map<Integer, Message> reasons = new HashMap<>();
        Map<String, List<SourceRows.Row>> groups = source.rows().stream()
                .collect(Collectors.groupingBy(SourceRows.Row::group, LinkedHashMap::new, Collectors.toList()));
        Set<String> objectives = new LinkedHashSet<>();
        source.rows().forEach(row -> objectives.addAll(row.outcomes().keySet()));
        groups.forEach((group, rows) -> objectives.forEach(objective -> judge(objective, group, rows, reasons)));
        return source.without(reasons, List.of());
    }

    private static void judge(
            String objective, String group, List<SourceRows.Row> rows, Map<Integer, Message> reasons) {
        Map<Integer, Double> numbers = numbers(objective, rows);
        double[] values =
                numbers.values().stream().mapToDouble(Double::doubleValue).toArray();
        if (values.length < LEAST) {
            return;
        }
        double[] far = leastDeviations(values);
        double median = RobustStatistics.median(values);
        double size =
                RobustStatistics.median(Arrays.stream(values).map(Math::abs).toArray());
        int i = 0;
        for (Map.Entry<Integer, Double> number : numbers.entrySet()) {
            if (far[i] > FAR && UnitAudit.distance(number.getValue(), size) >= TIMES) {
                reasons.putIfAbsent(number.getKey(), reason(objective, group, number.getValue(), median, far[i]));
            }
            i++;
        }
    }

    /** The measured values of an objective, by line. */
    private static Map<Integer, Double> numbers(String objective, List<SourceRows.Row> rows) {
        Map<Integer, Double> numbers = new LinkedHashMap<>();
        for (SourceRows.Row row : rows) {
            if (row.outcomes().get(objective) instanceof Outcome.Measured(double value, double ignored)) {
                numbers.put(row.line(), value);
            }
        }
        return numbers;
    }

    /**
     * The deviations of the values; if all values are positive, the smaller of the deviations of each value and its
     * logarithm.
     */
    private static double[] leastDeviations(double[] values) {
        double[] least = deviations(values);
        if (Arrays.stream(values).allMatch(x -> x > 0)) {
            double[] ofLogarithms =
                    deviations(Arrays.stream(values).map(Math::log).toArray());
            Arrays.setAll(least, i -> Math.min(least[i], ofLogarithms[i]));
        }
        return least;
    }

    private static Message reason(String objective, String group, double value, double median, double far) {
        String deviations = SuspectedUnit.brief(far, 3);
        return group.isEmpty()
                ? Message.of(
                        "source.outlier",
                        objective,
                        SuspectedUnit.brief(value, 6),
                        SuspectedUnit.brief(median, 6),
                        deviations)
                : Message.of(
                        "source.outlier-in",
                        objective,
                        SuspectedUnit.brief(value, 6),
                        SuspectedUnit.brief(median, 6),
                        deviations,
                        group);
    }

    /** The distance of each value from the median in robust standard deviations; 0 if most values are equal. */
    private static double[] deviations(double[] values) {
        double median = RobustStatistics.median(values);
        double spread = RobustStatistics.spread(values, median);
        return Arrays.stream(values)
                .map(x -> spread > 0 ? Math.abs(x - median) / spread : 0)
                .toArray();
    }
}
