package shikomi.table.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import shikomi.campaign.FailureCodes;
import shikomi.campaign.Outcome;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.column.Expectation;

/** Checks the values of one row: dummy values, surprises, limits and totals. */
final class RowChecks {
    /**
     * The relative deviation allowed between a measured total and the recipe's, because balances have errors and tables
     * are rounded.
     */
    private static final double TOTAL = 0.02;

    /** Sums that all miss the total by more than this share of it miss no small part. Set by judgement. */
    private static final double APART = 0.1;

    private final Recipe recipe;
    private final Expectation expectation;

    RowChecks(Recipe recipe, Expectation expectation) {
        this.recipe = recipe;
        this.expectation = expectation;
    }

    List<Message> of(RowRecord record) {
        Point point = Objects.requireNonNull(record.point());
        List<Message> doubts = new ArrayList<>();
        record.outcomes().forEach(each -> {
            if (each.getValue() instanceof Outcome.Measured(double value, double ignored)) {
                doubts.addAll(of(record, each.getKey(), value));
            }
        });
        recipe.space().numeric().forEach(parameter -> limits(parameter, point).ifPresent(doubts::add));
        for (Mixture mixture : recipe.space().mixtures()) {
            total(mixture, point)
                    .filter(sum -> isOff(sum, mixture.total()))
                    .ifPresent(sum -> doubts.add(
                            Message.of("table.doubt.total", mixture.name(), Figures.value(sum), mixture.total())));
        }
        ReplicateRows.Details details = record.details();
        doubts.addAll(expectation.unusual(point, details.money(), details.hours(), details.date()));
        return doubts;
    }

    private List<Message> of(RowRecord record, Objective objective, double value) {
        List<Message> doubts = new ArrayList<>();
        if (FailureCodes.isUsual(value)) {
            doubts.add(Message.of("table.doubt.missing", objective.title(), value));
        }
        surprise(record, objective, value).map(Expectation.Surprise::words).ifPresent(doubts::add);
        return doubts;
    }

    /**
     * A message if a value is beyond its limits by half their range; values closer to the limits may have been chosen
     * on purpose.
     */
    private static Optional<Message> limits(Parameter.Numeric parameter, Point point) {
        double room = 0.5 * (parameter.high() - parameter.low());
        return point.value(parameter.name()) instanceof Value.Amount(double x)
                        && (x < parameter.low() - room || x > parameter.high() + room)
                ? Optional.of(Message.of("table.doubt.limits", parameter.title(), x, parameter.low(), parameter.high()))
                : Optional.empty();
    }

    /** The mixtures of which no row comes near the total, as if the rows were parts of their own sum. */
    static List<Preview.Sums> apart(Recipe recipe, List<RowRecord> records) {
        List<Preview.Sums> apart = new ArrayList<>();
        for (Mixture mixture : recipe.space().mixtures()) {
            double[] sums = records.stream()
                    .flatMap(record -> Optional.ofNullable(record.point()).stream())
                    .flatMap(point -> total(mixture, point).stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (sums.length > 0
                    && Arrays.stream(sums)
                            .allMatch(sum -> sum > 0 && Math.abs(sum - mixture.total()) > APART * mixture.total())) {
                double least = Arrays.stream(sums).min().orElseThrow();
                double most = Arrays.stream(sums).max().orElseThrow();
                apart.add(new Preview.Sums(mixture.name(), least, most, mixture.total()));
            }
        }
        return apart;
    }

    static boolean isOff(double sum, double total) {
        return Math.abs(sum - total) > TOTAL * Math.abs(total) + 1e-9;
    }

    static Optional<Double> total(Mixture mixture, Point point) {
        double sum = 0;
        for (String component : mixture.components()) {
            if (!(point.value(component) instanceof Value.Amount(double x))) {
                return Optional.empty();
            }
            sum += x;
        }
        return Optional.of(sum);
    }

    Optional<Expectation.Surprise> surprise(RowRecord record, Objective objective, double value) {
        return record.point() == null ? Optional.empty() : expectation.surprise(record.point(), objective, value);
    }
}
