package shikomi.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static shikomi.cost.Concretes.cost;
import static shikomi.cost.Concretes.parameter;
import static shikomi.cost.Concretes.point;
import static shikomi.cost.Concretes.price;
import static shikomi.cost.Concretes.quantity;
import static shikomi.cost.Concretes.recipe;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Point;
import shikomi.unit.Quantity;

class AmountsTest {
    private static String amounts(Recipe recipe, Point point, String size) {
        return Amounts.of(recipe, point, quantity(size)).stream()
                .map(a -> a.parameter() + " " + a.quantity())
                .toList()
                .toString();
    }

    @Test
    void concentrations_are_multiplied_by_a_volume() {
        Recipe recipe = recipe(List.of(parameter("cement", 600, "kg/m³"), parameter("age", 90, "d")), List.of(), null);
        assertThat(amounts(recipe, point("cement", 350, "age", 28), "10 L")).isEqualTo("[cement 3.5 kg]");
        assertThat(amounts(recipe, point("cement", 35, "age", 28), "10 L")).isEqualTo("[cement 350 g]");
        assertThat(amounts(recipe, point("cement", 350, "age", 28), "0.1 mL")).isEqualTo("[cement 35 mg]");
        assertThat(amounts(recipe, point("cement", 350, "age", 28), "20 g")).isEqualTo("[]");
    }

    @Test
    void parts_of_a_mixture_are_multiplied_by_a_mass_or_a_volume() {
        Recipe fractions = recipe(
                List.of(parameter("Cs", 1, null), parameter("FA", 1, null), parameter("T", 9, null)),
                List.of(new Mixture("cation", List.of("Cs", "FA"), 1, null)),
                null);
        assertThat(amounts(fractions, point("Cs", 0.2, "FA", 0.8, "T", 3), "20 g"))
                .isEqualTo("[Cs 4 g, FA 16 g]");
        Recipe percents = recipe(
                List.of(parameter("a", 100, null), parameter("b", 100, "%")),
                List.of(new Mixture("m", List.of("a", "b"), 100, null)),
                null);
        assertThat(amounts(percents, point("a", 25, "b", 75), "2 L")).isEqualTo("[a 500 mL, b 1.5 L]");
    }

    @Test
    void mass_percent_needs_a_mass_and_volume_percent_a_volume() {
        Recipe recipe = recipe(List.of(parameter("w", 100, "wt%"), parameter("v", 100, "vol%")), List.of(), null);
        assertThat(amounts(recipe, point("w", 5, "v", 10), "20 g")).isEqualTo("[w 1 g]");
        assertThat(amounts(recipe, point("w", 5, "v", 10), "20 mL")).isEqualTo("[v 2 mL]");
    }

    @Test
    void a_plain_number_is_a_fraction_only_where_it_has_a_price() {
        Recipe recipe = recipe(
                List.of(parameter("Cs", 1, null), parameter("ratio", 1, null)),
                List.of(),
                cost("JPY", 0, Map.of("Cs", price(900, "g")), "20 g"));
        assertThat(amounts(recipe, point("Cs", 0.05, "ratio", 0.5), "20 g")).isEqualTo("[Cs 1 g]");
    }

    @Test
    void amounts_of_one_kind_have_a_total_and_others_have_none() {
        Recipe recipe = recipe(List.of(parameter("a", 1, "kg/m³"), parameter("b", 900, "kg/m³")), List.of(), null);
        Quantity size = Quantity.parse("1 L").orElseThrow();
        assertThat(Amounts.total(Amounts.of(recipe, point("a", 0.5, "b", 1200), size)))
                .hasValueSatisfying(total -> assertThat(total.toString()).isEqualTo("1.2005 kg"));
        assertThat(Amounts.total(Amounts.of(recipe, point("a", 0.5), size))).isEmpty();
        Recipe mixed = recipe(List.of(parameter("a", 1, "kg/m³"), parameter("b", 2, "mol/L")), List.of(), null);
        assertThat(Amounts.total(Amounts.of(mixed, point("a", 0.5, "b", 1), size)))
                .isEmpty();
    }

    @Test
    void the_size_of_the_recipe_is_taken_where_none_is_given() {
        Recipe recipe = recipe(List.of(parameter("salt", 2, "mol/L")), List.of(), cost("JPY", 0, Map.of(), "50 mL"));
        assertThat(Amounts.of(recipe, point("salt", 1), null))
                .singleElement()
                .satisfies(a -> assertThat(a.quantity().toString()).isEqualTo("50 mmol"));
        assertThat(Amounts.of(recipe(List.of(parameter("salt", 2, "mol/L")), List.of(), null), point("salt", 1), null))
                .isEmpty();
    }

    @Test
    void a_price_that_fits_no_amount_is_said() {
        Recipe recipe = recipe(
                List.of(parameter("salt", 2, "mol/L"), parameter("acid", 5, "g/L")),
                List.of(),
                cost("JPY", 0, Map.of("salt", price(3, "g"), "acid", price(3, "kg")), "50 mL"));
        assertThat(RecipeCost.notes(recipe))
                .extracting(m -> m.in(Language.EN))
                .containsExactly("The price of “salt” is not counted: its unit and the “size” of an experiment do not "
                        + "give an amount per g.");
    }
}
