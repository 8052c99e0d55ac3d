package shikomi.plan;

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
import shikomi.math.RandomStream;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Encoding;
import shikomi.space.Message;
import shikomi.space.Numbers;
import shikomi.space.Point;
import shikomi.surrogate.Foreteller;
import shikomi.surrogate.Foretold;

/**
 * What the results so far let expect of the next ones, to find slips of the pen. Each objective is learned once, when it is
 * first asked for; of one thread.
 *
 * <p>A value is asked about where it is too unlikely, or where a slip explains it better: by Bayes' rule, with the odds of
 * each kind of slip before, and the density of the right value where that slip was made.
 */
public final class Expectations {
    /** A fix is offered where at least this share of measurements would be as far off: within two standard deviations. */
    private static final double USUAL = 0.0455;

    private static final int MOST_FIXES = 3;

    /** The share of a normal distribution below one standard deviation under its mean. */
    private static final double ONE_BELOW = 0.158655;

    private final Recipe recipe;
    private final List<Result> results;
    private final Bar bar;
    private final Encoding encoding;
    private final Map<String, Optional<Foreteller>> foretellers = new HashMap<>();

    private Expectations(Recipe recipe, List<Result> results, Bar bar) {
        this.recipe = recipe;
        this.results = List.copyOf(results);
        this.bar = bar;
        this.encoding = new Encoding(recipe.space());
    }

    /** Of a campaign as it stands. */
    public static Expectations of(Campaign campaign) {
        return of(campaign.recipe(), campaign.results(), checks(campaign.results()));
    }

    /** Of these results, where so much was asked before. */
    public static Expectations of(Recipe recipe, List<Result> results, List<Check> checks) {
        return new Expectations(recipe, results, Bar.of(checks));
    }

    /** Of a campaign without the results of these experiments, which come in now or are to be corrected. */
    public static Expectations without(Collection<String> experiments, Campaign campaign, List<Check> checks) {
        List<Result> others = campaign.experiments().stream()
                .filter(e -> !experiments.contains(e.id()))
                .map(Experiment::result)
                .filter(Objects::nonNull)
                .toList();
        return of(campaign.recipe(), others, checks);
    }

    /** The same where what was asked stands in the campaign's results. */
    public static Expectations without(Collection<String> experiments, Campaign campaign) {
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
    public Optional<Surprise> judge(Point made, Objective objective, double value) {
        return judge(made, objective, value, Map.of());
    }

    /**
     * The same where other objectives were measured with it, which may have changed places.
     *
     * @param others the values of other objectives
     */
    public Optional<Surprise> judge(Point made, Objective objective, double value, Map<Objective, Double> others) {
        Objective.Range range = objective.plausible();
        boolean plausible = range == null || (range.low() <= value && value <= range.high());
        Optional<Foretold> told = foretold(made, objective);
        List<Slip> slips = new ArrayList<>(Slip.of(value, objective.unit()));
        others.forEach((other, theirs) ->
                swap(made, value, other, theirs, others.size()).ifPresent(slips::add));
        slips.removeIf(slip -> range != null
                && !(range.low() <= slip.fix().value() && slip.fix().value() <= range.high()));
        if (told.isEmpty()) {
            return range == null || plausible ? Optional.empty() : Optional.of(implausible(objective, value, slips));
        }
        double chance = told.get().chance(value);
        double right = told.get().density(value);
        double slip = slips.stream().mapToDouble(s -> weight(s, told.get())).sum();
        if (plausible && chance >= bar.chance() && slip <= bar.odds() * right) {
            return Optional.empty();
        }
        return Optional.of(new Surprise(
                objective.name(),
                value,
                told.get().quantile(0.5),
                0.5 * (told.get().quantile(1 - ONE_BELOW) - told.get().quantile(ONE_BELOW)),
                chance,
                plausible,
                offered(slips, told.get())));
    }

    private static double weight(Slip slip, Foretold told) {
        return slip.odds() * slip.slope() * told.density(slip.fix().value());
    }

    /** Two objectives that changed places: the odds count how much better both fit then. */
    private Optional<Slip> swap(Point made, double value, Objective other, double theirs, int partners) {
        return foretold(made, other).flatMap(told -> {
            double asTyped = Math.max(told.density(theirs), Double.MIN_NORMAL);
            double better = told.density(value) / asTyped;
            return value != theirs && told.chance(value) >= USUAL
                    ? Optional.of(
                            new Slip(new Fix.Swapped(theirs, other.name(), value), Slip.SWAPPED / partners * better, 1))
                    : Optional.empty();
        });
    }

    private static List<Fix> offered(List<Slip> slips, Foretold told) {
        Map<Double, Slip> best = new LinkedHashMap<>();
        Map<Double, Double> weights = new HashMap<>();
        slips.stream()
                .filter(slip -> told.chance(slip.fix().value()) >= USUAL)
                .sorted(Comparator.comparingDouble((Slip slip) -> weight(slip, told))
                        .reversed())
                .forEach(slip -> {
                    double value =
                            Double.parseDouble(Numbers.significant(slip.fix().value(), 9));
                    best.putIfAbsent(value, slip);
                    weights.merge(value, weight(slip, told), Double::sum);
                });
        return best.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                                (Map.Entry<Double, Slip> entry) -> weights.getOrDefault(entry.getKey(), 0.0))
                        .reversed())
                .limit(MOST_FIXES)
                .map(entry -> entry.getValue().fix())
                .toList();
    }

    private static Surprise implausible(Objective objective, double value, List<Slip> slips) {
        Objective.Range range = Objects.requireNonNull(objective.plausible());
        Set<Double> seen = new HashSet<>();
        List<Fix> fixes = slips.stream()
                .sorted(Comparator.comparingDouble(Slip::odds).reversed())
                .map(Slip::fix)
                .filter(fix -> seen.add(fix.value()))
                .limit(MOST_FIXES)
                .toList();
        double middle = 0.5 * (range.low() + range.high());
        return new Surprise(objective.name(), value, middle, range.high() - middle, 0, false, fixes);
    }

    private Optional<Foretold> foretold(Point made, Objective objective) {
        return foretellers
                .computeIfAbsent(objective.name(), name -> learned(objective))
                .map(foreteller -> foreteller.at(encoding.row(made)));
    }

    private Optional<Foreteller> learned(Objective objective) {
        List<Point> points = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Result result : results) {
            result.values(objective.name()).forEach(value -> {
                points.add(result.made());
                values.add(value);
            });
        }
        if (values.size() < Foreteller.FEWEST) {
            return Optional.empty();
        }
        Foreteller.Scales scales = switch (objective.transform()) {
            case LOG -> Foreteller.Scales.LOGARITHM;
            case NONE -> Foreteller.Scales.NUMBER;
            case CHOSEN -> Foreteller.Scales.EITHER;
        };
        return Optional.of(Foreteller.of(
                Engine.STANDARD.inputs(recipe.space(), encoding),
                encoding.rows(points),
                values.stream().mapToDouble(v -> v).toArray(),
                scales,
                objective.noise(),
                RandomStream.of(1).child("expectations").child(objective.name())));
    }

    /** Every number of a result that is to be asked about, by its measurement. */
    public Map<Measurement, Surprise> judge(Result result) {
        Map<Measurement, Surprise> surprises = new LinkedHashMap<>();
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
