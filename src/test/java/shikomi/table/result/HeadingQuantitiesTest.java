package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.cell.Notation;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.TableGuess;
import shikomi.table.file.Sheets;
import shikomi.table.file.Workbook;

/** Headings that name a quantity, another quantity after it, or a unit that is not understood. */
class HeadingQuantitiesTest {
    private static final Recipe RECIPE = RecipeReader.read("r", """
            recipe: 1
            name: r
            parameters:
              time: {kind: continuous, low: 0, high: 24, unit: h}
              catalyst: {kind: continuous, low: 0, high: 10, unit: wt%}
            objectives:
              yield: {unit: "%", goal: maximize}
              viscosity: {unit: mPa·s, goal: minimize}
            """).orElseThrow();
    private static final Campaign CAMPAIGN = new Campaign("r", 1, RECIPE, null, List.of(), List.of(), 0, false);

    private static TableGuess.Choice guess(String table) {
        Workbook book =
                Workbook.read("t.csv", table.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return TableGuess.of(book, CAMPAIGN, -1).orElseThrow();
    }

    private static String text(Stream<Result> results) {
        return results.map(result -> result.measurements().stream()
                        .map(each -> each.objective() + each.replicate() + "="
                                + each.outcome().text())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; "));
    }

    private static String page(String table) {
        TableGuess.Choice choice = guess(table);
        return text(
                Preview.of(choice.layout(), Mapping.of(choice.guess()), CAMPAIGN, Expectation.plain(CAMPAIGN), Map.of())
                        .given()
                        .stream()
                        .map(Given::result));
    }

    private static String command(String table) {
        return Sheets.read("t.csv", table.getBytes(StandardCharsets.UTF_8))
                .then(sheet -> ResultTable.read(sheet, RECIPE))
                .get()
                .map(read -> text(read.results().stream()))
                .orElse("refused");
    }

    private static ColumnGuess column(String table, int index) {
        return guess(table).guess().columns().get(index);
    }

    private static String warnings(String table, int index) {
        return column(table, index).warnings().stream()
                .map(each -> each.in(Language.EN))
                .collect(Collectors.joining(" "));
    }

    private static String measured(String yield, String viscosity, String first, String second) {
        return "time (h),catalyst (wt%%),\"%s\",\"%s\"%n2,1,%s,%s%n".formatted(yield, viscosity, first, second);
    }

    @ParameterizedTest
    @CsvSource({
        "viscosity (poise),0.12,12",
        "viscosity (Pas),0.12,120",
        "viscosity (mPas),12,12",
        "viscosity (千mPa·s),1.2,1200",
        "粘度（パスカル秒）,1.2,1200",
        "粘度 (毫帕·秒),12,12",
        "viscosity (thousand mPa·s),1.2,1200"
    })
    void units_in_all_spellings_are_converted(String heading, String cell, String value) {
        String table = measured("yield (%)", heading, "55", cell);
        assertThat(page(table)).isEqualTo("yield1=55 viscosity1=" + value);
        assertThat(command(table)).isIn("yield1=55 viscosity1=" + value, heading.startsWith("粘度") ? "refused" : "");
    }

    @ParameterizedTest
    @CsvSource({"catalyst (mass fraction)", "catalyst (質量分率)", "catalyst (wt frac.)"})
    void a_mass_fraction_is_a_hundred_percent_by_mass(String heading) {
        String table = "time (h),%s,yield (%%)%n2,0.01,55%n".formatted(heading);
        assertThat(column(table, 1).conversion()).endsWith("→ 1 wt%");
    }

    @Test
    void parts_in_a_thousand_are_converted_to_percent_and_a_heading_ends_with_its_sign() {
        assertThat(page(measured("yield (‰)", "viscosity", "700", "12"))).isEqualTo("yield1=70 viscosity1=12");
        assertThat(page(measured("Yield%", "viscosity", "70", "12"))).isEqualTo("yield1=70 viscosity1=12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "viscosity (cSt)",
                "viscosity (KU)",
                "viscosity (dB)",
                "viscosity (%RSD)",
                "viscosity (eq)",
                "viscosity (parts)",
                "viscosity (mo)",
                "viscosity (キロポアズ)",
                "viscosity (months)",
                "viscosity (pounds)",
                "viscosity (x)",
                "viscosity (°)",
                "viscosity (%w/v)",
                "viscosity (a.u.)",
                "viscosity (部)"
            })
    void a_column_in_a_unit_that_is_not_understood_waits_for_a_choice(String heading) {
        String table = measured("yield (%)", heading, "55", "12");
        assertThat(page(table)).isEqualTo("yield1=55");
        assertThat(command(table)).isEqualTo("refused");
        assertThat(warnings(table, 3)).contains("viscosity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phr", "eq", "%w/v", "parts per resin", "当量"})
    void rows_without_a_parameter_in_a_known_unit_are_held_back(String unit) {
        assertThat(page("time (h),catalyst (%s),yield (%%)%n2,0.01,55%n".formatted(unit)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"isolated", "目視", "n=3", "HPLC", "after drying", "η", "Cu"})
    void remarks_in_brackets_are_no_units_and_are_said(String remark) {
        String table = measured("yield (%)", "viscosity (%s)".formatted(remark), "55", "12");
        assertThat(page(table)).isEqualTo("yield1=55 viscosity1=12");
        assertThat(warnings(table, 3))
                .isEqualTo(
                        "“%s” in the heading is taken for a remark: the numbers are read in mPa·s.".formatted(remark));
    }

    @Test
    void a_heading_without_unit_and_small_numbers_are_asked_about() {
        assertThat(warnings(measured("yield [-]", "viscosity", "0.7", "12"), 2)).contains("choose fraction");
    }

    @ParameterizedTest
    @CsvSource({"mm:ss,30:00,0.5", "min:sec,90:30,1.50833333333333", "h:mm,2:30,2.5"})
    void times_of_the_clock_are_read_as_their_heading_says(String unit, String cell, double hours) {
        String table = "time (%s),catalyst (wt%%),yield (%%)%n%s,1,55%n".formatted(unit, cell);
        TableGuess.Choice choice = guess(table);
        Result result = Preview.of(
                        choice.layout(), Mapping.of(choice.guess()), CAMPAIGN, Expectation.plain(CAMPAIGN), Map.of())
                .given()
                .getFirst()
                .result();
        assertThat(result.made().number("time")).isEqualTo(hours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55x", "5.5x", "55°", "55 deg", "55 v", "55 w"})
    void only_units_of_fractions_are_read_in_a_cell_of_percent(String cell) {
        String table = measured("yield (%)", "viscosity", cell, "12");
        assertThat(page(table)).isEmpty();
        assertThat(command(table)).isEqualTo("refused");
    }

    @ParameterizedTest
    @CsvSource({"550‰,55", "0.55 fraction,55", "55 %,55"})
    void units_of_fractions_are_read_in_a_cell_of_percent(String cell, String value) {
        assertThat(page(measured("yield (%)", "viscosity", cell, "12")))
                .isEqualTo("yield1=" + value + " viscosity1=12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "√yield",
                "∛yield",
                "-yield",
                "−yield",
                "|yield|",
                "1/yield",
                "Δyield",
                "yield²",
                "yield^0.5",
                "100-yield",
                "sqrt(yield)",
                "u(yield)",
                "d yield",
                "d_yield",
                "yield σ",
                "yield (%RSD)",
                "yield·10³ (%)",
                "normalised yield",
                "yield (relative)",
                "yield rank",
                "yield loss (%)",
                "not yield",
                "yield n",
                "yield per h",
                "yield, lit.",
                "yield stress (Pa)",
                "yield strength",
                "yield ratio",
                "yield index",
                "yield No",
                "start yield",
                "yield at 80 °C",
                "yield [%] at 80 °C",
                "yield (%)·10³",
                "yield in thousands"
            })
    void a_column_that_is_computed_or_named_after_a_quantity_is_never_taken_for_it(String heading) {
        String table = measured(heading, "viscosity", "55", "12");
        assertThat(page(table)).isEqualTo("viscosity1=12");
        assertThat(command(table)).isIn("viscosity1=12", "refused");
        assertThat(warnings(table, 2)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"相対収率", "規格化収率", "収率順位", "収率の損失", "文献収率", "収率比", "収率指数", "relative Ausbeute", "収率@80℃", "log収率"})
    void nor_is_one_in_other_languages(String heading) {
        assertThat(page(measured(heading, "viscosity", "55", "12"))).isEqualTo("viscosity1=12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"収率", "isolated yield (%)", "crude yield", "yield (%) isolated", "Ausbeute"})
    void other_names_of_the_quantity_are_still_guessed(String heading) {
        assertThat(page(measured(heading, "viscosity", "55", "12"))).isEqualTo("yield1=55 viscosity1=12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalyst ratio (wt%)", "catalyst amount (wt%)"})
    void a_ratio_of_a_parameter_is_still_guessed(String heading) {
        assertThat(page("time (h),%s,yield (%%)%n2,1,55%n".formatted(heading))).isEqualTo("yield1=55");
    }

    @ParameterizedTest
    @ValueSource(strings = {"catalyst No", "catalyst lot", "catalyst ID"})
    void numbers_and_names_of_a_material_are_not_its_amount(String heading) {
        assertThat(page("time (h),%s,yield (%%)%n2,1,55%n".formatted(heading))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "viscosity·10³ (Pa·s)",
                "viscosity (Pa·s)·10³",
                "viscosity × 10³ (Pa·s)",
                "10³ viscosity (Pa·s)",
                "viscosity in thousands (Pa·s)"
            })
    void both_readings_of_a_power_of_ten_in_a_heading_are_shown_and_offered(String heading) {
        String table = measured("yield (%)", heading, "55", "12");
        assertThat(page(table)).isEqualTo("yield1=55");
        assertThat(warnings(table, 3)).contains("12 Pa·s is 12000 Pa·s", "or 0.012 Pa·s");
        assertThat(chosen(table, "10^3 Pa·s")).isEqualTo("yield1=55 viscosity1=12000000");
        assertThat(chosen(table, "10^-3 Pa·s")).isEqualTo("yield1=55 viscosity1=12");
    }

    /** The results if a person chooses a unit of viscosity for the last column from those offered. */
    private static String chosen(String table, String unit) {
        TableGuess.Choice choice = guess(table);
        Mapping mapping = Mapping.of(choice.guess())
                .with(
                        Map.of(3, new Mapping.Chosen("objective:viscosity", unit, Notation.NONE)),
                        ColumnGuess.Sureness.CHOSEN,
                        choice.layout(),
                        CAMPAIGN);
        assertThat(mapping.units(mapping.columns().get(3))).contains("10^3 Pa·s", "10^-3 Pa·s");
        return text(
                Preview.of(choice.layout(), mapping, CAMPAIGN, Expectation.plain(CAMPAIGN), Map.of()).given().stream()
                        .map(Given::result));
    }

    @Test
    void columns_of_one_number_belong_to_one_specimen_also_where_others_are_blank() {
        String header = "time,catalyst,yield #1,viscosity #1,yield #2,viscosity #2\n";
        assertThat(page(header + "2,1,,13,58,\n")).isEqualTo("viscosity1=13 yield2=58");
        assertThat(page(header + "2,1,50,13,58,14\n")).isEqualTo("yield1=50 viscosity1=13 yield2=58 viscosity2=14");
        assertThat(page(header + "2,1,,,58,14\n")).isEqualTo("yield1=58 viscosity1=14");
    }

    @Test
    void a_conversion_is_shown_only_for_cells_in_the_unit_of_the_heading() {
        String percent = "time (h),catalyst (ppm),yield (%)\n2,1 %,55\n";
        assertThat(column(percent, 1).conversion()).isNull();
        assertThat(page(percent)).isEqualTo("yield1=55");
        assertThat(column("time (h),catalyst (ppm),yield (%)\n2,1 %,55\n3,20000,60\n", 1)
                        .conversion())
                .isEqualTo("20000 ppm → 2 wt%");
    }
}
