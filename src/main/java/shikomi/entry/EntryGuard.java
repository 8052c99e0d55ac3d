package shikomi.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.Transform;
import shikomi.space.Point;
import shikomi.surrogate.ensemble.PredictiveDistribution;

/**
 * Questions typed values that are probably entry errors, using predictions from the results so far. Not thread-safe.
 *
 * <p>A value is questioned if it is too unlikely, or if an entry error explains it better: by Bayes' rule, from the
 * prior odds of each kind of error and the predictive probability of the corrected value.
 */
public final class EntryGuard {
    /** The most corrections that are offered, because people do not read more. Set by judgement. */
    private static final int MOST_FIXES = 3;

    /** The share of a normal distribution below one standard deviation under its mean. */
    private static final double ONE_BELOW = 0.158655;

    /** The chance of a value one standard deviation from its prediction, one in three, up to which it is well inside. */
    private static final double WELL_INSIDE = 1.0 / 3;

    private final Recipe recipe;
    private final AlertThreshold threshold;
    private final EntryModel model;

    private EntryGuard(Recipe recipe, EntryModel model, AlertThreshold threshold) {
        this.recipe = recipe;
        this.threshold = threshold;
        this.model = model;
    }

    /** A guard from these results and these answers to earlier questions. */
    public static EntryGuard of(Recipe recipe, List<Result> results, List<Check> checks) {
        return new EntryGuard(recipe, new EntryModel(recipe, results), AlertThreshold.of(checks));
    }

    private static EntryGuard without(Collection<String> experiments, Campaign campaign, List<Check> checks) {
        List<Result> others = campaign.experiments().stream()
                .filter(e -> !experiments.contains(e.id()))
                .map(Experiment::result)
                .filter(Objects::nonNull)
                .toList();
        return of(campaign.recipe(), others, checks);
    }

    /** A guard from a campaign without the results of these experiments, which are being entered or corrected. */
    public static EntryGuard without(Collection<String> experiments, Campaign campaign) {
        return without(experiments, campaign, checks(campaign.results()));
    }

    /** This guard with these answers to earlier questions; the predictors are shared. */
    public EntryGuard after(List<Check> checks) {
        return new EntryGuard(recipe, model, AlertThreshold.of(checks));
    }

    /** Fits the predictors, which otherwise happens when the first value is judged. */
    public void prepare() {
        recipe.objectives().forEach(model::prepare);
    }

    /** The answered questions about these results. */
    public static List<Check> checks(List<Result> results) {
        return results.stream()
                .flatMap(result -> result.measurements().stream())
                .map(Measurement::check)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * The question about a value measured at this point, at which the experiment was actually made; empty if there is
     * none.
     */
    public Optional<UnexpectedValue> judge(Point made, Objective objective, double value) {
        return judge(made, objective, value, Map.of());
    }

    /**
     * The question about a value when other objectives were measured with it, whose values may have been swapped with
     * it.
     *
     * @param others the values of other objectives
     */
    public Optional<UnexpectedValue> judge(
            Point made, Objective objective, double value, Map<Objective, Double> others) {
        Optional<ExpectedEntry> expected = model.at(made, objective, others);
        List<EntryError> errors = errors(made, objective, value, others);
        boolean plausible = objective.isPlausible(value);
        if (expected.isEmpty()) {
            return plausible ? Optional.empty() : Optional.of(implausible(objective, value, errors));
        }
        ExpectedEntry there = expected.get();
        return plausible && agrees(value, errors, there)
                ? Optional.empty()
                : Optional.of(unexpected(objective, value, errors, there));
    }

    /** The errors that may have led to a value, limited to those that correct it to a plausible one. */
    private List<EntryError> errors(Point made, Objective objective, double value, Map<Objective, Double> others) {
        List<EntryError> errors = errors(value, objective);
        others.keySet()
                .forEach(other -> swap(made, objective, value, other, others)
                        .filter(swapped -> objective.isPlausible(swapped.fix().value()))
                        .ifPresent(errors::add));
        return errors;
    }

    private List<EntryError> errors(double value, Objective objective) {
        List<EntryError> errors = new ArrayList<>(EntryError.of(value, model.confusable(objective)));
        errors.removeIf(error -> !objective.isPlausible(error.fix().value()));
        return errors;
    }

    /**
     * Whether a value is likely enough, and no error explains it better. A value inside the 80 % range of its
     * prediction is never questioned: a person would not understand why.
     */
    private boolean agrees(double value, List<EntryError> errors, ExpectedEntry expected) {
        if (expected.isLikely(value)) {
            return true;
        }
        double error = errors.stream()
                .filter(each -> isPossible(each, value, expected))
                .mapToDouble(each -> each.weight(value, expected))
                .sum();
        return expected.chance(value) >= threshold.chance() && error <= threshold.odds() * expected.written(value);
    }

    /**
     * Whether an error is to be considered. A value that is only somewhat off may by chance lie in the expected range if
     * it is read in another unit; the unit is then named only if the value converted to it is well inside.
     */
    private static boolean isPossible(EntryError error, double typed, ExpectedEntry expected) {
        double right = error.fix().value();
        return !(error.fix() instanceof Correction.OtherUnit)
                || (expected.range().contains(right)
                        && (expected.chance(typed) < AlertThreshold.START.chance()
                                || expected.chance(right) >= WELL_INSIDE));
    }

    /**
     * The question about a value outside the measuring range, which is that about the limit itself; none if the
     * predicted median is outside the measuring range too. No correction is offered.
     */
    private Optional<UnexpectedValue> limit(Point made, Objective objective, double limit, boolean below) {
        return judge(made, objective, limit)
                .filter(unexpected -> below ? limit < unexpected.mean() : limit > unexpected.mean())
                .map(unexpected -> unexpected.limit(below ? "<" : ">"));
    }

    private Optional<UnexpectedValue> judge(Result result, Measurement measurement, Objective objective) {
        return switch (measurement.outcome()) {
            case Outcome.Measured(double typed, double ignored) ->
                judge(result.made(), objective, typed, others(measurement, result.measurements()));
            case Outcome.Below(double limit) -> limit(result.made(), objective, limit, true);
            case Outcome.Above(double limit) -> limit(result.made(), objective, limit, false);
            case Outcome.Failed ignored -> Optional.empty();
        };
    }

    private UnexpectedValue unexpected(
            Objective objective, double value, List<EntryError> errors, ExpectedEntry expected) {
        PredictiveDistribution distribution = expected.distribution();
        double low = distribution.quantile(ONE_BELOW);
        double high = distribution.quantile(1 - ONE_BELOW);
        boolean logarithm = objective.transform() == Transform.LOG && low > 0;
        ExpectedEntry.Range range = expected.range();
        return new UnexpectedValue(
                objective.name(),
                "",
                value,
                distribution.quantile(0.5),
                0.5 * (high - low),
                logarithm,
                range.low(),
                range.high(),
                expected.chance(value),
                objective.isPlausible(value),
                offered(objective, value, errors, expected));
    }

    /**
     * The error that two objectives' values changed places: the odds count how much better the other value fits after
     * the exchange, and how much better this one fits together with it.
     */
    private Optional<EntryError> swap(
            Point made, Objective objective, double value, Objective other, Map<Objective, Double> others) {
        double theirs = Objects.requireNonNull(others.get(other));
        Optional<ExpectedEntry> there = model.at(made, other, Map.of());
        if (value == theirs || there.isEmpty() || there.get().chance(value) < threshold.chance()) {
            return Optional.empty();
        }
        Map<Objective, Double> swapped = new LinkedHashMap<>(others);
        swapped.put(other, value);
        double better = ratio(there.get().written(value), there.get().written(theirs));
        double together = model.at(made, objective, swapped)
                .flatMap(then ->
                        model.at(made, objective, others).map(now -> ratio(then.written(theirs), now.written(theirs))))
                .orElse(1.0);
        return Optional.of(new EntryError(
                new Correction.Swapped(theirs, other.name(), value),
                EntryError.SWAPPED / others.size() * better * together,
                1));
    }

    private static double ratio(double a, double b) {
        return a / Math.max(b, Double.MIN_NORMAL);
    }

    /** The corrections that are offered, the most likely first. */
    private List<Correction> offered(
            Objective objective, double typed, List<EntryError> errors, ExpectedEntry expected) {
        ToDoubleFunction<EntryError> weight = error -> error.weight(typed, expected);
        Map<Double, List<EntryError>> byValue = errors.stream()
                .filter(error -> isPossible(error, typed, expected))
                .filter(error -> isLikelier(error.fix().value(), typed, objective, expected))
                .sorted(Comparator.comparingDouble(weight).reversed())
                .collect(Collectors.groupingBy(EntryGuard::corrected, LinkedHashMap::new, Collectors.toList()));
        return byValue.values().stream()
                .sorted(Comparator.comparingDouble((List<EntryError> same) ->
                                same.stream().mapToDouble(weight).reduce(0, Double::sum))
                        .reversed())
                .limit(MOST_FIXES)
                .map(EntryGuard::plainest)
                .toList();
    }

    /** Whether a correction is likelier than the typed value, and would not be questioned itself. */
    private boolean isLikelier(double right, double typed, Objective objective, ExpectedEntry expected) {
        return expected.chance(right) > expected.chance(typed) && agrees(right, errors(right, objective), expected);
    }

    /** Of errors with the same corrected value, a decimal point one place off if that is one, else the most likely. */
    private static Correction plainest(List<EntryError> same) {
        return same.stream()
                .map(EntryError::fix)
                .filter(fix -> fix instanceof Correction.Decimal(double ignored, int places) && Math.abs(places) == 1)
                .findFirst()
                .orElse(same.getFirst().fix());
    }

    /** The corrected value, without the rounding error of a conversion. */
    private static double corrected(EntryError error) {
        return Double.parseDouble(Numbers.significant(error.fix().value(), 9));
    }

    private static UnexpectedValue implausible(Objective objective, double value, List<EntryError> errors) {
        Objective.Range range = Objects.requireNonNull(objective.plausible());
        Set<Double> seen = new HashSet<>();
        List<Correction> fixes = errors.stream()
                .sorted(Comparator.comparingDouble(EntryError::odds).reversed())
                .map(EntryError::fix)
                .filter(fix -> seen.add(fix.value()))
                .limit(MOST_FIXES)
                .toList();
        double middle = 0.5 * (range.low() + range.high());
        return new UnexpectedValue(
                objective.name(),
                "",
                value,
                middle,
                range.high() - middle,
                false,
                range.low(),
                range.high(),
                0,
                false,
                fixes);
    }

    /** The questioned values of a result, by measurement. */
    public Map<Measurement, UnexpectedValue> judge(Result result) {
        Map<Measurement, UnexpectedValue> unexpected = new LinkedHashMap<>();
        for (Measurement measurement : result.measurements()) {
            recipe.objective(measurement.objective())
                    .flatMap(objective -> judge(result, measurement, objective))
                    .ifPresent(value -> unexpected.put(measurement, value));
        }
        return unexpected;
    }

    /** The values of the other objectives at the same position of the form. */
    private Map<Objective, Double> others(Measurement measurement, List<Measurement> all) {
        Map<Objective, Double> others = new LinkedHashMap<>();
        for (Measurement other : all) {
            if (!other.objective().equals(measurement.objective())
                    && other.replicate() == measurement.replicate()
                    && other.outcome() instanceof Outcome.Measured(double value, double ignored)) {
                recipe.objective(other.objective()).ifPresent(objective -> others.put(objective, value));
            }
        }
        return others;
    }

    /** Notes on the unexpected values of a result that is saved nevertheless. */
    public List<Message> notes(String experiment, Result result) {
        return judge(result).entrySet().stream()
                .map(entry -> Message.of(
                        "plan.surprise.note",
                        experiment,
                        entry.getValue()
                                .message(recipe.objective(entry.getKey().objective())
                                        .orElseThrow())))
                .toList();
    }
}
