package shikomi.entry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Cost;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;

/**
 * Questions what is recorded with a measurement: the surroundings, money, hands-on time and the day. No model predicts
 * these, so they are compared with what was recorded before, and only gross differences are questioned.
 */
public final class DetailGuard {
    /** The ratio to the largest expense so far from which one is questioned: a misplaced decimal point. */
    private static final double TIMES = 10;

    /** The hands-on time of one experiment that is questioned if nothing is known of it: a month of work, in hours. */
    private static final double MONTH = 160;

    /** The years before the earliest data from which a day is questioned, of a result that was just measured. */
    public static final int TYPED_YEARS = 2;

    /** The same of a row of a table, which often holds older work: longer than careers last. */
    public static final int TABLE_YEARS = 50;

    private final Campaign campaign;
    private final List<Result> earlier;
    private final LocalDate earliest;
    private final Map<String, EarlierValues> surroundings = new ConcurrentHashMap<>();

    /**
     * A questioned detail.
     *
     * @param field the name of the parameter, or {@code money}, {@code hours} or {@code date}
     * @param typed the questioned value as text
     */
    public record Doubt(String field, String typed, Message words) {}

    private DetailGuard(Campaign campaign, List<Result> earlier, LocalDate begun) {
        this.campaign = campaign;
        this.earlier = earlier;
        this.earliest = earliest(begun);
    }

    /** The earliest day of the data, but for a single one long before all others. */
    private LocalDate earliest(LocalDate begun) {
        List<LocalDate> days = earlier.stream()
                .map(Result::date)
                .filter(Objects::nonNull)
                .filter(day -> day.isBefore(begun))
                .sorted()
                .toList();
        LocalDate next = days.size() > 1 ? days.get(1) : begun;
        boolean alone = !days.isEmpty() && days.getFirst().isBefore(next.minusYears(TYPED_YEARS));
        return days.isEmpty() || alone ? next : days.getFirst();
    }

    /**
     * A guard from a campaign without the results of these experiments, which are being entered or corrected.
     *
     * @param begun the day on which the campaign was begun
     */
    public static DetailGuard without(Collection<String> experiments, Campaign campaign, LocalDate begun) {
        List<Result> earlier = campaign.experiments().stream()
                .filter(experiment -> !experiments.contains(experiment.id()))
                .map(Experiment::result)
                .filter(Objects::nonNull)
                .filter(result -> result.measurements().stream().noneMatch(Measurement::isAside))
                .toList();
        return new DetailGuard(campaign, earlier, begun);
    }

    /** @param years the years before the earliest data from which a day is questioned */
    public List<Doubt> doubts(
            Point made, @Nullable Double money, @Nullable Double hours, @Nullable LocalDate date, int years) {
        List<Doubt> doubts = new ArrayList<>();
        for (Parameter parameter : campaign.recipe().space().parameters()) {
            if (parameter instanceof Parameter.Context context
                    && made.value(context.name()) instanceof Value.Amount(double value)) {
                surroundings(context, value, doubts);
            }
        }
        money(money, doubts);
        hours(hours, doubts);
        if (date != null && date.isBefore(earliest.minusYears(years))) {
            doubts.add(new Doubt("date", date.toString(), Message.of("plan.detail.date", date, earliest)));
        }
        return doubts;
    }

    private void surroundings(Parameter.Context parameter, double value, List<Doubt> doubts) {
        EarlierValues before = surroundings.computeIfAbsent(
                parameter.name(),
                name -> EarlierValues.of(numbers(
                        result -> result.made().value(name) instanceof Value.Amount(double x) ? (Double) x : null)));
        String unit = parameter.unit() == null ? "" : parameter.unit().label();
        String typed = (Figures.value(value) + " " + unit).strip();
        if (unit.contains("%") && (value < 0 || value > 100) && before.areShares()) {
            add(parameter, value, Message.of("plan.detail.share", parameter.title(), typed, unit), doubts);
        } else if (before.isFar(value)) {
            Message words = Message.of(
                    "plan.detail.far",
                    parameter.title(),
                    typed,
                    Figures.value(before.low()),
                    Figures.value(before.high()));
            add(parameter, value, words, doubts);
        }
    }

    private static void add(Parameter parameter, double value, Message words, List<Doubt> doubts) {
        doubts.add(new Doubt(parameter.name(), Double.toString(value), words));
    }

    private void money(@Nullable Double money, List<Doubt> doubts) {
        Cost cost = campaign.recipe().cost();
        double run = cost == null ? 0 : cost.run().money();
        double planned = campaign.experiments().stream()
                .map(Experiment::proposal)
                .filter(Objects::nonNull)
                .map(Proposal::money)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        double most = largest(Result::money, Math.max(run, planned));
        if (money != null && most > 0 && money > TIMES * most) {
            Message words = Message.of("plan.detail.money", Figures.value(money), Figures.value(most));
            doubts.add(new Doubt("money", Double.toString(money), words));
        }
    }

    private void hours(@Nullable Double hours, List<Doubt> doubts) {
        Cost cost = campaign.recipe().cost();
        double most = largest(Result::hours, cost == null ? 0 : cost.run().handsOnHours());
        if (hours != null && hours > (most > 0 ? TIMES * most : MONTH)) {
            Message words = most > 0
                    ? Message.of("plan.detail.hours", Figures.value(hours), Figures.value(most))
                    : Message.of("plan.detail.month", Figures.value(hours));
            doubts.add(new Doubt("hours", Double.toString(hours), words));
        }
    }

    private double largest(Function<Result, @Nullable Double> detail, double least) {
        double[] before = numbers(detail);
        Arrays.sort(before);
        return new EarlierValues(before).largest(TIMES, least);
    }

    private double[] numbers(Function<Result, @Nullable Double> detail) {
        return earlier.stream()
                .flatMap(result -> Stream.ofNullable(detail.apply(result)))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
