package shikomi.acquisition;

import java.util.Arrays;
import shikomi.math.SpectralProjectedGradient;
import shikomi.space.Region;

/**
 * Maximises a utility over a region by alternating gradient ascent in all continuous coordinates and exhaustive search
 * in each discrete one, until the gain is negligible.
 */
final class GradientAscent {
    /** The limit of rounds over continuous and discrete coordinates; reached only if a utility is a step function. */
    private static final int MOST_ROUNDS = 64;

    /** The least gain, in standard deviations of the outputs, that is not rounding error. */
    private static final double LEAST_GAIN = 1e-8;

    /**
     * The limit of iterations of one ascent, and the step, as a share of a range, below which it ends; the search on
     * the grid refines the result.
     */
    private static final int ITERATIONS = 30;

    private static final double TOLERANCE = 1e-4;

    private final Region region;
    private final Utility utility;
    private final boolean[] listed;

    GradientAscent(Region region, Utility utility) {
        this.region = region;
        this.utility = utility;
        this.listed = new boolean[region.dimension()];
        for (int i = 0; i < listed.length; i++) {
            listed[i] = region.isChoice(i) || (region.listed(i).length > 0 && !region.isTied(i));
        }
    }

    /** The coordinates that the ascent reaches from {@code start}. */
    double[] climb(double[] start) {
        double[] z = start.clone();
        double value = value(z);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double before = value;
            z = alongTheGradient(z);
            value = value(z);
            boolean changed = false;
            for (int i = 0; i < z.length; i++) {
                if (listed[i]) {
                    double was = z[i];
                    value = bestListed(z, i, value);
                    changed |= was != z[i];
                }
            }
            if (!changed || value - before < LEAST_GAIN) {
                break;
            }
        }
        return z;
    }

    private double[] alongTheGradient(double[] start) {
        return SpectralProjectedGradient.minimise(
                        (z, gradient) -> {
                            double value = utility.at(region.encode(z), gradient);
                            region.chain(z, gradient);
                            for (int i = 0; i < gradient.length; i++) {
                                gradient[i] = listed[i] ? 0 : -gradient[i];
                            }
                            return -value;
                        },
                        start,
                        z -> {
                            double[] projected = region.project(z);
                            for (int i = 0; i < projected.length; i++) {
                                projected[i] = listed[i] ? start[i] : projected[i];
                            }
                            return projected;
                        },
                        TOLERANCE,
                        ITERATIONS)
                .x();
    }

    /** Sets coordinate {@code i} to the best of its values; returns the utility there. */
    private double bestListed(double[] z, int i, double value) {
        double[] values = region.listed(i);
        double[][] rows = Arrays.stream(values)
                .mapToObj(v -> {
                    double[] other = z.clone();
                    other[i] = v;
                    return region.encode(other);
                })
                .toArray(double[][]::new);
        double[] scores = utility.at(rows);
        double best = value;
        for (int k = 0; k < values.length; k++) {
            if (scores[k] > best + LEAST_GAIN) {
                best = scores[k];
                z[i] = values[k];
            }
        }
        return best;
    }

    private double value(double[] z) {
        return utility.at(new double[][] {region.encode(z)})[0];
    }
}
