package shikomi.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the curves of one strategy. Each list holds the quartiles over seeds of the number of experiments needed,
 * null if the goal was not reached.
 *
 * @param area the mean over steps and seeds of the share found of the best 5 %
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

    /**
     * The tolerance of shares found, which are quotients of whole numbers: a share that is reached must not be missed
     * by rounding.
     */
    private static final double ROUNDING = 1e-12;

    /** Stands for a goal that was not reached; sorted after every step. */
    private static final int NEVER = Integer.MAX_VALUE;

    /** The summary of all curves of one strategy. */
    static Summary of(List<Curve> curves, int budget) {
        double[] areas = curves.stream().mapToDouble(c -> c.area(budget)).toArray();
        double mean = 0;
        for (double area : areas) {
            mean += area / areas.length;
        }
        return new Summary(
                quartiles(curves, found(0.5)),
                quartiles(curves, found(0.8)),
                quartiles(curves, found(1)),
                quartiles(curves, Curve.Step::foundBest),
                mean,
                standardError(areas, mean),
                areas.length,
                budget);
    }

    private static Predicate<Curve.Step> found(double share) {
        return step -> step.top() >= share - ROUNDING;
    }

    private static @Nullable Double standardError(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        int n = values.length;
        return n < 2 ? null : (Double) Math.sqrt(squares / (n - 1) / n);
    }

    /** The quartiles sorted[⌊p(n − 1) + ½⌋] of the first steps that pass the test. */
    private static List<@Nullable Integer> quartiles(List<Curve> curves, Predicate<Curve.Step> passed) {
        int[] first =
                curves.stream().mapToInt(curve -> first(curve, passed)).sorted().toArray();
        List<@Nullable Integer> quartiles = new ArrayList<>();
        for (double p : QUARTILES) {
            int steps = first[(int) Math.floor(p * (first.length - 1) + 0.5)];
            quartiles.add(steps == NEVER ? null : (Integer) steps);
        }
        return Collections.unmodifiableList(quartiles);
    }

    private static int first(Curve curve, Predicate<Curve.Step> passed) {
        return curve.steps().stream()
                .filter(passed)
                .mapToInt(Curve.Step::number)
                .findFirst()
                .orElse(NEVER);
    }
}
