package shikomi.campaign;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shikomi.message.Numbers;
import shikomi.space.Grid;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;

/** Candidate limits on single parameters that would exclude a rejected experiment. */
public final class Limits {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final List<String> OPERATORS = List.of("AND", "OR", "NOT");

    /**
     * On a fine grid, a limit stays a hundredth of the grid away from the experiment instead of one step. Set by
     * judgement.
     */
    private static final int FINEST = 100;

    private Limits() {}

    /**
     * A candidate limit and what it would exclude.
     *
     * @param rule an expression, as in a recipe
     * @param made the number of past experiments that it excludes
     * @param share the fraction of the parameter's range that it excludes
     */
    public record Offer(String rule, long made, double share) {}

    /**
     * Candidate limits, sorted by the number of past experiments they exclude, then by the excluded share of the range,
     * both ascending.
     */
    public static List<Offer> against(Experiment experiment, Campaign campaign) {
        List<Point> made = campaign.experiments().stream()
                .filter(e -> e.result() != null)
                .map(Experiment::point)
                .toList();
        return campaign.recipe().space().chosen().stream()
                .flatMap(parameter -> offers(parameter, experiment.point(), made))
                .sorted(Comparator.comparingLong(Offer::made).thenComparingDouble(Offer::share))
                .toList();
    }

    private static Stream<Offer> offers(Parameter.Chosen parameter, Point point, List<Point> made) {
        return switch (parameter) {
            case Parameter.Numeric numeric -> numeric(numeric, point, made);
            case Parameter.Choosing choosing -> choosing(choosing, point, made);
        };
    }

    private static Stream<Offer> numeric(Parameter.Numeric parameter, Point point, List<Point> made) {
        Grid grid = parameter.grid();
        long away = Math.max(1, grid.size() / FINEST);
        long at = grid.nearest(point.number(parameter.name()));
        Stream.Builder<Offer> offers = Stream.builder();
        if (at >= away) {
            double most = grid.at(at - away).doubleValue();
            offers.add(limit(parameter, " <= ", most, made, v -> v > most, parameter.high() - most));
        }
        if (at + away < grid.size()) {
            double least = grid.at(at + away).doubleValue();
            offers.add(limit(parameter, " >= ", least, made, v -> v < least, least - parameter.low()));
        }
        return offers.build();
    }

    private static Offer limit(
            Parameter.Numeric parameter,
            String operator,
            double bound,
            List<Point> made,
            DoublePredicate excluded,
            double lost) {
        return new Offer(
                name(parameter) + operator + Numbers.plain(bound),
                made.stream()
                        .mapToDouble(other -> other.number(parameter.name()))
                        .filter(excluded)
                        .count(),
                lost / (parameter.high() - parameter.low()));
    }

    private static Stream<Offer> choosing(Parameter.Choosing parameter, Point point, List<Point> made) {
        String choice = point.choice(parameter.name());
        if (choice.contains("'") || choice.contains("\\") || parameter.options().size() < 2) {
            return Stream.empty();
        }
        return Stream.of(new Offer(
                name(parameter) + " != '" + choice + "'",
                made.stream()
                        .filter(other -> Value.of(choice).equals(other.value(parameter.name())))
                        .count(),
                1.0 / parameter.options().size()));
    }

    private static String name(Parameter parameter) {
        String name = parameter.name();
        boolean plain = PLAIN.matcher(name).matches() && !OPERATORS.contains(name.toUpperCase(Locale.ROOT));
        return plain ? name : "`" + name.replace("`", "``") + "`";
    }
}
