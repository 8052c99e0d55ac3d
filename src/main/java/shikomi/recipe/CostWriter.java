package shikomi.recipe;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.space.Numbers;

/** Writes what experiments cost. */
final class CostWriter {
    private CostWriter() {}

    static Map<String, Object> cost(Cost cost) {
        Tree materials = new Tree();
        cost.materials()
                .forEach((name, price) ->
                        materials.put(name, price(price.money(), price.per().label())));
        return new Tree()
                .put("currency", cost.currency().getCurrencyCode())
                .putUnlessEmpty("run", run(cost.run()))
                .put("set-up", cost.setUp() == 0 ? null : Map.of("money", RecipeWriter.number(cost.setUp())))
                .put("labour", cost.labour() == 0 ? null : price(cost.labour(), "h"))
                .putUnlessEmpty("materials", materials.entries())
                .put("size", cost.size() == null ? null : cost.size().toString())
                .put("budget", cost.budget() == null ? null : budget(cost.budget()))
                .entries();
    }

    private static Map<String, Object> run(Cost.Run run) {
        return new Tree()
                .put("money", run.money() == 0 ? null : RecipeWriter.number(run.money()))
                .put("hands-on", hours(run.handsOnHours()))
                .put("until-result", hours(run.untilResultHours()))
                .entries();
    }

    private static Map<String, Object> budget(Cost.Budget budget) {
        Double until = budget.untilHours();
        return new Tree()
                .put("money", budget.money() == null ? null : RecipeWriter.number(budget.money()))
                .put("until", until == null ? null : Numbers.plain(until) + " h")
                .entries();
    }

    private static @Nullable String hours(double hours) {
        return hours == 0 ? null : Numbers.plain(hours) + " h";
    }

    private static String price(double money, String per) {
        return Numbers.plain(money) + " per " + per;
    }
}
