package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import shikomi.math.RandomStream;

/**
 * Univariate slice sampling of a density that is known up to a factor, one coordinate after the other, with
 * stepping-out and shrinkage.
 *
 * <p>Neal, "Slice sampling", Annals of Statistics 31 (2003) 705, figures 3 and 5. The widths adapt during burn-in and
 * are fixed afterwards, so that the retained draws follow the density. For one thread only.
 */
final class SliceSampling {
    /** The number of sweeps before the first draw; the chain starts at the mode. Set by judgement. */
    private static final int BURN_IN = 20;

    /** The number of sweeps from one draw to the next, which reduces their correlation. Set by judgement. */
    private static final int SWEEPS_PER_DRAW = 2;

    /** The limit of steps out on either side, Neal's m; as widths adapt, few steps are needed. */
    private static final int MOST_STEPS_OUT = 4;

    /**
     * The number of shrinkages after which a coordinate is left unchanged; few are needed, and the limit only bounds
     * the time.
     */
    private static final int MOST_SHRINKINGS = 40;

    /** The initial width: one standard deviation of the priors of length-scales, in their logarithm. */
    private static final double FIRST_WIDTH = 1;

    /** The lower limit of an adapted width, in the logarithm of a hyperparameter. */
    private static final double LEAST_WIDTH = 0.1;

    private static final double MOST_WIDTH = 4;

    private final ToDoubleFunction<double[]> logDensity;
    private final double[] low;
    private final double[] high;
    private final double[] width;
    private double[] x = {};
    private double value;

    /** A sampler of the density within {@code low ≤ x ≤ high}. */
    SliceSampling(ToDoubleFunction<double[]> logDensity, double[] low, double[] high) {
        this.logDensity = logDensity;
        this.low = low;
        this.high = high;
        this.width = new double[low.length];
        Arrays.fill(width, FIRST_WIDTH);
    }

    /** Draws {@code count} points, each of length d, by a chain that starts at {@code start}. */
    List<double[]> draws(double[] start, int count, RandomStream random) {
        x = start.clone();
        value = logDensity.applyAsDouble(x);
        for (int sweep = 0; sweep < BURN_IN; sweep++) {
            sweep(true, random);
        }
        List<double[]> draws = new ArrayList<>();
        while (draws.size() < count) {
            for (int sweep = 0; sweep < SWEEPS_PER_DRAW; sweep++) {
                sweep(false, random);
            }
            draws.add(x.clone());
        }
        return draws;
    }

    private void sweep(boolean adapt, RandomStream random) {
        for (int p = 0; p < x.length; p++) {
            if (low[p] < high[p]) {
                double moved = update(p, random);
                if (adapt) { // towards a few times the mean move, at which a sweep is cheapest
                    width[p] = Math.clamp(0.9 * width[p] + 0.2 * 2 * moved, LEAST_WIDTH, MOST_WIDTH);
                }
            }
        }
    }

    /** Updates one coordinate; returns how far it moved. */
    private double update(int p, RandomStream random) {
        double before = x[p];
        double level = value + Math.log(1 - random.uniform());
        double left = before - width[p] * random.uniform();
        double right = left + width[p];
        for (int step = 0; step < MOST_STEPS_OUT && left > low[p] && at(p, left) > level; step++) {
            left -= width[p];
        }
        for (int step = 0; step < MOST_STEPS_OUT && right < high[p] && at(p, right) > level; step++) {
            right += width[p];
        }
        return shrink(p, before, level, Math.max(left, low[p]), Math.min(right, high[p]), random);
    }

    /**
     * Draws from [from, to] until a point lies in the slice above {@code level}; returns how far the coordinate moved.
     */
    private double shrink(int p, double before, double level, double from, double to, RandomStream random) {
        double left = from;
        double right = to;
        for (int shrinking = 0; shrinking < MOST_SHRINKINGS; shrinking++) {
            double candidate = left + (right - left) * random.uniform();
            double there = at(p, candidate);
            if (there > level) {
                value = there;
                return Math.abs(candidate - before);
            }
            if (candidate < before) {
                left = candidate;
            } else {
                right = candidate;
            }
        }
        x[p] = before;
        return 0;
    }

    private double at(int p, double candidate) {
        x[p] = candidate;
        return logDensity.applyAsDouble(x);
    }
}
