package shikomi.recipe;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;

/** Writes the costs of experiments. */
final class CostWriter {
    private CostWriter() {}

    static Map<String, Object> cost(Cost cost) {
        Tree materials = new Tree();
        cost.materials().forEach((name, material) -> materials.put(name, material(material)));
        return new Tree()
                .put("currency", cost.currency().getCurrencyCode())
                .putUnlessEmpty("run", run(cost.run()))
                .put("set-up", cost.setUp() == 0 ? null : Map.of("money", RecipeWriter.number(cost.setUp())))
                .put("labour", cost.labour() == 0 ? null : price(cost.labour(), "h"))
                .putUnlessEmpty("materials", materials.entries())
                .put("size", cost.size() == null ? null : cost.size().toString())
                .put("balance", cost.balance() == null ? null : cost.balance().toString())
                .put("budget", cost.budget() == null ? null : budget(cost.budget()))
                .entries();
    }

    /** The entry of a material; only the price if nothing else is known. */
    private static Object material(Material material) {
        Cost.Price price = material.price();
        String money = price == null ? null : price(price.money(), price.per().label());
        if (price != null && money != null && material.equals(Material.of(price))) {
            return money;
        }
        Material.Stock stock = material.stock();
        return new Tree()
                .put("price", money)
                .put("purity", material.purity() == 1 ? null : RecipeWriter.number(material.purity()))
                .put(
                        "molar-mass",
                        material.molarMass() == null
                                ? null
                                : material.molarMass().toString())
                .put("stock", stock == null ? null : stock.concentration().toString())
                .put("solvent", stock == null ? null : stock.solvent())
                .put("hazard", RecipeWriter.text(material.hazard()))
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
