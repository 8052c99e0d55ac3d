package shikomi.cost;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shikomi.recipe.Batch;
import shikomi.recipe.Combination;
import shikomi.recipe.Cost;
import shikomi.recipe.Goal;
import shikomi.recipe.Material;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Scale;
import shikomi.space.Space;
import shikomi.space.Value;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/** Small recipes whose costs can be told by hand. */
final class Concretes {
    private Concretes() {}

    static Parameter.Continuous parameter(String name, double high, @Nullable String unit) {
        return new Parameter.Continuous(name, 0, high, null, Scale.LINEAR, unit == null ? null : Unit.of(unit));
    }

    static Recipe recipe(List<Parameter> parameters, List<Mixture> mixtures, @Nullable Cost cost) {
        return new Recipe(
                "test",
                null,
                null,
                new Space(parameters, mixtures, List.of()),
                List.of(Objective.of("strength", Unit.of("MPa"), new Goal.Maximize())),
                Combination.PARETO,
                cost,
                new Batch(1, List.of()),
                List.of(),
                null,
                null);
    }

    static Cost cost(String currency, double labour, Map<String, Material> materials, @Nullable String size) {
        return new Cost(
                Currency.getInstance(currency),
                new Cost.Run(1000, 2, 48),
                300,
                labour,
                materials,
                size == null ? null : quantity(size),
                null,
                new Cost.Budget(100_000.0, null));
    }

    static Material price(double money, String per) {
        return Material.of(new Cost.Price(money, Unit.of(per)));
    }

    static Quantity quantity(String text) {
        return Quantity.parse(text).orElseThrow();
    }

    static Point point(Object... namesAndValues) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = Objects.requireNonNull(namesAndValues[i + 1]);
            values.put(
                    (String) namesAndValues[i],
                    value instanceof Number number
                            ? new Value.Amount(number.doubleValue())
                            : new Value.Choice((String) value));
        }
        return new Point(values);
    }
}
