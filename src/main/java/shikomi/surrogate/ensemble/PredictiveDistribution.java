package shikomi.surrogate.ensemble;

import java.util.Comparator;
import java.util.List;
import shikomi.math.Bisection;
import shikomi.math.StudentT;

/**
 * The distribution of one new measurement: a mixture of Student's t distributions of the value and of its logarithm.
 *
 * @param parts weights adding up to 1
 * @param degrees degrees of freedom of each part
 */
public record PredictiveDistribution(List<Part> parts, double degrees) {
    /**
     * The farthest quantile that is computed, in standard deviations; with 2 degrees of freedom its tail probability is
     * 10⁻⁴.
     */
    private static final double FARTHEST = 100;

    /**
     * A component of the mixture, in the unit of the measurement.
     *
     * @param logarithm whether mean and sd are those of ln y
     */
    public record Part(double weight, boolean logarithm, double mean, double sd) {
        /** The standard score of y; −∞ if y is not positive but the logarithm is modelled. */
        double z(double y) {
            double transformed = logarithm ? (y > 0 ? Math.log(y) : Double.NEGATIVE_INFINITY) : y;
            return (transformed - mean) / sd;
        }

        Part with(double weight, double mean, double sd) {
            return new Part(weight, logarithm, mean, sd);
        }

        private double at(double z) {
            double transformed = mean + z * sd;
            return logarithm ? Math.exp(transformed) : transformed;
        }
    }

    public PredictiveDistribution {
        parts = List.copyOf(parts);
    }

    /** The standard score of y under the part of largest weight; −∞ if that part excludes y. */
    public double score(double y) {
        return parts.stream()
                .max(Comparator.comparingDouble(Part::weight))
                .orElseThrow()
                .z(y);
    }

    /**
     * The two-sided tail probability of y: the probability of a measurement at least as far from the mean of each part.
     */
    public double chance(double y) {
        StudentT t = new StudentT(degrees);
        double chance = 0;
        for (Part part : parts) {
            double z = part.z(y);
            chance += Double.isInfinite(z) ? 0 : part.weight() * t.bothTails(z);
        }
        return chance;
    }

    /** The density at y, per unit of y; 0 if y is excluded. */
    public double density(double y) {
        StudentT t = new StudentT(degrees);
        double density = 0;
        for (Part part : parts) {
            double z = part.z(y);
            if (Double.isFinite(z)) {
                double slope = part.logarithm() ? 1 / y : 1;
                density += part.weight() * Math.exp(t.logDensity(z)) * slope / part.sd();
            }
        }
        return density;
    }

    /** The quantile at cumulative probability {@code chance}, by bisection between those of the parts. */
    public double quantile(double chance) {
        StudentT t = new StudentT(degrees);
        double z = Bisection.threshold(u -> t.cumulative(u) < chance, -FARTHEST, FARTHEST);
        double low = parts.stream().mapToDouble(part -> part.at(z)).min().orElseThrow();
        double high = parts.stream().mapToDouble(part -> part.at(z)).max().orElseThrow();
        return Bisection.threshold(y -> below(y) < chance, low, high);
    }

    private double below(double y) {
        StudentT t = new StudentT(degrees);
        return parts.stream()
                .mapToDouble(part -> {
                    double z = part.z(y);
                    return Double.isInfinite(z) ? 0 : part.weight() * t.cumulative(z);
                })
                .sum();
    }
}
