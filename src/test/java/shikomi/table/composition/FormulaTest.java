package shikomi.table.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    private static Map<String, Double> amounts(String text) {
        Map<String, Double> amounts =
                new HashMap<>(Formula.read(text).orElseThrow().amounts());
        amounts.replaceAll((symbol, amount) -> Math.round(amount * 1e9) / 1e9);
        return amounts;
    }

    @Test
    void elements_groups_and_hydrates_are_counted() {
        assertThat(amounts("Al0.25 Co1 Fe1 Ni1")).isEqualTo(Map.of("Al", 0.25, "Co", 1.0, "Fe", 1.0, "Ni", 1.0));
        assertThat(amounts("BiSb(Se0.92Br0.08)3")).isEqualTo(Map.of("Bi", 1.0, "Sb", 1.0, "Se", 2.76, "Br", 0.24));
        assertThat(amounts("(Bi0.9Sb0.1)2Te3")).isEqualTo(Map.of("Bi", 1.8, "Sb", 0.2, "Te", 3.0));
        assertThat(amounts("K4[Fe(CN)6]")).isEqualTo(Map.of("K", 4.0, "Fe", 1.0, "C", 6.0, "N", 6.0));
        assertThat(amounts("Ｈ₂Ｏ")).isEqualTo(Map.of("H", 2.0, "O", 1.0));
        Map<String, Double> vitriol = Map.of("Cu", 1.0, "S", 1.0, "O", 9.0, "H", 10.0);
        for (String hydrate : List.of("CuSO4·5H2O", "CuSO4 • 5 H2O", "CuSO4*5H2O", "CuSO4.5H2O")) {
            assertThat(amounts(hydrate)).as(hydrate).isEqualTo(vitriol);
        }
        assertThat(amounts("CaSO4·0.5H2O")).isEqualTo(Map.of("Ca", 1.0, "S", 1.0, "O", 4.5, "H", 1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "7",
                "x",
                "FeX2",
                "Fe2O3)",
                "(Fe2O3",
                "Fe1-xCox",
                "Fe-20Cr",
                "Al+Si",
                "(]",
                "Co0",
                "H·",
                "·H",
                "Fe..2",
                "Fe3+",
                "SS316L",
                "fe",
                "[Fe)",
                "()",
                "Q",
                "Fe 99999999999999999999999999999999999999999999999999999999999999999e"
            })
    void what_is_no_formula_is_not_read(String text) {
        assertThat(Formula.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(FeCr)50Ni50", "Fe33.3(CoNi)66.7", "(Fe50Cr50)80B20", "[(FeCo)0.75B0.25]96Nb4"})
    void an_alloy_in_brackets_whose_share_is_a_percentage_has_two_readings(String text) {
        assertThat(Formula.read(text)).isEmpty();
    }

    @Test
    void brackets_of_fractions_and_of_compounds_have_one_reading() {
        assertThat(amounts("(Fe0.5Cr0.5)50Ni50")).isEqualTo(Map.of("Fe", 25.0, "Cr", 25.0, "Ni", 50.0));
        assertThat(amounts("(SiO2)70(Na2O)30")).isEqualTo(Map.of("Si", 70.0, "O", 170.0, "Na", 60.0));
        assertThat(amounts("(FeCr)2Ni")).isEqualTo(Map.of("Fe", 2.0, "Cr", 2.0, "Ni", 1.0));
        assertThat(amounts("(Mg)50(Zn)50")).isEqualTo(Map.of("Mg", 50.0, "Zn", 50.0));
    }

    @Test
    void garbage_never_throws() {
        String signs = "FeAlCoxO()[]{}·.0123456789 -+*½₂eé材\u0000";
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            Formula.read(text.toString())
                    .ifPresent(formula -> assertThat(formula.molarMass())
                            .as("%s", text)
                            .isPositive()
                            .isFinite());
        }
        assertThat(Formula.read("(".repeat(10_000))).isEmpty();
        assertThat(Formula.read("Fe" + "9".repeat(400))).isEmpty();
    }

    @Test
    void molar_masses_are_those_of_the_handbooks() {
        Map.of("H2O", 18.015, "NaCl", 58.44, "SiO2", 60.083, "Al2O3", 101.96, "CuSO4·5H2O", 249.68, "C6H12O6", 180.156)
                .forEach((text, mass) -> assertThat(
                                Formula.read(text).orElseThrow().molarMass())
                        .as(text)
                        .isCloseTo(mass, within(0.01)));
    }

    @Test
    void a_name_says_its_formula() {
        assertThat(Formula.elementOf("x_Fe")).contains("Fe");
        assertThat(Formula.elementOf("Al")).contains("Al");
        assertThat(Formula.elementOf("x_iron")).isEmpty();
        assertThat(Formula.ofName("w_SiO2").orElseThrow().amounts()).containsOnlyKeys("Si", "O");
        assertThat(Formula.ofName("cement")).isEmpty();
    }
}
