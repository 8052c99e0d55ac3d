package shikomi.surrogate.ensemble;

import java.util.Comparator;
import java.util.List;
import shikomi.math.StudentT;

/**
 * What one new measurement will be: a mixture of Student's t distributions, of the number itself and of its logarithm.
 *
 * @param degrees of freedom of each part
 */
public record PredictiveDistribution(List<Part> parts, double degrees) {
    private static final int HALVINGS = 60;

    /**
     * A part of the mixture.
     *
     * @param logarithm whether mean and sd are those of ln y
     */
    public record Part(double weight, boolean logarithm, double mean, double sd) {
        /** By how many standard deviations a number is too large; infinite where it cannot be. */
        double z(double y) {
            double seen = logarithm ? (y > 0 ? Math.log(y) : Double.NEGATIVE_INFINITY) : y;
            return (seen - mean) / sd;
        }

        Part with(double weight, double mean, double sd) {
            return new Part(weight, logarithm, mean, sd);
        }

        private double at(double z) {
            double seen = mean + z * sd;
            return logarithm ? Math.exp(seen) : seen;
        }
    }

    public PredictiveDistribution {
        parts = List.copyOf(parts);
    }

    /** By how many standard deviations of the heaviest part a number is too large; infinite where it cannot be. */
    public double score(double y) {
        return parts.stream()
                .max(Comparator.comparingDouble(Part::weight))
                .orElseThrow()
                .z(y);
    }

    /** The chance of a number that is as far from what is expected, or farther. */
    public double chance(double y) {
        StudentT t = new StudentT(degrees);
        double chance = 0;
        for (Part part : parts) {
            double z = part.z(y);
            chance += Double.isInfinite(z) ? 0 : part.weight() * t.bothTails(z);
        }
        return chance;
    }

    /** The density at a number; 0 where it cannot be. */
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

    /** The number below which a measurement falls with this chance, by bisection between those of the parts. */
    public double quantile(double chance) {
        double z = standardQuantile(chance);
        double low = parts.stream().mapToDouble(part -> part.at(z)).min().orElseThrow();
        double high = parts.stream().mapToDouble(part -> part.at(z)).max().orElseThrow();
        for (int halving = 0; halving < HALVINGS && low < high; halving++) {
            double middle = 0.5 * (low + high);
            if (below(middle) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
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

    private double standardQuantile(double chance) {
        StudentT t = new StudentT(degrees);
        double low = -100;
        double high = 100;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = 0.5 * (low + high);
            if (t.cumulative(middle) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
