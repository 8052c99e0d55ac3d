package shikomi.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.recipe.Cost;
import shikomi.recipe.Material;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;

/** The cost model of a recipe: run money + hands-on time × labour + Σ amount × price, and the set-up of a batch. */
public final class RecipeCost implements CostModel {
    private final Recipe recipe;
    private final Cost cost;

    private RecipeCost(Recipe recipe, Cost cost) {
        this.recipe = recipe;
        this.cost = cost;
    }

    /** The cost model of a recipe; empty if the recipe states no costs. */
    public static Optional<RecipeCost> of(Recipe recipe) {
        return Optional.ofNullable(recipe.cost()).map(cost -> new RecipeCost(recipe, cost));
    }

    @Override
    public double planned(Point point) {
        return cost.rounded(withoutLabour(point) + labour());
    }

    @Override
    public double setUp() {
        return cost.setUp();
    }

    /** The cost of an experiment with this result: as recorded, otherwise as planned; without the set-up of its batch. */
    public double spent(Result result) {
        double money = result.money() != null ? result.money() : withoutLabour(result.made());
        double labour = result.hours() != null ? result.hours() * cost.labour() : labour();
        return cost.rounded(money) + cost.rounded(labour);
    }

    /** The cost of one experiment, excluding labour. */
    double withoutLabour(Point point) {
        double money = cost.run().money();
        for (Amounts.Amount amount : Amounts.of(recipe, point, null)) {
            Material material = cost.materials().get(amount.parameter());
            Cost.Price price = material == null ? null : material.price();
            if (price != null) {
                money += amount.quantity()
                        .in(price.per())
                        .map(a -> a * price.money())
                        .orElse(0.0);
            }
        }
        return money;
    }

    /** The cost of the planned hands-on time of one experiment. */
    double labour() {
        return cost.run().handsOnHours() * cost.labour();
    }

    /**
     * Notes about prices that cannot be included and solutions that cannot be measured out because no amount in a
     * suitable unit can be computed.
     */
    public static List<Message> notes(Recipe recipe) {
        List<Message> notes = new ArrayList<>();
        if (recipe.cost() != null) {
            recipe.cost().materials().forEach((name, material) -> note(recipe, name, material, notes));
        }
        return notes;
    }

    private static void note(Recipe recipe, String name, Material material, List<Message> notes) {
        Cost.Price price = material.price();
        if (price != null && !counts(recipe, name, price)) {
            notes.add(Message.of("cost.unpriced", name, price.per().label()));
        }
        Material.Stock stock = material.stock();
        if (stock != null && !isMeasuredOff(recipe, name, material)) {
            notes.add(Message.of("cost.unmeasured", name, stock.concentration().toString()));
        }
    }

    private static boolean isMeasuredOff(Recipe recipe, String parameter, Material material) {
        return highest(recipe, parameter).stream()
                .flatMap(point -> Amounts.of(recipe, point, null).stream())
                .anyMatch(a -> Shelf.of(a.quantity().unit(), material).brought() != null);
    }

    private static Optional<Point> highest(Recipe recipe, String parameter) {
        return recipe.space()
                .parameter(parameter)
                .filter(Parameter.Numeric.class::isInstance)
                .map(p -> new Point(Map.of(p.name(), new Value.Amount(((Parameter.Numeric) p).high()))));
    }

    private static boolean counts(Recipe recipe, String parameter, Cost.Price price) {
        return highest(recipe, parameter)
                .filter(highest -> Amounts.of(recipe, highest, null).stream()
                        .anyMatch(a -> a.quantity().unit().converts(price.per())))
                .isPresent();
    }
}
