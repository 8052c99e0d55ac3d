package shikomi.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the curves of one strategy come to. Each list holds the quartiles over seeds of the experiments needed, null where
 * not reached.
 *
 * @param area mean share found of the best 5 %, over steps and seeds
 * @param areaSe its standard error over seeds; null for one seed
 */
public record Summary(
        List<@Nullable Integer> to50,
        List<@Nullable Integer> to80,
        List<@Nullable Integer> to100,
        List<@Nullable Integer> toBest,
        double area,
        @Nullable Double areaSe,
        int seeds,
        int budget) {
    private static final double[] QUARTILES = {0.25, 0.5, 0.75};
    private static final double ROUNDING = 1e-12;

    /** Of all curves of one strategy. */
    static Summary of(List<Curve> curves, int budget) {
        double[] areas = curves.stream().mapToDouble(c -> c.area(budget)).toArray();
        double mean = 0;
        for (double area : areas) {
            mean += area / areas.length;
        }
        double squares = 0;
        for (double area : areas) {
            squares += (area - mean) * (area - mean);
        }
        int n = areas.length;
        return new Summary(
                quartiles(curves, step -> step.top() >= 0.5 - ROUNDING),
                quartiles(curves, step -> step.top() >= 0.8 - ROUNDING),
                quartiles(curves, step -> step.top() >= 1 - ROUNDING),
                quartiles(curves, Curve.Step::foundBest),
                mean,
                n < 2 ? null : Math.sqrt(squares / (n - 1) / n),
                n,
                budget);
    }

    /** sorted[⌊p(n − 1) + ½⌋] of the first steps that pass. */
    private static List<@Nullable Integer> quartiles(List<Curve> curves, Predicate<Curve.Step> passed) {
        List<Integer> first = new ArrayList<>();
        for (Curve curve : curves) {
            first.add(curve.steps().stream()
                    .filter(passed)
                    .mapToInt(Curve.Step::number)
                    .findFirst()
                    .orElse(Integer.MAX_VALUE));
        }
        Collections.sort(first);
        List<@Nullable Integer> quartiles = new ArrayList<>();
        for (double p : QUARTILES) {
            int steps = first.get((int) Math.floor(p * (first.size() - 1) + 0.5));
            quartiles.add(steps == Integer.MAX_VALUE ? null : (Integer) steps);
        }
        return Collections.unmodifiableList(quartiles);
    }
}
