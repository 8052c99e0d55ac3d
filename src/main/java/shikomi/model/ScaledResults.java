package shikomi.model;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/**
 * The results of one objective in the form to which the surrogate is fitted: inputs scaled to the unit cube, outputs
 * standardised.
 *
 * @param conditions the measured values at each condition, in the lab's unit
 * @param X the inputs of the conditions, {@code n×d}
 */
record ScaledResults(
        Space space,
        Objective objective,
        Encoding encoding,
        Scaling scaling,
        List<ConditionResults> conditions,
        double[][] X) {
    /** The distance from the limits, in ranges, beyond which a result is not used. Set by judgement. */
    private static final double OUT_OF_REACH = 100;

    /**
     * The range of values, in standard errors, that contradicts these: four values of a normal distribution lie so close
     * with a probability of 0.5 %, more values with a smaller one.
     */
    private static final double LEAST_RANGE = 1.0 / 3;

    private static final int FEWEST_ERRORS = 4;

    /** Gathers the results with a numeric value; {@code conditions} is empty if there is none. */
    static ScaledResults of(Space space, Objective objective, List<Result> results) {
        List<ConditionResults> conditions = ConditionResults.byDay(space, objective, results);
        Encoding encoding = new Encoding(space);
        return of(
                space,
                objective,
                encoding,
                conditions.stream()
                        .filter(each -> isWithinReach(encoding, each.point()))
                        .toList());
    }

    /** Whether the numbers of a point are near enough to the limits to teach something about what lies between them. */
    static boolean isWithinReach(Encoding encoding, Point point) {
        double[] row = encoding.row(point);
        boolean[] categories = encoding.categories();
        return IntStream.range(0, row.length).allMatch(j -> categories[j] || Math.abs(row[j]) <= OUT_OF_REACH);
    }

    private static ScaledResults of(
            Space space, Objective objective, Encoding encoding, List<ConditionResults> conditions) {
        return new ScaledResults(
                space,
                objective,
                encoding,
                Scaling.of(objective, conditions),
                conditions,
                encoding.rows(conditions.stream().map(ConditionResults::point).toList()));
    }

    /** These results without the values that do not pass the test of their condition, scaled anew. */
    ScaledResults keeping(Map<Integer, DoublePredicate> tests) {
        List<ConditionResults> kept = IntStream.range(0, conditions.size())
                .mapToObj(i -> {
                    DoublePredicate test = tests.get(i);
                    return test == null ? conditions.get(i) : conditions.get(i).keeping(test);
                })
                .filter(condition -> condition.values().length > 0)
                .toList();
        return of(space, objective, encoding, kept);
    }

    /** All values of the condition of row {@code i}, whatever their day. */
    ConditionResults onAllDays(int i) {
        ConditionResults one = conditions.get(i);
        return conditions.stream()
                .filter(each -> each.condition().equals(one.condition()))
                .reduce(ConditionResults::and)
                .orElse(one);
    }

    /** The number of conditions, those of several days counted once. */
    long countConditions() {
        return conditions.stream().map(ConditionResults::condition).distinct().count();
    }

    /** The values of all conditions but those of these rows. */
    double[] valuesWithout(List<Integer> rows) {
        Set<Condition> without =
                rows.stream().map(row -> conditions.get(row).condition()).collect(Collectors.toSet());
        return conditions.stream()
                .filter(each -> !without.contains(each.condition()))
                .flatMapToDouble(each -> Arrays.stream(each.values()))
                .toArray();
    }

    /** Standardised values of every replicate, with known standard errors and days. */
    Observations observations() {
        double[][] values = conditions.stream()
                .map(condition ->
                        Arrays.stream(condition.values()).map(scaling::scaled).toArray())
                .toArray(double[][]::new);
        Observations observed = Observations.of(X, values, ConditionResults.days(conditions));
        return (contradictErrors() ? observed : observed.knowing(errors()))
                .grouped(new NearCopies(encoding, space.freeDirections(), conditions.size()).groups(X));
    }

    private double[][] errors() {
        return conditions.stream().map(scaling::scaledErrors).toArray(double[][]::new);
    }

    /**
     * Whether the values differ by far less than the standard errors that are reported for all of them, as if these had
     * another unit or were those of a constant offset. They say nothing about differences then, and are not used.
     */
    boolean contradictErrors() {
        double[] errors =
                Arrays.stream(errors()).flatMapToDouble(Arrays::stream).sorted().toArray();
        DoubleSummaryStatistics values = conditions.stream()
                .flatMapToDouble(each -> Arrays.stream(each.values()))
                .map(scaling::scaled)
                .summaryStatistics();
        return scaling.differs()
                && errors.length >= FEWEST_ERRORS
                && values.getMax() - values.getMin() < LEAST_RANGE * errors[0];
    }

    /** Whether the recipe states the noise, on the scale that is modelled. */
    boolean isNoiseStated() {
        return objective.noise() != null && !scaling.logarithm();
    }

    /** Priors of the hyperparameters; the noise is fixed if the recipe states it and the scale is linear. */
    Priors priors() {
        Double noise = objective.noise();
        return Priors.of(
                encoding.categories(),
                space.freeDirections(),
                noise == null || !isNoiseStated() ? null : (Double) scaling.scaledVariance(noise));
    }
}
