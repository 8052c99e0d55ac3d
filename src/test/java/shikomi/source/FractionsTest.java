package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.table.file.Sheet;

class FractionsTest {
    private static String glass(String unit, String sourceUnit, String names) {
        List<String> components = List.of(names.split(" "));
        String parameters = components.stream()
                .map(n -> "  " + n + ": {kind: continuous, low: 0, high: 100, unit: " + unit + "}\n")
                .collect(Collectors.joining());
        String columns = components.stream()
                .map(n -> n + ": {column: c_" + n + ", unit: " + sourceUnit + "}")
                .collect(Collectors.joining(", "));
        return "parameters:\n" + parameters + "mixtures: {glass: {components: [" + String.join(", ", components)
                + "], total: 100}}\nobjectives: {y: {goal: maximize}}\n"
                + "sources: {sun: {kind: literature, file: sun.csv, columns: {" + columns + "}}}\n";
    }

    private static double number(SourceRows rows, int row, String parameter) {
        return rows.rows().get(row).made().number(parameter);
    }

    @Test
    void mass_percents_become_mole_percents_by_molar_mass_and_back() {
        Recipe recipe = SourceSheets.recipe(glass("mol%", "wt%", "SiO2 Na2O CaO"));
        SourceRows rows = SourceSheets.read(recipe, "c_SiO2,c_Na2O,c_CaO,y\n70,20,10,1\n100,,,2\n50,20,10,3\n")
                .orElseThrow();
        double all = 70 / 60.083 + 20 / 61.979 + 10 / 56.077;
        assertThat(number(rows, 0, "SiO2")).isCloseTo(100 * 70 / 60.083 / all, within(1e-9));
        assertThat(number(rows, 0, "CaO")).isCloseTo(100 * 10 / 56.077 / all, within(1e-9));
        assertThat(rows.rows().get(1).made().words()).isEqualTo("SiO2 = 100");
        assertThat(SourceSheets.reasons(rows))
                .containsExactly("4 the components of glass add up to 80 %, so they cannot be converted by molar mass");
        assertThat(SourceSheets.words(rows.findings()))
                .contains("The mixture glass was converted to mol% using the molar masses of SiO2, Na2O, CaO.");

        Recipe back = SourceSheets.recipe(glass("wt%", "mol%", "SiO2 Na2O CaO"));
        String text = "c_SiO2,c_Na2O,c_CaO,y\n" + number(rows, 0, "SiO2") + "," + number(rows, 0, "Na2O") + ","
                + number(rows, 0, "CaO") + ",1\n";
        SourceRows there = SourceSheets.read(back, text).orElseThrow();
        assertThat(number(there, 0, "SiO2")).isCloseTo(70, within(1e-9));
        assertThat(number(there, 0, "Na2O")).isCloseTo(20, within(1e-9));
    }

    @Test
    void fractions_of_one_basis_are_only_scaled() {
        SourceRows rows = SourceSheets.read(
                        SourceSheets.recipe(glass("wt%", "g/g", "SiO2 Na2O")), "c_SiO2,c_Na2O,y\n0.7,0.3,1\n")
                .orElseThrow();
        assertThat(rows.rows().getFirst().made().words()).isEqualTo("SiO2 = 70, Na2O = 30");
    }

    @Test
    void the_rest_is_computed_in_the_unit_of_the_source_before_it_is_converted() {
        String text = "c_SiO2,c_Na2O,c_CaO,y\nbal.,20,10,1\n残部,,10,2\n残部,95,10,3\n";
        SourceRows same = SourceSheets.read(SourceSheets.recipe(glass("wt%", "wt%", "SiO2 Na2O CaO")), text)
                .orElseThrow();
        assertThat(same.rows().getFirst().made().words()).isEqualTo("SiO2 = 70, Na2O = 20, CaO = 10");
        assertThat(SourceSheets.reasons(same))
                .containsExactly(
                        "3 “SiO2” is the rest of “glass”, but “Na2O” has no amount.",
                        "4 “SiO2” is “残部”, the rest, but the other components add up to 105, more than 100.");
        assertThat(SourceSheets.words(same.findings()))
                .contains("1 row gives a component as the rest of its mixture; its amount is the total less the other"
                        + " components.");
        SourceRows moles = SourceSheets.read(SourceSheets.recipe(glass("mol%", "wt%", "SiO2 Na2O CaO")), text)
                .orElseThrow();
        double all = 70 / 60.083 + 20 / 61.979 + 10 / 56.077;
        assertThat(number(moles, 0, "SiO2")).isCloseTo(100 * 70 / 60.083 / all, within(1e-9));
        SourceRows grams = SourceSheets.read(
                        SourceSheets.recipe(glass("wt%", "g/g", "SiO2 Na2O")), "c_SiO2,c_Na2O,y\n0.7,Rest,1\n")
                .orElseThrow();
        assertThat(grams.rows().getFirst().made().words()).isEqualTo("SiO2 = 70, Na2O = 30");
    }

    @Test
    void what_a_conversion_lacks_is_a_problem() {
        assertThat(SourceSheets.read(
                                SourceSheets.recipe(glass("mol%", "wt%", "SiO2 binder")),
                                "c_SiO2,c_binder,y\n70,30,1\n")
                        .problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly("sun.csv:1: The mixture glass cannot be converted to mol%: the molar mass of binder "
                        + "is unknown. Name each component by its formula, such as x_SiO2, or use the unit of "
                        + "the columns in the recipe.");
        Recipe alone = SourceSheets.recipe("""
                parameters: {Nb: {kind: continuous, low: 0, high: 5, unit: at%}}
                objectives: {y: {goal: maximize}}
                sources: {sun: {kind: literature, file: sun.csv}}
                """);
        assertThat(SourceSheets.read(alone, "Nb (wt%),y\n1,2\n").problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly("sun.csv:1: The column “Nb (wt%)” cannot be converted to at% by itself: this needs "
                        + "all components of a mixture, and the parameter is not part of one. Declare the "
                        + "mixture in the recipe, or give the parameter the same unit as the column.");
        String mixed = glass("mol%", "wt%", "SiO2 Na2O")
                .replace("{column: c_Na2O, unit: wt%}", "{column: c_Na2O, unit: mol%}");
        assertThat(SourceSheets.read(SourceSheets.recipe(mixed), "c_SiO2,c_Na2O,y\n70,30,1\n")
                        .problems())
                .extracting(p -> p.in(Language.EN))
                .containsExactly("sun.csv:1: Some columns of the mixture glass are by mass and others by amount: "
                        + "c_SiO2, c_Na2O. Give all of them in the same kind of unit.");
    }

    private static String alloy(List<String> parameters, String column, String mixture, String objective) {
        return "parameters:\n"
                + parameters.stream()
                        .map(p -> "  " + p + ": {kind: continuous, low: 0, high: 1}\n")
                        .collect(Collectors.joining())
                + mixture + "objectives: {y: {goal: maximize}}\n"
                + "sources: {sun: {kind: literature, file: sun.csv, columns: {y: \"" + objective + "\", "
                + parameters.stream().map(p -> p + ": " + column).collect(Collectors.joining(", ")) + "}}}\n";
    }

    @Test
    void formulas_are_split_into_the_fractions_of_their_elements() {
        String mixture = "mixtures: {metals: {components: [x_Fe, x_Al], total: 100}}\n";
        Recipe recipe = SourceSheets.recipe(
                alloy(List.of("x_Fe", "x_Al", "C"), "F", mixture, "HV").replace("high: 1}", "high: 100}"));
        SourceRows rows = SourceSheets.read(recipe, "F,HV\nFe3Al,5\nFe3AlC,5\nFeNi,5\nsteel,5\n,5\n")
                .orElseThrow();
        assertThat(rows.rows())
                .extracting(row -> row.made().words())
                .containsExactly("x_Fe = 75, x_Al = 25, C = 0", "x_Fe = 75, x_Al = 25, C = 0.2");
        assertThat(SourceSheets.reasons(rows))
                .containsExactly(
                        "4 “F” is “FeNi”, but there is no parameter for Ni",
                        "5 “F” is “steel”, which cannot be read as a chemical formula",
                        "6 gives none of your parameters");
        assertThat(SourceSheets.words(rows.findings()))
                .containsExactly(
                        "The column “F” was read as chemical formulas: 3 parameters take the fractions of their elements.");
    }

    @Test
    void a_column_of_formulas_that_nobody_uses_is_pointed_out() {
        Recipe recipe = SourceSheets.recipe("""
                parameters:
                  Fe: {kind: continuous, low: 0, high: 1}
                  Al: {kind: continuous, low: 0, high: 1}
                  T: {kind: continuous, low: 0, high: 1000}
                objectives: {y: {goal: maximize}}
                sources: {sun: {kind: literature, file: sun.csv}}
                """);
        assertThat(SourceSheets.words(
                        SourceSheets.read(recipe, "alloy,phase,T,y\nFe3Al,BCC,25,5\nFe2Al,FCC,25,6\nbest,FCC,25,7\n")
                                .orElseThrow()
                                .findings()))
                .containsExactly(
                        "There is no column for Fe, Al.",
                        "The column “alloy” contains chemical formulas. Match Fe, Al to it under “columns”, "
                                + "and each takes the fraction of its element.");
    }

    @Test
    void shares_follow_the_unit_of_their_parameter() {
        String text = alloy(List.of("Fe", "O"), "F", "", "HV").replace("high: 1}", "high: 100, unit: wt%}");
        SourceRows rows =
                SourceSheets.read(SourceSheets.recipe(text), "F,HV\nFe2O3,5\n").orElseThrow();
        assertThat(number(rows, 0, "Fe")).isCloseTo(69.94, within(0.01));
        assertThat(number(rows, 0, "O")).isCloseTo(30.06, within(0.01));
    }

    private static void splitsAsPublished(Sheet sheet, String column, String objective) {
        List<String> names =
                sheet.header().stream().filter(h -> h.startsWith("x_")).toList();
        Recipe recipe = SourceSheets.recipe(alloy(names, column, "", objective));
        SourceRows rows = SourceSheets.read(recipe, sheet).orElseThrow();
        assertThat(rows.setAside()).noneMatch(row -> !row.reason().key().equals("source.nothing-measured"));
        assertThat(rows.rows()).hasSizeGreaterThan(500);
        Map<Integer, Sheet.Row> lines = sheet.rows().stream().collect(Collectors.toMap(Sheet.Row::line, row -> row));
        List<String> wrong = new ArrayList<>();
        for (SourceRows.Row row : rows.rows()) {
            Sheet.Row line = Objects.requireNonNull(lines.get(row.line()));
            for (String name : names) {
                double published = Double.parseDouble(
                        lines.get(row.line()).cell(sheet.header().indexOf(name)));
                if (Math.abs(row.made().number(name) - published) > 1.01e-6) {
                    wrong.add(line.cell(sheet.header().indexOf(column)) + " " + name + " " + published);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_formulas_of_alloys_give_the_published_fractions() {
        splitsAsPublished(SourceSheets.visible("mpea/data.csv"), "formula", "hardness_HV");
    }

    @Test
    void the_formulas_of_thermoelectrics_give_the_published_fractions() {
        splitsAsPublished(SourceSheets.visible("estm_thermoelectrics/data.csv"), "Formula", "ZT");
    }
}
