package shikomi.source;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import shikomi.math.RobustStatistics;
import shikomi.message.Message;

/** Finds papers in a source that report their numbers in a different unit from all others. */
final class BimodalGroups {
    /** With fewer groups, or fewer rows per group, medians are unreliable. Set by judgement. */
    private static final int LEAST_GROUPS = 5;

    private static final int LEAST_ROWS = 3;

    /**
     * The minimum distance of a group's median from the others in its own unit, and the maximum in the other unit, in
     * robust standard deviations.
     */
    private static final double FAR = 4;

    private static final double NEAR = 2;
    /** The minimum standard deviation of the logarithms: medians of two papers differ by a third without any error. */
    private static final double LEAST_SPREAD = 0.3;

    private BimodalGroups() {}

    static List<Message> findings(UnitAudit.Column column, Map<String, double[]> groups) {
        double[] medians = groups.entrySet().stream()
                .filter(group -> !group.getKey().isEmpty())
                .mapToDouble(group -> level(group.getValue()))
                .filter(Double::isFinite)
                .toArray();
        if (medians.length < LEAST_GROUPS) {
            return List.of();
        }
        Levels levels = Levels.of(medians);
        return groups.keySet().stream()
                .filter(group -> levels.isFar(group, groups))
                .flatMap(group -> finding(column, group, groups, levels).stream())
                .toList();
    }

    /** The median and the robust standard deviation of the logarithms of the groups' medians. */
    private record Levels(double centre, double spread) {
        static Levels of(double[] medians) {
            double centre = RobustStatistics.median(medians);
            return new Levels(centre, Math.max(LEAST_SPREAD, RobustStatistics.spread(medians, centre)));
        }

        boolean isFar(String group, Map<String, double[]> groups) {
            double[] values = groups.getOrDefault(group, new double[0]);
            return !group.isEmpty()
                    && values.length >= LEAST_ROWS
                    && Double.isFinite(level(values))
                    && Math.abs(level(values) - centre) > FAR * spread;
        }

        /** The distance of a group from the others after conversion from the suspected unit. */
        double distance(double level, SuspectedUnit suspect) {
            return Math.abs(level + Math.log(suspect.factor()) - centre);
        }
    }

    private static Optional<Message> finding(
            UnitAudit.Column column, String group, Map<String, double[]> groups, Levels levels) {
        double[] values = groups.getOrDefault(group, new double[0]);
        double level = level(values);
        return column.suspects().stream()
                .filter(SuspectedUnit::isScale)
                .filter(suspect -> levels.distance(level, suspect) < NEAR * levels.spread())
                .filter(suspect -> standsApart(group, suspect, groups))
                .min(Comparator.comparingDouble(suspect -> levels.distance(level, suspect)))
                .map(suspect -> words(column, group, values.length, level, levels.centre(), suspect));
    }

    private static Message words(
            UnitAudit.Column column, String group, int rows, double level, double centre, SuspectedUnit suspect) {
        return Message.of(
                "source.group-suspect",
                column.header(),
                rows,
                group,
                suspect.name(),
                SuspectedUnit.brief(Math.exp(level), 3),
                SuspectedUnit.brief(Math.exp(centre), 3),
                suspect.gap(),
                suspect.adviceByHand());
    }

    /**
     * Whether none of the group's values is within the range of the others in its own unit, and nearly all are in the
     * other unit.
     */
    private static boolean standsApart(String group, SuspectedUnit suspect, Map<String, double[]> groups) {
        double[] others = groups.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(group))
                .flatMapToDouble(entry -> Arrays.stream(entry.getValue()))
                .map(Math::abs)
                .filter(x -> x > 0)
                .sorted()
                .toArray();
        double low = others[(int) (0.02 * (others.length - 1))];
        double high = others[(int) (0.98 * (others.length - 1))];
        double[] own = groups.getOrDefault(group, new double[0]);
        return inside(DoubleStream.of(own), low, high) == 0
                && inside(DoubleStream.of(own).map(suspect::apply), low, high) >= 0.8 * own.length;
    }

    private static long inside(DoubleStream values, double low, double high) {
        return values.map(Math::abs).filter(x -> x >= low && x <= high).count();
    }

    /** The logarithm of the median absolute value. */
    private static double level(double[] values) {
        return Math.log(
                RobustStatistics.median(Arrays.stream(values).map(Math::abs).toArray()));
    }
}
