package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.math.Bisection;

/**
 * Repeated measurements of conditions as evidence that the noise depends on the level. Residuals of conditions that were
 * measured once are no evidence, because they also contain what the model cannot describe.
 *
 * <p>Sums of squares S_i of ν_i degrees of freedom at levels z_i have the log likelihood −½ Σ_i [ν_i (b₀ + b₁ z_i) + S_i
 * e^(−b₀ − b₁ z_i)], that of a gamma regression with a logarithmic link (McCullagh & Nelder, Generalized Linear Models
 * (1989), chapter 8). The best b₀ has a closed form for each b₁, and what remains is concave in b₁. Squares between days
 * have a b₀ of their own, as they contain the variance between days.
 */
final class RepeatedMeasurements {
    /**
     * The least likelihood ratio, twice the difference of log likelihoods, that shows a trend: the 95 % point of χ² with
     * one degree of freedom. It must be reached without the condition that supports the trend most, so that no single
     * wrong value passes for noise. With that, at most 1.1 % of 1500 simulated sets of constant noise reach it, for 4 to
     * 20 conditions with 2 or 3 measurements each, and 97 % of sets of 6 pairs with standard deviations of 0.2 and 8.
     */
    static final double LEAST_RATIO = 3.84;

    /** The fewest conditions from which a level and a slope are estimated, with one to spare. */
    private static final int FEWEST = 3;

    /**
     * The share of repeats at either end beyond whose levels the trend does not continue: the farthest levels are
     * partly noise themselves. Set by judgement.
     */
    private static final double OUTER = 0.1;

    /** The largest ratio of noise variances, in logarithms: standard deviations differ by at most a factor of 100. */
    private static final double MOST_CHANGE = Math.log(1e4);

    /**
     * Squared deviations of the measurements of one condition from their mean.
     *
     * @param degrees degrees of freedom
     */
    private record Squares(int condition, double level, double degrees, double sum) {}

    /** Squares with a common b₀: those within days, or those between days. */
    private record Group(List<Squares> squares, double degrees, double meanLevel) {
        static Group of(List<Squares> squares) {
            double degrees = squares.stream().mapToDouble(Squares::degrees).sum();
            double levels = squares.stream()
                    .mapToDouble(each -> each.degrees() * each.level())
                    .sum();
            return new Group(squares, degrees, levels / degrees);
        }

        double total(ToDoubleFunction<Squares> number) {
            return squares.stream().mapToDouble(number).sum();
        }

        /** S_i e^(−b₁ (z_i − z̄)). */
        private double scaled(Squares each, double slope) {
            return each.sum() * Math.exp(-slope * (each.level() - meanLevel));
        }

        /** The variance at the mean level that is best for a slope. */
        double variance(double slope) {
            return total(each -> scaled(each, slope)) / degrees;
        }

        double derivative(double slope) {
            return 0.5 * total(each -> scaled(each, slope) * (each.level() - meanLevel)) / variance(slope);
        }

        /** The log likelihood of one condition, up to a constant. */
        double logLikelihood(Squares each, double slope) {
            double variance = variance(slope) * Math.exp(slope * (each.level() - meanLevel));
            return -0.5 * (each.degrees() * Math.log(variance) + each.sum() / variance);
        }
    }

    private final List<Group> groups;

    private RepeatedMeasurements(List<List<Squares>> groups) {
        this.groups = groups.stream()
                .map(Group::of)
                .filter(group -> group.total(Squares::sum) > 0)
                .toList();
    }

    /**
     * The repeated measurements among these observations.
     *
     * @param level the level of each row
     */
    static RepeatedMeasurements of(Observations data, double[] level) {
        List<Squares> within = new ArrayList<>();
        List<Squares> between = new ArrayList<>();
        for (int[] rows : data.conditions()) {
            Arrays.stream(rows)
                    .filter(i -> data.replicates()[i] > 1)
                    .mapToObj(i -> new Squares(rows[0], level[i], data.replicates()[i] - 1, data.squares()[i]))
                    .forEach(within::add);
            if (rows.length > 1) {
                between.add(between(data, level, rows));
            }
        }
        return new RepeatedMeasurements(List.of(within, between));
    }

    private static Squares between(Observations data, double[] level, int[] rows) {
        double mean = mean(data.mean(), rows);
        double sum = Arrays.stream(rows)
                .mapToDouble(i -> (data.mean()[i] - mean) * (data.mean()[i] - mean))
                .sum();
        return new Squares(rows[0], mean(level, rows), rows.length - 1, sum);
    }

    private static double mean(double[] numbers, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> numbers[i]).average().orElseThrow();
    }

    /** Whether the noise depends on the level, also by the other conditions without the one that supports it most. */
    boolean showTrend() {
        return ratio() >= LEAST_RATIO && withoutBestWitness().ratio() >= LEAST_RATIO;
    }

    /** The likelihood ratio of the most probable slope to none; 0 if there are too few repeats. */
    double ratio() {
        return slope().stream()
                .flatMap(slope -> conditions().mapToDouble(condition -> gain(condition, slope)))
                .sum();
    }

    /** The most probable trend; empty if there are too few repeats at different levels. */
    Optional<NoiseTrend> trend() {
        return slope().stream()
                .mapToObj(slope -> {
                    Group first = groups.getFirst();
                    double intercept = Math.log(first.variance(slope)) - slope * first.meanLevel();
                    double[] levels = levels().sorted().toArray();
                    int outer = (int) (OUTER * levels.length);
                    return new NoiseTrend(intercept, slope, levels[outer], levels[levels.length - 1 - outer]);
                })
                .findFirst();
    }

    private OptionalDouble slope() {
        if (differing() < FEWEST || !(high() > low())) {
            return OptionalDouble.empty();
        }
        double steepest = MOST_CHANGE / (high() - low());
        return OptionalDouble.of(Bisection.threshold(
                slope -> groups.stream()
                                .mapToDouble(group -> group.derivative(slope))
                                .sum()
                        > 0,
                -steepest,
                steepest));
    }

    /** Twice the gain of the log likelihood of a condition by a slope. */
    private double gain(int condition, double slope) {
        return groups.stream()
                .flatMapToDouble(group -> group.squares().stream()
                        .filter(each -> each.condition() == condition)
                        .mapToDouble(each -> 2 * (group.logLikelihood(each, slope) - group.logLikelihood(each, 0))))
                .sum();
    }

    private RepeatedMeasurements withoutBestWitness() {
        double slope = slope().orElse(0);
        int witness = conditions()
                .boxed()
                .max(Comparator.comparingDouble(condition -> gain(condition, slope)))
                .orElseThrow();
        return new RepeatedMeasurements(groups.stream()
                .map(group -> group.squares().stream()
                        .filter(each -> each.condition() != witness)
                        .toList())
                .toList());
    }

    private double low() {
        return levels().min().orElse(0);
    }

    private double high() {
        return levels().max().orElse(0);
    }

    private DoubleStream levels() {
        return squares().mapToDouble(Squares::level);
    }

    /** The number of conditions whose repeats differ: one wrong value among exact repeats shows no trend. */
    private long differing() {
        return squares()
                .filter(each -> each.sum() > 0)
                .mapToInt(Squares::condition)
                .distinct()
                .count();
    }

    private IntStream conditions() {
        return squares().mapToInt(Squares::condition).distinct();
    }

    private Stream<Squares> squares() {
        return groups.stream().flatMap(group -> group.squares().stream());
    }
}
