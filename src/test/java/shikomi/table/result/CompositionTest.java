package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Campaign;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.cell.Notation;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.Shape;
import shikomi.table.column.TableChoices;
import shikomi.table.column.TableGuess;
import shikomi.table.composition.Composition;
import shikomi.table.file.Workbook;

/** Amounts that are not given in one column for each component, as page and command read them. */
class CompositionTest {
    private static final String ALLOY = """
            recipe: 1
            name: alloy
            parameters:
              Fe: {kind: continuous, low: 0, high: %1$s%2$s}
              Cr: {kind: continuous, low: 0, high: %1$s%2$s}
              Ni: {kind: continuous, low: 0, high: %1$s%2$s}
            mixtures:
              alloy: {components: [Fe, Cr, Ni], total: %1$s}
            objectives:
              HV: {goal: maximize}
            """;

    @TempDir
    private Path folder = Path.of("");

    static Recipe percent() {
        return recipe("100", ", unit: wt%");
    }

    static Recipe recipe(String total, String unit) {
        return RecipeReader.read("r", ALLOY.formatted(total, unit)).orElseThrow();
    }

    private String read(Recipe recipe, Shape shape, String text) throws IOException {
        return read(folder, recipe, shape, text);
    }

    static String read(Path folder, Recipe recipe, Shape shape, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        return CaseTablesTest.read(file, recipe, shape).strip();
    }

    private String read(Recipe recipe, String text) throws IOException {
        return read(recipe, Shape.FOUND, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bal.", "Bal", "BALANCE", "Balance", "Rest", "remainder", "残部", "残", "残り", "(bal.)"})
    void the_rest_is_the_total_less_the_other_components(String rest) throws IOException {
        assertThat(read(percent(), "Fe,Cr,Ni,HV\n" + rest + ",18,8.05,200\n25,0.07," + rest + ",210\n"))
                .isEqualTo("73.95 18 8.05 | HV 200\n25 0.07 74.93 | HV 210\nimport: same");
    }

    @Test
    void the_rest_is_computed_in_fractions_also_where_the_table_is_in_percent() throws IOException {
        Recipe fractions = recipe("1", "");
        assertThat(read(fractions, "Fe,Cr,Ni,HV\nbal.,0.18,0.08,200\n"))
                .isEqualTo("0.74 0.18 0.08 | HV 200\nimport: same");
        assertThat(read(fractions, "Fe (%),Cr (%),Ni (%),HV\nbal.,18,8,200\n"))
                .isEqualTo("0.74 0.18 0.08 | HV 200\nimport: same");
        assertThat(read(fractions, "Fe,Cr,Ni,HV\nbal.,18 %,8 %,200\n"))
                .isEqualTo("0.74 0.18 0.08 | HV 200\nimport: same");
    }

    @Test
    void a_rest_of_exactly_nothing_is_zero() throws IOException {
        assertThat(read(percent(), "Fe,Cr,Ni,HV\nbal.,70.1,29.9,200\n"))
                .isEqualTo("0 70.1 29.9 | HV 200\nimport: same");
    }

    @Test
    void two_rests_in_a_row_and_a_rest_below_zero_are_refused_with_row_and_fix() throws IOException {
        assertThat(read(percent(), "Fe,Cr,Ni,HV\nbal.,18,残部,200\n")).isEqualTo("""
                row 2 Several components of “alloy” are the rest: Fe, Ni.
                import:
                t.csv:2: Several components of “alloy” are the rest: Fe, Ni. Only one component of a row can be the rest; \
                write the amounts of the others.""");
        assertThat(read(percent(), "Fe,Cr,Ni,HV\nbal.,80,30.5,200\n")).isEqualTo("""
                row 2 “Fe” is “bal.”, the rest, but the other components add up to 110.5, more than 100.
                import:
                t.csv:2: “Fe” is “bal.”, the rest, but the other components add up to 110.5, more than 100. \
                Check the amounts of the row and their units.""");
    }

    @Test
    void a_component_without_a_mixture_cannot_be_the_rest() throws IOException {
        Recipe alone = RecipeReader.read("r", ALLOY.formatted("100", "").replaceAll("mixtures:\n.*\n", ""))
                .orElseThrow();
        assertThat(read(alone, "Fe,Cr,Ni,HV\nbal.,18,8,200\n"))
                .contains("t.csv:2: “Fe” is “bal.”, the rest, but belongs to no mixture with a total.");
    }

    @Test
    void a_choice_or_measurement_called_rest_is_not_computed() throws IOException {
        Recipe words = RecipeReader.read("r", """
                        recipe: 1
                        name: words
                        parameters: {step: {kind: categorical, choices: [Rest, Stir]}}
                        objectives: {HV: {goal: maximize}}
                        """).orElseThrow();
        assertThat(read(words, "step,HV\nRest,200\nStir,210\n"))
                .isEqualTo("Rest | HV 200\nStir | HV 210\nimport: same");
    }

    private static final Shape SCALED = Shape.FOUND.with(Composition.NONE.withNormalised());

    @Test
    void parts_of_any_sum_are_scaled_to_the_total_if_a_person_says_so() throws IOException {
        String text = "Fe,Cr,Ni,HV\n200,200,100,200\n1,1,1,210\n50,30,20,220\n";
        assertThat(read(percent(), SCALED, text))
                .isEqualTo("40 40 20 | HV 200\n33.3333333333 33.3333333333 33.3333333333 | HV 210\n"
                        + "50 30 20 | HV 220\nimport: same");
        assertThat(read(percent(), text)).contains("t.csv:2: “alloy” adds up to 500 instead of 100.", "--normalise");
        assertThat(read(recipe("1", ""), SCALED, text)).startsWith("0.4 0.4 0.2 | HV 200\n");
    }

    @Test
    void grams_and_milligrams_are_added_before_they_are_scaled() throws IOException {
        assertThat(read(percent(), SCALED, "Fe (g),Cr (mg),Ni [kg],HV\n200,200000,0.1,200\n"))
                .isEqualTo("40 40 20 | HV 200\nimport: same");
        assertThat(read(percent(), SCALED, "Fe (phr),Cr (phr),Ni (phr),HV\n100,50,50,200\n"))
                .isEqualTo("50 25 25 | HV 200\nimport: same");
    }

    @Test
    void parts_in_units_that_cannot_be_added_or_are_no_fractions_of_the_recipe_are_refused() throws IOException {
        assertThat(read(percent(), SCALED, "Fe (g),Cr,Ni (g),HV\n200,200,100,200\n"))
                .contains("row 2 The columns of “alloy” are in different units")
                .contains("t.csv:2: The columns of “alloy” are in different units");
        assertThat(read(percent(), SCALED, "Fe (mol),Cr (mol),Ni (mol),HV\n2,2,1,200\n"))
                .contains("row 2 No column is matched to “Fe”.")
                .contains("t.csv:1: The column “Fe (mol)” is in mol, which cannot be converted to wt%.");
        assertThat(read(percent(), SCALED, "Fe (g),Cr (g),Ni (g),HV\nbal.,2,1,200\n0,0,0,200\n"))
                .contains("row 2 “Fe” is “bal.”, the rest, but the columns of “alloy” are in several units,")
                .contains("row 3 The amounts of “alloy” add up to 0 and cannot be scaled to the total.");
    }

    @Test
    void grams_are_never_scaled_in_silence() throws IOException {
        assertThat(read(percent(), "Fe (g),Cr (g),Ni (g),HV\n40,40,20,200\n"))
                .startsWith("row 2 No column is matched to “Fe”.")
                .contains("t.csv:1: The column “Fe (g)” is in g, which cannot be converted to wt%. If the columns hold"
                        + " all parts of the mixture, import it with --normalise");
    }

    @Test
    void a_bare_number_beside_a_cell_with_a_unit_is_not_summed_with_it() throws IOException {
        Recipe fractions = recipe("1", "");
        String refused = "Some amounts of “alloy” have a unit in their cell (Fe 74 %), others have none (Cr 18, Ni 8),"
                + " so that their sum means nothing.";
        assertThat(read(fractions, SCALED, "Fe,Cr,Ni,HV\n74 %,18,8,200\n74,18,8,210\n"))
                .startsWith("0.74 0.18 0.08 | HV 210\nrow 2 " + refused)
                .contains("t.csv:2: " + refused);
        assertThat(read(fractions, "Fe,Cr,Ni,HV\nbal.,18 %,0.5,200\n"))
                .contains(
                        "row 2 Some amounts of “alloy” have a unit in their cell (Cr 18 %), others have none (Ni 0.5)");
        assertThat(read(fractions, SCALED, "Fe,Cr,Ni,HV\n74 %,18 %,0,200\n74 %,0.18,0.08,210\n"))
                .as("zero is zero in any unit, and the total shows that a number is meant as it is read")
                .contains("0.804347826087 0.195652173913 0 | HV 200", "0.74 0.18 0.08 | HV 210");
        assertThat(read(percent(), SCALED, "Fe (g),Cr (g),Ni (g),HV\n74,18000 mg,8,200\n"))
                .as("the headings say the unit of the others")
                .startsWith("74 18 8 | HV 200");
    }

    @Test
    void fractions_by_mass_and_by_amount_in_one_mixture_are_refused() throws IOException {
        Recipe fractions = recipe("1", "");
        String refused = "The amounts of “alloy” are fractions of different quantities, such as mass and amount of"
                + " substance, and have no sum: Fe at%, Cr mol%, Ni mass%.";
        assertThat(read(fractions, "Fe (at%),Cr (mol%),Ni (mass%),HV\n74,18,8,200\n70,20,10,210\n"))
                .contains("row 2 " + refused, "row 3 " + refused)
                .endsWith("import:\nt.csv:2: " + refused + " Write all components as fractions of one quantity.");
        assertThat(read(fractions, "Fe,Cr,Ni,HV\n74 at%,18 wt%,8 at%,200\n")).contains("Fe at%, Cr wt%, Ni at%.");
        assertThat(read(recipe("100", ", unit: '%'"), "Fe (wt%),Cr (vol%),Ni (%),HV\n74,18,8,200\n"))
                .contains("Fe wt%, Cr vol%.");
        assertThat(read(fractions, "Fe (at%),Cr (mol%),Ni (%),HV\n74,18,8,200\n"))
                .isEqualTo("0.74 0.18 0.08 | HV 200\nimport: same");
    }

    @Test
    void elements_that_are_no_parameters_are_named_where_amounts_are_scaled_without_them() throws IOException {
        String text = "Fe,Cr,Ni,Mn,HV\n3,1,1,5,200\n";
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        assertThat(ResultTable.read(file, recipe("1", ""), new TableChoices("", SCALED, Notation.NONE))
                        .orElseThrow()
                        .notes())
                .extracting(note -> note.in(Language.EN))
                .anyMatch(note -> note.startsWith("These columns look like further parts but are no parameters")
                        && note.contains("scaled: Mn."));
        assertThat(offers(recipe("1", ""), Shape.FOUND, text)).isEmpty();
        assertThat(offers(recipe("1", ""), Shape.FOUND, text.replace("5,200", "0,200")))
                .containsExactly("{normalised=true}");
    }

    private static Shape pairs(boolean added, String... columns) {
        List<Composition.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < columns.length; i += 2) {
            pairs.add(new Composition.Pair(columns[i], columns[i + 1]));
        }
        return Shape.FOUND.with(new Composition(pairs, added, List.of(), false));
    }

    private static final Shape PAIRS = pairs(false, "component 1", "wt% 1", "component 2", "wt% 2");

    private static final String NAMED = "component 1,wt% 1,component 2,wt% 2,HV\n";

    @Test
    void names_and_amounts_become_one_column_for_each_component_with_0_where_it_is_not_named() throws IOException {
        assertThat(read(percent(), PAIRS, NAMED + "Fe,70,Cr,30,200\nNi,60,Fe,40,210\nCr,100,,,220\n"))
                .isEqualTo("70 30 0 | HV 200\n40 0 60 | HV 210\n0 100 0 | HV 220\nimport: same");
        assertThat(read(percent(), PAIRS, NAMED + "Fe,70,Cr,30,200\nFe,60,Cr,bal.,210\n"))
                .isEqualTo("70 30 0 | HV 200\n60 40 0 | HV 210\nimport: same");
    }

    @Test
    void components_are_named_by_their_titles_too() throws IOException {
        Recipe titled = RecipeReader.read(
                        "r",
                        ALLOY.formatted("100", ", unit: wt%")
                                .replace("Fe: {", "Fe: {title: {en: Iron, ja: 鉄}, ")
                                .replace("Cr: {", "Cr: {title: {en: Chromium, ja: クロム}, ")
                                .replace("Ni: {", "Ni: {title: {en: Nickel, ja: ニッケル}, "))
                .orElseThrow();
        String text =
                "component 1,wt% 1,component 2,wt% 2,HV\n鉄,70,クロム,30,200\nNickel,60,Iron,40,210\n鉄,55,クロム,45,220\n";
        assertThat(offers(titled, Shape.FOUND, text))
                .as("not taken for a table with its samples in columns")
                .containsExactly("{pairs=$A\t$B\t$C\t$D}");
        assertThat(read(titled, PAIRS, text))
                .isEqualTo("70 30 0 | HV 200\n40 0 60 | HV 210\n55 45 0 | HV 220\nimport: same");
    }

    @Test
    void the_unit_of_the_amounts_is_that_of_their_heading_or_of_each_pair() throws IOException {
        assertThat(read(recipe("1", ""), PAIRS, NAMED + "Fe,70,Cr,30,200\n"))
                .isEqualTo("0.7 0.3 0 | HV 200\nimport: same");
        Shape shape = pairs(false, "metal", "share (wt%)", "other", "share (fraction)");
        assertThat(read(percent(), shape, "metal,share (wt%),other,share (fraction),HV\nFe,70,Cr,0.3,200\n"))
                .isEqualTo("70 30 0 | HV 200\nimport: same");
    }

    @Test
    void a_single_pair_of_additive_and_amount_gives_the_amounts_of_all_additives() throws IOException {
        Recipe additives = RecipeReader.read("r", """
                        recipe: 1
                        name: films
                        parameters:
                          T: {kind: continuous, low: 20, high: 80, unit: °C}
                          LiF: {kind: continuous, low: 0, high: 5, unit: mg}
                          KCl: {kind: continuous, low: 0, high: 5, unit: mg}
                        objectives: {y: {goal: maximize}}
                        """).orElseThrow();
        String text = "T,additive,amount (µg),y\n40,LiF,2500,1\n50,ＫＣｌ,1000,2\n60,none,,3\n70,,,4\n";
        assertThat(read(additives, pairs(false, "additive", "amount (µg)"), text))
                .isEqualTo("40 2.5 0 | y 1\n50 0 1 | y 2\n60 0 0 | y 3\n70 0 0 | y 4\nimport: same");
        assertThat(read(additives, pairs(false, "$B", "$C"), text)).endsWith("import: same");
    }

    @Test
    void a_component_named_twice_in_a_row_adds_up_only_if_said() throws IOException {
        String text = NAMED + "Fe,70.1,Fe,29.9,200\nFe,50,Cr,50,210\nNi,100,,,220\n";
        assertThat(read(percent(), PAIRS, text)).isEqualTo("""
                50 50 0 | HV 210
                0 0 100 | HV 220
                row 2 “Fe” is named twice in this row, with 70.1 and 29.9.
                import:
                t.csv:2: “Fe” is named twice in this row, with 70.1 and 29.9. Correct the row, or choose that the \
                amounts of one component add up (--add-amounts).""");
        Shape added = PAIRS.with(new Composition(PAIRS.composition().pairs(), true, List.of(), false));
        String sums = "100 0 0 | HV 200\n50 50 0 | HV 210\n0 0 100 | HV 220\nimport: same";
        assertThat(read(percent(), added, text)).isEqualTo(sums);
        assertThat(read(percent(), added, text.replace(",", ";").replace(".", ",")))
                .isEqualTo(sums);
        assertThat(read(percent(), added, text.replace("29.9", "~30")))
                .contains("row 2 “Fe” is named twice in this row, with 70.1 and ~30, which cannot be added.");
    }

    @Test
    void an_amount_without_a_component_and_a_component_without_an_amount_are_refused() throws IOException {
        assertThat(read(percent(), PAIRS, NAMED + "Fe,70,,30,200\nFe,70,Cr,,210\n"))
                .contains("row 2 “wt% 2” is “30”, but no component is named for it.")
                .contains("t.csv:2: “wt% 2” is “30”, but no component is named for it. Name the component, or clear")
                .contains("row 3 The column “Cr (wt%)” is empty in this row.");
    }

    @Test
    void a_component_that_is_no_parameter_is_refused_with_its_row() throws IOException {
        String text = NAMED + "Fe,70,Zr,30,200\nFe,70,Cr,30,210\nZr,0,Fe,100,220\n";
        String refused = "t.csv:2: “component 2” is “Zr”, which is not the name of one parameter. Write the name as"
                + " the recipe has it, add a parameter for it, or remove the row.";
        assertThat(read(percent(), PAIRS, text))
                .isEqualTo("70 30 0 | HV 210\n100 0 0 | HV 220\n"
                        + "row 2 “component 2” is “Zr”, which is not the name of one parameter.\nimport:\n" + refused);
        Shape scaled = PAIRS.with(PAIRS.composition().withNormalised());
        assertThat(read(percent(), scaled, text)).contains("70 30 0 | HV 210").endsWith(refused);
        Recipe alone = RecipeReader.read(
                        "r", ALLOY.formatted("100", ", unit: wt%").replaceAll("mixtures:\n.*\n", ""))
                .orElseThrow();
        assertThat(read(alone, PAIRS, text + "Ni,100,,,230\n")).contains("70 30 0 | HV 210", refused);
    }

    @Test
    void components_are_named_whatever_their_capitals_and_width_unless_two_differ_by_these_only() throws IOException {
        Shape scaled = PAIRS.with(PAIRS.composition().withNormalised());
        String text = NAMED + "fe,35,cr,15,200\nFE,70,ＣＲ,30,210\n";
        assertThat(read(percent(), scaled, text)).isEqualTo("70 30 0 | HV 200\n70 30 0 | HV 210\nimport: same");
        Path file = Files.writeString(folder.resolve("t.csv"), text);
        assertThat(ResultTable.read(file, percent(), new TableChoices("", scaled, Notation.NONE))
                        .orElseThrow()
                        .notes())
                .extracting(note -> note.in(Language.EN))
                .contains("“component 1”: “fe” is read as “Fe”.", "“component 1”: “ＣＲ” is read as “Cr”.");
        Recipe two = RecipeReader.read("r", ALLOY.formatted("100", "").replace("Cr", "FE"))
                .orElseThrow();
        assertThat(read(two, PAIRS, NAMED + "fe,70,Ni,30,200\nFE,70,Fe,30,210\n"))
                .contains(
                        "30 70 0 | HV 210", "t.csv:2: “component 1” is “fe”, which is not the name of one parameter.");
    }

    @Test
    void columns_that_are_not_there_or_give_an_amount_twice_are_refused() throws IOException {
        assertThat(read(percent(), pairs(false, "metal", "wt% 1"), NAMED + "Fe,70,Cr,30,200\n"))
                .endsWith("import:\nt.csv: There is no column “metal”. Check the spelling. Columns here: component 1,"
                        + " wt% 1, component 2, wt% 2, HV.");
        assertThat(read(percent(), pairs(false, "metal", "wt%"), "metal,wt%,Fe,Ni,HV\nFe,70,20,10,200\n"))
                .endsWith("t.csv: “Fe” has a column of its own and is also named as a component. Give each amount in"
                        + " one place only.");
        assertThat(read(percent(), pairs(false, "a", "wt%", "b", "wt%"), "a,wt%,b,wt%,HV\nFe,70,Ni,30,200\n"))
                .endsWith("t.csv: 2 columns are called “wt%”. Give the column by its letters, such as $B.");
    }

    /** What is offered for a table, each with the fields that accept it. */
    private static List<String> offers(Recipe recipe, Shape shape, String text) {
        Campaign campaign = new Campaign("case", 1, recipe, null, List.of(), List.of(), 0, false);
        Workbook book =
                Workbook.read("t.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        TableGuess.Choice choice = TableGuess.of(book, campaign, -1, shape).orElseThrow();
        Mapping mapping = Mapping.of(choice.guess());
        Preview preview = Preview.of(choice.layout(), mapping, campaign, Expectation.plain(campaign), Map.of());
        return ShapeOffers.of(book, choice.layout(), mapping, preview, campaign).stream()
                .map(offer -> offer.fields().toString())
                .toList();
    }

    @Test
    void what_the_cells_suggest_is_offered_until_it_is_accepted() {
        String formulas = "composition,HV\nFe0.7Cr0.2Ni0.1,200\nFe3Ni,210\n";
        assertThat(offers(FormulaColumnsTest.atoms(), Shape.FOUND, formulas)).containsExactly("{formulas=$A}");
        assertThat(offers(FormulaColumnsTest.atoms(), FormulaColumnsTest.FORMULAS, formulas))
                .isEmpty();
        String named = NAMED + "Fe,70,Cr,30,200\nNi,60,Fe,40,210\n";
        assertThat(offers(percent(), Shape.FOUND, named)).containsExactly("{pairs=$A\t$B\t$C\t$D}");
        assertThat(offers(percent(), PAIRS, named)).isEmpty();
        String behind = "component 1,component 2,wt% 1,wt% 2,HV\nFe,Cr,70,30,200\nNi,Fe,60,40,210\n";
        assertThat(offers(percent(), Shape.FOUND, behind)).containsExactly("{pairs=$A\t$C\t$B\t$D}");
        String grams = "Fe (g),Cr (g),Ni (g),HV\n2,2,1,200\n";
        assertThat(offers(percent(), Shape.FOUND, grams)).containsExactly("{normalised=true}");
        assertThat(offers(percent(), SCALED, grams)).isEmpty();
        String turned = ",a,b,c\nFe (g),40,50,30\nCr (g),40,30,50\nNi (g),20,20,20\nHV,200,210,220\n";
        assertThat(offers(percent(), Shape.FOUND, turned)).containsExactly("{normalised=true}");
    }

    @Test
    void nothing_is_offered_for_tables_that_only_look_alike() {
        String whole = "Fe,Cr,Ni,HV\n";
        assertThat(offers(percent(), Shape.FOUND, whole + "70,20,10,200\n95,1,1,210\n"))
                .isEmpty();
        assertThat(offers(percent(), Shape.FOUND, whole + "70,20,,200\n")).isEmpty();
        assertThat(offers(percent(), Shape.FOUND, "base,Fe,Cr,Ni,HV\nFe,70,20,10,200\nFe,60,30,10,210\n"))
                .isEmpty();
        assertThat(offers(percent(), Shape.FOUND, "Fe (g),Cr (%),Ni (g),HV\n2,2,1,200\n"))
                .isEmpty();
    }
}
