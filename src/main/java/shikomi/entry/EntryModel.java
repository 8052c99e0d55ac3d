package shikomi.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.campaign.Belief;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.ModelSpec;
import shikomi.model.ObjectiveModel;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.surrogate.ensemble.PredictiveDistribution;
import shikomi.surrogate.ensemble.QuickPredictor;
import shikomi.surrogate.ensemble.ResidualRegression;
import shikomi.unit.ConfusableUnits;
import shikomi.unit.Unit;

/** The predictors of each objective, and of objectives measured together, fitted when first needed. Thread-safe. */
final class EntryModel {
    /**
     * The predictor of one objective with the data that it was fitted to.
     *
     * @param values the values of the samples of each result, by the index of the result
     * @param leftOut the leave-one-out prediction of each sample
     * @param scores the normal score of each sample under its leave-one-out prediction
     */
    private record Fitted(
            QuickPredictor predictor,
            Resolution resolution,
            Map<Integer, double[]> values,
            List<PredictiveDistribution> leftOut,
            Map<Integer, double[]> scores) {}

    private record Together(String objective, Set<String> companions) {}

    /**
     * The most results among which values in gross disagreement are sought; among more, one slip hardly moves a
     * prediction, and the fit takes seconds.
     */
    private static final int MOST_CHECKED = 200;

    /**
     * The most results that a predictor learns from, evenly spaced in their order. A process over all 8,000 results of a
     * large table takes minutes and half a gigabyte; over 1,000, two seconds, and an entry error is as plain.
     */
    private static final int MOST_LEARNED = 1_000;

    private final Recipe recipe;
    private final Space space;
    private final List<Result> results;
    private final Encoding encoding;
    private final Map<String, Optional<Fitted>> fitted = new HashMap<>();
    private final Map<Together, ResidualRegression> companions = new HashMap<>();
    private final Map<String, List<ConfusableUnits.Confusable>> confusable = new ConcurrentHashMap<>();

    EntryModel(Recipe recipe, List<Result> results) {
        this.recipe = recipe;
        this.space = recipe.space();
        this.results = learned(results);
        this.encoding = new Encoding(space);
    }

    private static List<Result> learned(List<Result> results) {
        int count = Math.min(results.size(), MOST_LEARNED);
        return IntStream.range(0, count)
                .mapToObj(i -> results.get((int) ((long) i * results.size() / count)))
                .toList();
    }

    /**
     * The prediction at a point, given the values of other objectives measured with it; empty without enough results.
     */
    synchronized Optional<ExpectedEntry> at(Point made, Objective objective, Map<Objective, Double> others) {
        double[] x = encoding.row(made);
        return fitted(objective).map(one -> new ExpectedEntry(given(x, objective, one, others), one.resolution()));
    }

    /** The units in which a value of an objective may have been written by mistake. */
    List<ConfusableUnits.Confusable> confusable(Objective objective) {
        Unit unit = objective.unit();
        return unit == null
                ? List.of()
                : confusable.computeIfAbsent(objective.name(), name -> ConfusableUnits.of(unit));
    }

    /** Fits the predictor of one objective. */
    synchronized void prepare(Objective objective) {
        fitted(objective);
    }

    private PredictiveDistribution given(double[] x, Objective objective, Fitted one, Map<Objective, Double> others) {
        PredictiveDistribution alone = one.predictor().at(x);
        Map<String, Double> scores = new LinkedHashMap<>();
        others.forEach((other, value) -> fitted(other)
                .ifPresent(theirs ->
                        scores.put(other.name(), theirs.predictor().at(x).score(value))));
        if (scores.isEmpty()) {
            return alone;
        }
        Set<String> names = new TreeSet<>(scores.keySet());
        return companions
                .computeIfAbsent(new Together(objective.name(), names), together -> companions(one, names))
                .beside(alone, names.stream().mapToDouble(scores::get).toArray());
    }

    private ResidualRegression companions(Fitted one, Set<String> names) {
        List<double[]> E = new ArrayList<>();
        one.values().forEach((result, values) -> {
            for (int sample = 0; sample < values.length; sample++) {
                int k = sample;
                E.add(names.stream()
                        .mapToDouble(name -> score(name, result, k, values.length))
                        .toArray());
            }
        });
        return ResidualRegression.of(one.leftOut(), all(one.values()), E.toArray(double[][]::new));
    }

    /** The score of the same sample, or the mean score if the numbers of samples differ; 0 if none was measured. */
    private double score(String name, int result, int sample, int samples) {
        double[] scores = fitted.getOrDefault(name, Optional.empty())
                .map(one -> one.scores().getOrDefault(result, new double[0]))
                .orElseThrow();
        return scores.length == samples
                ? scores[sample]
                : Arrays.stream(scores).average().orElse(0);
    }

    private Optional<Fitted> fitted(Objective objective) {
        Optional<Fitted> already = fitted.get(objective.name());
        if (already == null) {
            already = fit(objective);
            fitted.put(objective.name(), already);
        }
        return already;
    }

    private Optional<Fitted> fit(Objective objective) {
        Map<Integer, double[]> values = samples(objective);
        List<Point> points = new ArrayList<>();
        values.forEach((result, samples) -> points.addAll(
                Collections.nCopies(samples.length, results.get(result).made())));
        if (points.size() < QuickPredictor.FEWEST) {
            return Optional.empty();
        }
        QuickPredictor predictor = QuickPredictor.of(
                ModelSpec.STANDARD.inputs(space, encoding),
                encoding.rows(points),
                all(values),
                scales(objective),
                objective.noise(),
                RandomStream.of(1)
                        .child("expectations")
                        .child(recipe.objectives().indexOf(objective)));
        List<PredictiveDistribution> leftOut = predictor.leftOut();
        return Optional.of(
                new Fitted(predictor, Resolution.of(written(objective)), values, leftOut, scores(values, leftOut)));
    }

    /** The values of the samples of each result that has any, by the index of the result. */
    private Map<Integer, double[]> samples(Objective objective) {
        Belief belief = Belief.of(objective, results);
        Optional<ObjectiveModel> model = results.size() > MOST_CHECKED
                ? Optional.empty()
                : Optional.ofNullable(
                        CampaignModel.fit(recipe, results, 1).objectives().get(objective.name()));
        Map<Integer, double[]> values = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            Condition condition = space.condition(results.get(i).made());
            double[] samples = belief.values(results.get(i))
                    .filter(value -> model.isEmpty() || model.get().uses(condition, value))
                    .toArray();
            if (samples.length > 0) {
                values.put(i, samples);
            }
        }
        return values;
    }

    private static Map<Integer, double[]> scores(Map<Integer, double[]> values, List<PredictiveDistribution> leftOut) {
        Map<Integer, double[]> scores = new HashMap<>();
        int[] next = {0};
        values.forEach((result, samples) -> scores.put(
                result,
                Arrays.stream(samples)
                        .map(value -> leftOut.get(next[0]++).score(value))
                        .toArray()));
        return scores;
    }

    private static double[] all(Map<Integer, double[]> values) {
        return values.values().stream().flatMapToDouble(Arrays::stream).toArray();
    }

    /** All values as they were typed. */
    private double[] written(Objective objective) {
        return results.stream()
                .flatMap(result -> result.measurements().stream())
                .filter(measurement -> measurement.objective().equals(objective.name()) && !measurement.isAside())
                .map(Measurement::outcome)
                .flatMap(outcome -> outcome instanceof Outcome.Measured(double value, double ignored)
                        ? Stream.of(value)
                        : Stream.<Double>empty())
                .mapToDouble(value -> value)
                .toArray();
    }

    private static QuickPredictor.Scales scales(Objective objective) {
        return switch (objective.transform()) {
            case LOG -> QuickPredictor.Scales.LOGARITHM;
            case NONE -> QuickPredictor.Scales.NUMBER;
            case CHOSEN -> QuickPredictor.Scales.EITHER;
        };
    }
}
