package shikomi.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import shikomi.message.Numbers;
import shikomi.space.Grid;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;

/** Limits on single parameters that keep an experiment from being suggested again. */
public final class Limits {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final List<String> OPERATORS = List.of("AND", "OR", "NOT");

    /** Where a parameter has no coarse step, a limit keeps this share of the grid away. */
    private static final int FINEST = 100;

    private Limits() {}

    /**
     * A limit with what it would forbid.
     *
     * @param rule an expression, as in a recipe
     * @param made how many experiments were made that do not keep it
     * @param share of the parameter's range that it takes away
     */
    public record Offer(String rule, long made, double share) {}

    /** First those against which least was made, of them those that leave most room. */
    public static List<Offer> against(Experiment experiment, Campaign campaign) {
        Point point = experiment.point();
        List<Point> made = campaign.experiments().stream()
                .filter(e -> e.result() != null)
                .map(Experiment::point)
                .toList();
        List<Offer> offers = new ArrayList<>();
        for (Parameter.Chosen parameter : campaign.recipe().space().chosen()) {
            if (parameter.name().contains("`")) {
                continue;
            }
            switch (parameter) {
                case Parameter.Numeric numeric -> numeric(numeric, point, made, offers);
                case Parameter.Choosing choosing -> choosing(choosing, point, made, offers);
            }
        }
        return offers.stream()
                .sorted(Comparator.comparingLong(Offer::made).thenComparingDouble(Offer::share))
                .toList();
    }

    private static void numeric(Parameter.Numeric parameter, Point point, List<Point> made, List<Offer> offers) {
        Grid grid = parameter.grid();
        double x = point.number(parameter.name());
        long away = Math.max(1, grid.size() / FINEST);
        long at = grid.nearest(x);
        double[] numbers = made.stream()
                .mapToDouble(other -> other.number(parameter.name()))
                .toArray();
        if (at >= away) {
            double most = grid.at(at - away).doubleValue();
            offers.add(new Offer(
                    name(parameter) + " <= " + Numbers.plain(most),
                    Arrays.stream(numbers).filter(v -> v > most).count(),
                    (parameter.high() - most) / (parameter.high() - parameter.low())));
        }
        if (at + away < grid.size()) {
            double least = grid.at(at + away).doubleValue();
            offers.add(new Offer(
                    name(parameter) + " >= " + Numbers.plain(least),
                    Arrays.stream(numbers).filter(v -> v < least).count(),
                    (least - parameter.low()) / (parameter.high() - parameter.low())));
        }
    }

    private static void choosing(Parameter.Choosing parameter, Point point, List<Point> made, List<Offer> offers) {
        String choice = point.choice(parameter.name());
        if (choice.contains("'") || choice.contains("\\") || parameter.options().size() < 2) {
            return;
        }
        offers.add(new Offer(
                name(parameter) + " != '" + choice + "'",
                made.stream()
                        .filter(other -> Value.of(choice).equals(other.value(parameter.name())))
                        .count(),
                1.0 / parameter.options().size()));
    }

    private static String name(Parameter parameter) {
        String name = parameter.name();
        boolean plain = PLAIN.matcher(name).matches() && !OPERATORS.contains(name.toUpperCase(Locale.ROOT));
        return plain ? name : "`" + name + "`";
    }
}
