package shikomi.math;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A line search for the strong Wolfe conditions: Nocedal & Wright, Numerical Optimization (2006), algorithms 3.5 and
 * 3.6. An instance serves one search only.
 */
final class LineSearch {
    /** The point at the end of an accepted step. */
    record Step(double[] x, double value, double[] gradient) {}

    /** A step length with the value and the directional derivative there. */
    private record Trial(double length, double value, double slope, Step step) {
        boolean isStart() {
            return length == 0;
        }
    }

    /** c₁ of the Armijo condition, as Nocedal & Wright recommend. */
    private static final double SUFFICIENT_DECREASE = 1e-4;

    /** c₂ of the curvature condition, as they recommend for quasi-Newton methods. */
    private static final double CURVATURE = 0.9;

    /** The limit of evaluations of one search; the authors of L-BFGS-B allow 20. */
    private static final int MOST_TRIALS = 30;

    /** The least distance of a trial from the ends of the interval, as a share of its length. Set by judgement. */
    private static final double MARGIN = 0.1;

    /** The relative decrease that is within rounding error. */
    private static final double ROUNDING = 1e-16;

    private final DifferentiableFunction function;
    private final double[] x;
    private final double[] direction;
    private final UnaryOperator<double[]> clip;
    private final Trial start;
    private int trials;

    LineSearch(
            DifferentiableFunction function,
            double[] x,
            double value,
            double slope,
            double[] direction,
            UnaryOperator<double[]> clip) {
        this.function = function;
        this.x = x;
        this.direction = direction;
        this.clip = clip;
        this.start = new Trial(0, value, slope, new Step(x, value, new double[0]));
    }

    /** A step of length at most {@code longest}, tried first at {@code initial}; null if no decrease was found. */
    @Nullable
    Step strongWolfe(double initial, double longest) {
        Trial previous = start;
        double length = initial;
        while (trials < MOST_TRIALS) {
            Trial trial = at(length);
            if (!decreases(trial) || (!previous.isStart() && trial.value() >= previous.value())) {
                return zoom(previous, trial);
            }
            if (Math.abs(trial.slope()) <= -CURVATURE * start.slope() || length >= longest) {
                return trial.step();
            }
            if (trial.slope() >= 0) {
                return zoom(trial, previous);
            }
            previous = trial;
            length = Math.min(2 * length, longest);
        }
        return previous.isStart() ? null : previous.step();
    }

    /** Shrinks the interval between two trials; {@code best} satisfies the Armijo condition and has the lower value. */
    private @Nullable Step zoom(Trial best, Trial other) {
        while (trials < MOST_TRIALS) {
            Trial trial = at(between(best, other));
            if (!decreases(trial) || trial.value() >= best.value()) {
                other = trial;
            } else {
                if (Math.abs(trial.slope()) <= -CURVATURE * start.slope()) {
                    return trial.step();
                }
                if (trial.slope() * (other.length() - best.length()) >= 0) {
                    other = best;
                }
                best = trial;
            }
            if (Math.abs(other.length() - best.length()) * slopeScale()
                    < ROUNDING * Math.max(1, Math.abs(best.value()))) {
                break;
            }
        }
        return best.isStart() ? null : best.step();
    }

    private double slopeScale() {
        return Math.abs(start.slope());
    }

    /**
     * The minimum of the cubic interpolant (equation 3.59), kept away from the ends; the midpoint if there is no
     * minimum.
     */
    private static double between(Trial a, Trial b) {
        double width = b.length() - a.length();
        double middle = a.length() + width / 2;
        if (!Double.isFinite(b.value()) || !Double.isFinite(b.slope())) {
            return middle;
        }
        double d1 = a.slope() + b.slope() - 3 * (a.value() - b.value()) / (a.length() - b.length());
        double square = d1 * d1 - a.slope() * b.slope();
        if (square < 0) {
            return middle;
        }
        double d2 = Math.copySign(Math.sqrt(square), width);
        double cubic = b.length() - width * (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
        double margin = MARGIN * Math.abs(width);
        double low = Math.min(a.length(), b.length()) + margin;
        double high = Math.max(a.length(), b.length()) - margin;
        return Double.isFinite(cubic) ? Math.clamp(cubic, low, high) : middle;
    }

    private boolean decreases(Trial trial) {
        return trial.value() <= start.value() + SUFFICIENT_DECREASE * trial.length() * start.slope();
    }

    private Trial at(double length) {
        trials++;
        double[] point = x.clone();
        for (int i = 0; i < point.length; i++) {
            point[i] += length * direction[i];
        }
        point = clip.apply(point);
        double[] gradient = new double[point.length];
        double value = function.value(point, gradient);
        double slope = Double.isFinite(value) ? Dot.of(gradient, direction) : Double.NaN;
        return new Trial(
                length,
                Double.isNaN(value) ? Double.POSITIVE_INFINITY : value,
                slope,
                new Step(point, value, gradient));
    }
}
