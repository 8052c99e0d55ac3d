package shikomi.table.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

/** What is not likely to be true of one row. */
final class Doubts {
    /** What people and instruments write where there is no value. */
    private static final Set<Double> DUMMIES = Set.of(
            -99.0, -999.0, -9999.0, -99999.0, 9999.0, 99999.0, 999999.0, 99.99, 999.99, 9999.99, -1.0e30, 1.0e30);
    /** A measured total may miss the recipe's by so much. */
    private static final double TOTAL = 0.02;

    private final Recipe recipe;
    private final Expectation expectation;

    Doubts(Recipe recipe, Expectation expectation) {
        this.recipe = recipe;
        this.expectation = expectation;
    }

    List<Message> of(RowRecord record) {
        List<Message> doubts = new ArrayList<>();
        Point point = java.util.Objects.requireNonNull(record.point());
        for (Map.Entry<Objective, Outcome> each : record.outcomes()) {
            if (each.getValue() instanceof Outcome.Measured(double value, double ignored)) {
                String name = each.getKey().name();
                if (isDummy(value)) {
                    doubts.add(Message.of("table.doubt.dummy", name, value));
                }
                surprise(record, each.getKey(), value)
                        .ifPresent(s -> doubts.add(Message.of(
                                "table.doubt.far",
                                name,
                                value,
                                Figures.value(Figures.rounded(s.mean(), s.sd())),
                                Figures.significant(s.sd(), 2))));
            }
        }
        for (Parameter.Numeric parameter : recipe.space().numeric()) {
            if (point.value(parameter.name()) instanceof Value.Amount(double x)) {
                double room = 0.5 * (parameter.high() - parameter.low());
                if (x < parameter.low() - room || x > parameter.high() + room) {
                    doubts.add(
                            Message.of("table.doubt.limits", parameter.name(), x, parameter.low(), parameter.high()));
                }
            }
        }
        for (Mixture mixture : recipe.space().mixtures()) {
            total(mixture, point)
                    .filter(sum -> isOff(sum, mixture.total()))
                    .ifPresent(sum -> doubts.add(
                            Message.of("table.doubt.total", mixture.name(), Figures.value(sum), mixture.total())));
        }
        return doubts;
    }

    static boolean isDummy(double value) {
        return DUMMIES.contains(value);
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
