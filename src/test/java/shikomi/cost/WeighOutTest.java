package shikomi.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static shikomi.cost.Concretes.point;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.unit.Quantity;

class WeighOutTest {
    private static Recipe recipe(String parameters, String cost) {
        return recipe(parameters, cost, "batch: {size: 1}");
    }

    private static Recipe recipe(String parameters, String cost, String rest) {
        return RecipeReader.read("r", """
                        recipe: 1
                        name: test
                        parameters:
                        %s
                        objectives: {y: {goal: maximize}}
                        cost:
                          currency: JPY
                        %s
                        %s
                        """.formatted(parameters.indent(2), cost.indent(2), rest))
                .orElseThrow();
    }

    /** Two cations as parts of 20 g, one of them 98 % pure. */
    private static Recipe films() {
        return recipe("""
                Cs: {kind: continuous, low: 0, high: 1}
                FA: {kind: continuous, low: 0, high: 1}
                anneal: {kind: continuous, low: 80, high: 180, unit: °C}
                """, """
                size: 20 g
                balance: 0.001 g
                materials: {Cs: 900 per g, FA: {price: 120 per g, purity: 98 %, hazard: toxic}}
                """, "mixtures: {cation: {components: [Cs, FA], total: 1}}");
    }

    /** A salt that is taken from a solution in one of the solvents. */
    private static Recipe electrolyte(String salt) {
        return recipe("""
                salt: {kind: continuous, low: 0, high: 4, unit: mol/L}
                DME: {kind: continuous, low: 0, high: 100, unit: vol%}
                TTE: {kind: continuous, low: 0, high: 100, unit: vol%}
                """, """
                size: 10 mL
                materials:
                  salt: %s
                """.formatted(salt));
    }

    private static List<String> shown(WeighOut out) {
        return out.portions().stream()
                .map(p -> p.name() + " " + p.text() + " " + p.unit())
                .toList();
    }

    @Test
    void what_is_not_pure_is_taken_more_of_and_all_is_rounded_to_the_balance() {
        WeighOut out = WeighOut.of(films(), point("Cs", 0.2, "FA", 0.8, "anneal", 100), null);
        assertThat(shown(out)).containsExactly("Cs 4.000 g", "FA 16.327 g");
        assertThat(out.total())
                .hasValueSatisfying(
                        sum -> assertThat(sum.amount() + " " + sum.unit()).isEqualTo("20.327 g"));
        assertThat(shown(WeighOut.of(
                        films(),
                        point("Cs", 0.2, "FA", 0.8),
                        Quantity.parse("0.1 g").orElseThrow())))
                .containsExactly("Cs 0.020 g", "FA 0.082 g");
    }

    @Test
    void a_stock_solution_is_measured_off_and_what_it_brings_is_taken_off_the_solvent() {
        Point point = point("salt", 1, "DME", 80, "TTE", 20);
        WeighOut out = WeighOut.of(electrolyte("{stock: 2 mol/L, solvent: DME}"), point, null);
        assertThat(shown(out)).containsExactly("salt 5.000 mL", "DME 3.000 mL", "TTE 2.000 mL");
        assertThat(String.valueOf(out.portions().get(1).brought())).isEqualTo("5 mL");
        assertThat(out.portions().get(1).tooMuch()).isFalse();
        WeighOut unnamed = WeighOut.of(electrolyte("{stock: 2 mol/L}"), point, null);
        assertThat(shown(unnamed)).containsExactly("salt 5.000 mL", "DME 8.000 mL", "TTE 2.000 mL");
    }

    @Test
    void a_solution_that_brings_more_solvent_than_is_wanted_says_so() {
        WeighOut out = WeighOut.of(
                electrolyte("{stock: 2 mol/L, solvent: TTE}"), point("salt", 1, "DME", 80, "TTE", 20), null);
        assertThat(shown(out)).containsExactly("salt 5.000 mL", "DME 8.000 mL", "TTE 0 mL");
        assertThat(out.portions().get(2).tooMuch()).isTrue();
        assertThat(out.made(Map.of()).number("TTE")).isEqualTo(50);
    }

    @Test
    void a_solution_by_mass_brings_what_is_left_of_its_mass() {
        Recipe recipe = recipe("""
                salt: {kind: continuous, low: 0, high: 100, unit: wt%}
                water: {kind: continuous, low: 0, high: 100, unit: wt%}
                """, """
                size: 200 g
                materials: {salt: {stock: 25 wt%, solvent: water}}
                """);
        Point point = point("salt", 10, "water", 90);
        WeighOut out = WeighOut.of(recipe, point, null);
        assertThat(shown(out)).containsExactly("salt 80.00 g", "water 120.0 g");
        assertThat(out.made(Map.of("salt", 88.0)).values()).hasToString("{salt=11, water=93}");
    }

    @Test
    void moles_are_told_in_grams_where_the_molar_mass_is_known() {
        assertThat(shown(WeighOut.of(
                        electrolyte("{molar-mass: 58.44 g/mol, purity: 0.5}"), point("salt", 1, "DME", 80), null)))
                .containsExactly("salt 1.169 g", "DME 8.000 mL");
        assertThat(shown(WeighOut.of(
                        electrolyte("{molar-mass: 58.44 g/mol, stock: 584.4 g/L}"), point("salt", 1, "DME", 80), null)))
                .containsExactly("salt 1.000 mL", "DME 8.000 mL");
        assertThat(shown(WeighOut.of(electrolyte("{stock: 100 g/L}"), point("salt", 1, "DME", 80), null)))
                .containsExactly("salt 10.00 mmol", "DME 8.000 mL");
        assertThat(RecipeCost.notes(electrolyte("{stock: 100 g/L}")))
                .singleElement()
                .satisfies(note -> assertThat(note.in(Language.EN))
                        .startsWith("The stock solution of “salt” cannot be measured out"));
        assertThat(RecipeCost.notes(electrolyte("{molar-mass: 58.44 g/mol, stock: 584.4 g/L}")))
                .isEmpty();
    }

    @Test
    void parts_of_a_mixture_are_parts_of_what_was_put_together() {
        Point planned = point("Cs", 0.2, "FA", 0.8, "anneal", 100);
        WeighOut out = WeighOut.of(films(), planned, null);
        Point made = out.made(Map.of("FA", 17.143));
        assertThat(made.number("FA")).isCloseTo(17.143 * 0.98 / (17.143 * 0.98 + 4), within(1e-6));
        assertThat(made.number("Cs") + made.number("FA")).isCloseTo(1, within(1e-6));
        assertThat(made.number("anneal")).isEqualTo(100);
        assertThat(out.total(Map.of("FA", 17.143)))
                .hasValueSatisfying(sum -> assertThat(sum.amount()).hasToString("21.143"));
    }

    @Test
    void what_was_read_as_it_was_shown_is_the_planned_point() {
        Point planned = point("Cs", 0.2, "FA", 0.8, "anneal", 100);
        WeighOut out = WeighOut.of(films(), planned, null);
        assertThat(out.made(Map.of("FA", 16.327, "Cs", 4.0))).isSameAs(planned);
        assertThat(out.made(Map.of())).isSameAs(planned);
    }

    @Test
    void something_taken_that_was_not_planned_is_in_the_point() {
        WeighOut out = WeighOut.of(films(), point("Cs", 0, "FA", 1, "anneal", 100), null);
        assertThat(out.made(Map.of("Cs", 2.0)).number("Cs")).isCloseTo(2.0 / 22, within(1e-6));
    }

    @Test
    void what_is_weighed_for_a_point_makes_that_point() {
        Recipe recipe = electrolyte("{stock: 3 mol/L, solvent: DME}");
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Point planned = random(random);
            Point wanted = random(random);
            Map<String, Double> taken = new LinkedHashMap<>();
            WeighOut.of(recipe, wanted, null)
                    .portions()
                    .forEach(p -> taken.put(p.name(), p.unit().convert(p.exact(), shikomi.unit.Unit.of("mL"))));
            Map<String, Double> inShownUnits = new LinkedHashMap<>();
            WeighOut out = WeighOut.of(recipe, planned, null);
            out.portions()
                    .forEach(p -> inShownUnits.put(
                            p.name(), shikomi.unit.Unit.of("mL").convert(taken.getOrDefault(p.name(), 0.0), p.unit())));
            Point made = out.made(inShownUnits);
            for (String name : List.of("salt", "DME", "TTE")) {
                assertThat(made.number(name)).as("seed %d %s", seed, name).isCloseTo(wanted.number(name), within(2e-3));
            }
        }
    }

    private static Point random(SplittableRandom random) {
        return point(
                "salt", random.nextDouble(0.1, 1), "DME", random.nextDouble(40, 80), "TTE", random.nextDouble(1, 20));
    }
}
