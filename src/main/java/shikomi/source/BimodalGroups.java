package shikomi.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import shikomi.message.Message;

/** Finds papers of a source that give their numbers in another unit than all others. */
final class BimodalGroups {
    private static final int LEAST_GROUPS = 5;
    private static final int LEAST_ROWS = 3;
    /** How far off a group's median must be as it stands, and may be in the other unit, in robust standard deviations. */
    private static final double FAR = 4;

    private static final double NEAR = 2;
    /** Two labs' papers on two materials differ by this much for no reason at all. */
    private static final double LEAST_SPREAD = 0.3;

    private BimodalGroups() {}

    static List<Message> findings(UnitAudit.Column column, Map<String, double[]> groups) {
        List<Message> findings = new ArrayList<>();
        double[] medians = groups.entrySet().stream()
                .filter(group -> !group.getKey().isEmpty())
                .mapToDouble(group -> level(group.getValue()))
                .filter(Double::isFinite)
                .toArray();
        if (medians.length < LEAST_GROUPS) {
            return findings;
        }
        double centre = UnitAudit.median(medians);
        double spread = Math.max(
                LEAST_SPREAD,
                1.4826
                        * UnitAudit.median(Arrays.stream(medians)
                                .map(x -> Math.abs(x - centre))
                                .toArray()));
        groups.forEach((group, values) -> {
            double level = level(values);
            if (!group.isEmpty()
                    && values.length >= LEAST_ROWS
                    && Double.isFinite(level)
                    && Math.abs(level - centre) > FAR * spread) {
                column.suspects().stream()
                        .filter(Suspect::isScale)
                        .filter(suspect -> Math.abs(level + Math.log(suspect.factor()) - centre) < NEAR * spread)
                        .filter(suspect -> standsApart(group, suspect, groups))
                        .min(Comparator.comparingDouble(s -> Math.abs(level + Math.log(s.factor()) - centre)))
                        .ifPresent(
                                suspect -> findings.add(words(column, group, values.length, level, centre, suspect)));
            }
        });
        return findings;
    }

    private static Message words(
            UnitAudit.Column column, String group, int rows, double level, double centre, Suspect suspect) {
        return Message.of(
                "source.group-suspect",
                column.header(),
                rows,
                group,
                suspect.name(),
                Suspect.brief(Math.exp(level), 3),
                Suspect.brief(Math.exp(centre), 3),
                suspect.gap(),
                suspect.adviceByHand());
    }

    /** Whether none of its rows lies among the others' as it stands, and nearly all do in the other unit. */
    private static boolean standsApart(String group, Suspect suspect, Map<String, double[]> groups) {
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

    /** The logarithm of the median size. */
    private static double level(double[] values) {
        return Math.log(UnitAudit.median(Arrays.stream(values).map(Math::abs).toArray()));
    }
}
