package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import shikomi.math.RandomStream;

/**
 * Draws from a density known up to a factor, one coordinate after the other, by stepping out and shrinking.
 *
 * <p>Neal, "Slice sampling", Annals of Statistics 31 (2003) 705, figures 3 and 5. The widths adapt while the chain is burnt
 * in and are fixed afterwards, so that the draws that are kept follow the density.
 */
final class SliceSampling {
    private static final int BURN_IN = 20;
    private static final int SWEEPS_PER_DRAW = 2;
    private static final int MOST_STEPS_OUT = 4;
    private static final int MOST_SHRINKINGS = 40;
    private static final double FIRST_WIDTH = 1;

    private final ToDoubleFunction<double[]> logDensity;
    private final double[] low;
    private final double[] high;
    private final double[] width;
    private double[] x = {};
    private double value;

    /** The density within {@code low ≤ x ≤ high}. */
    SliceSampling(ToDoubleFunction<double[]> logDensity, double[] low, double[] high) {
        this.logDensity = logDensity;
        this.low = low;
        this.high = high;
        this.width = new double[low.length];
        Arrays.fill(width, FIRST_WIDTH);
    }

    /** {@code count} points of a chain that begins at {@code start}, each of length d. */
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
                if (adapt) { // towards twice the mean move, the width that costs least
                    width[p] = Math.clamp(0.9 * width[p] + 0.2 * 2 * moved, 0.1, 4);
                }
            }
        }
    }

    /** One coordinate; returns how far it moved. */
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
        left = Math.max(left, low[p]);
        right = Math.min(right, high[p]);
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
