package shikomi.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import shikomi.space.Point;

/**
 * What the results so far let expect of the next ones, to find slips of the pen. Of one thread.
 *
 * <p>A value is asked about where it is too unlikely, or where a slip explains it better: by Bayes' rule, with the odds of
 * each kind of slip before, and the chance of the right value where that slip was made.
 */
public final class EntryGuard {
    private static final int MOST_FIXES = 3;

    /** The share of a normal distribution below one standard deviation under its mean. */
    private static final double ONE_BELOW = 0.158655;

    private final Recipe recipe;
    private final AlertThreshold bar;
    private final EntryModel learned;

    private EntryGuard(Recipe recipe, List<Result> results, AlertThreshold bar) {
        this.recipe = recipe;
        this.bar = bar;
        this.learned = new EntryModel(recipe.space(), results);
    }

    /** Of a campaign as it stands. */
    public static EntryGuard of(Campaign campaign) {
        return of(campaign.recipe(), campaign.results(), checks(campaign.results()));
    }

    /** Of these results, where so much was asked before. */
    public static EntryGuard of(Recipe recipe, List<Result> results, List<Check> checks) {
        return new EntryGuard(recipe, results, AlertThreshold.of(checks));
    }

    /** Of a campaign without the results of these experiments, which come in now or are to be corrected. */
    public static EntryGuard without(Collection<String> experiments, Campaign campaign, List<Check> checks) {
        List<Result> others = campaign.experiments().stream()
                .filter(e -> !experiments.contains(e.id()))
                .map(Experiment::result)
                .filter(Objects::nonNull)
                .toList();
        return of(campaign.recipe(), others, checks);
    }

    /** The same where what was asked stands in the campaign's results. */
    public static EntryGuard without(Collection<String> experiments, Campaign campaign) {
        return without(experiments, campaign, checks(campaign.results()));
    }

    /** What was asked about these results. */
    private static List<Check> checks(List<Result> results) {
        return results.stream()
                .flatMap(result -> result.measurements().stream())
                .map(Measurement::check)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether a value measured at this point, as it was made, is to be asked about. */
    public Optional<UnexpectedValue> judge(Point made, Objective objective, double value) {
        return judge(made, objective, value, Map.of());
    }

    /**
     * The same where other objectives were measured with it, which may have changed places.
     *
     * @param others the values of other objectives
     */
    public Optional<UnexpectedValue> judge(
            Point made, Objective objective, double value, Map<Objective, Double> others) {
        Objective.Range range = objective.plausible();
        boolean plausible = range == null || (range.low() <= value && value <= range.high());
        Optional<ExpectedEntry> expected = learned.at(made, objective, others);
        List<EntryError> slips = new ArrayList<>(EntryError.of(value, objective.unit()));
        others.keySet()
                .forEach(other -> swap(made, objective, value, other, others).ifPresent(slips::add));
        slips.removeIf(slip -> range != null
                && !(range.low() <= slip.fix().value() && slip.fix().value() <= range.high()));
        if (expected.isEmpty()) {
            return range == null || plausible ? Optional.empty() : Optional.of(implausible(objective, value, slips));
        }
        ExpectedEntry there = expected.get();
        double slip = slips.stream().mapToDouble(s -> s.weight(value, there)).sum();
        if (plausible && there.chance(value) >= bar.chance() && slip <= bar.odds() * there.written(value)) {
            return Optional.empty();
        }
        return Optional.of(new UnexpectedValue(
                objective.name(),
                value,
                there.distribution().quantile(0.5),
                0.5
                        * (there.distribution().quantile(1 - ONE_BELOW)
                                - there.distribution().quantile(ONE_BELOW)),
                there.chance(value),
                plausible,
                offered(value, slips, there)));
    }

    /**
     * Two objectives that changed places: the odds count how much better the other one fits then, and how much better this
     * one fits beside it.
     */
    private Optional<EntryError> swap(
            Point made, Objective objective, double value, Objective other, Map<Objective, Double> others) {
        double theirs = Objects.requireNonNull(others.get(other));
        Optional<ExpectedEntry> there = learned.at(made, other, Map.of());
        if (value == theirs || there.isEmpty() || there.get().chance(value) < bar.chance()) {
            return Optional.empty();
        }
        Map<Objective, Double> swapped = new LinkedHashMap<>(others);
        swapped.put(other, value);
        double better = ratio(there.get().written(value), there.get().written(theirs));
        double beside = learned.at(made, objective, swapped)
                .flatMap(then -> learned.at(made, objective, others)
                        .map(now -> ratio(then.written(theirs), now.written(theirs))))
                .orElse(1.0);
        return Optional.of(new EntryError(
                new Correction.Swapped(theirs, other.name(), value),
                EntryError.SWAPPED / others.size() * better * beside,
                1));
    }

    private static double ratio(double a, double b) {
        return a / Math.max(b, Double.MIN_NORMAL);
    }

    /** What may have been meant, the likeliest first; not what would itself be asked about. */
    private List<Correction> offered(double typed, List<EntryError> slips, ExpectedEntry expected) {
        Map<Double, EntryError> best = new LinkedHashMap<>();
        Map<Double, Double> weights = new HashMap<>();
        slips.stream()
                .filter(slip -> expected.chance(slip.fix().value()) >= bar.chance())
                .sorted(Comparator.comparingDouble((EntryError slip) -> slip.weight(typed, expected))
                        .reversed())
                .forEach(slip -> {
                    double value =
                            Double.parseDouble(Numbers.significant(slip.fix().value(), 9));
                    best.putIfAbsent(value, slip);
                    weights.merge(value, slip.weight(typed, expected), Double::sum);
                });
        return best.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<Double, EntryError> entry) -> weights.getOrDefault(entry.getKey(), 0.0))
                        .reversed())
                .limit(MOST_FIXES)
                .map(entry -> entry.getValue().fix())
                .toList();
    }

    private static UnexpectedValue implausible(Objective objective, double value, List<EntryError> slips) {
        Objective.Range range = Objects.requireNonNull(objective.plausible());
        Set<Double> seen = new HashSet<>();
        List<Correction> fixes = slips.stream()
                .sorted(Comparator.comparingDouble(EntryError::odds).reversed())
                .map(EntryError::fix)
                .filter(fix -> seen.add(fix.value()))
                .limit(MOST_FIXES)
                .toList();
        double middle = 0.5 * (range.low() + range.high());
        return new UnexpectedValue(objective.name(), value, middle, range.high() - middle, 0, false, fixes);
    }

    /** Every number of a result that is to be asked about, by its measurement. */
    public Map<Measurement, UnexpectedValue> judge(Result result) {
        Map<Measurement, UnexpectedValue> surprises = new LinkedHashMap<>();
        for (Measurement measurement : result.measurements()) {
            if (measurement.outcome() instanceof Outcome.Measured(double value, double ignored)) {
                recipe.objective(measurement.objective())
                        .flatMap(objective ->
                                judge(result.made(), objective, value, beside(measurement, result.measurements())))
                        .ifPresent(surprise -> surprises.put(measurement, surprise));
            }
        }
        return surprises;
    }

    /** The numbers of the other objectives in the same place of the form. */
    private Map<Objective, Double> beside(Measurement measurement, List<Measurement> all) {
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

    /** What is to be said of the surprises in a result that is kept all the same. */
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
