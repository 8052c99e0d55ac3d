package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Given;
import shikomi.campaign.Outcome;
import shikomi.message.Language;
import shikomi.message.Reading;
import shikomi.recipe.RecipeReader;
import shikomi.table.file.Sheets;

/** Numbers that a workbook stores as numbers beside numbers that people typed as text. */
class StoredNumbersTest {
    private static final String RECIPE = """
                    recipe: 1
                    name: film
                    parameters:
                      anneal: {kind: continuous, low: 80, high: 180, unit: °C}
                    objectives:
                      lifetime: {unit: h, goal: maximize}
                    cost:
                      currency: JPY
                      run: {money: 12000, hands-on: 4 h}
                    """;

    private static Reading<ResultTable> read(Object... lifetimes) throws IOException {
        return table(RECIPE, lifetimes);
    }

    private static Reading<ResultTable> percentages(Object... lifetimes) throws IOException {
        return table(RECIPE.replace("unit: h", "unit: \"%\""), lifetimes);
    }

    private static Reading<ResultTable> table(String recipe, Object... lifetimes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("s");
            sheet.value(0, 0, "anneal");
            sheet.value(0, 1, "lifetime");
            for (int i = 0; i < lifetimes.length; i++) {
                sheet.value(i + 1, 0, 100 + i);
                if (lifetimes[i] instanceof Number number) {
                    sheet.value(i + 1, 1, number);
                } else {
                    sheet.value(i + 1, 1, lifetimes[i].toString());
                }
            }
        }
        return ResultTable.read(
                Sheets.read("t.xlsx", bytes.toByteArray()).orElseThrow(),
                RecipeReader.read("film", recipe).orElseThrow());
    }

    private static List<Outcome> values(Object... lifetimes) throws IOException {
        return read(lifetimes).orElseThrow().given().stream()
                .map(Given::result)
                .map(result -> result.measurements().getFirst().outcome())
                .toList();
    }

    @Test
    void a_stored_number_of_three_decimals_stays_itself_among_typed_decimal_commas() throws IOException {
        assertThat(values("38,5", 1.125, "42,5", 112.375))
                .extracting(Outcome::text)
                .containsExactly("38.5", "1.125", "42.5", "112.375");
    }

    @Test
    void stored_numbers_do_not_show_what_a_typed_comma_means() throws IOException {
        assertThat(read("1,250", 1250.5, 1300.5).problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.in(Language.EN)).contains("“1,250”, which could be 1.25 or 1250"));
    }

    @Test
    void a_fraction_below_cells_with_a_percent_sign_is_no_percentage() throws IOException {
        assertThat(percentages("50 %", 0.52, 55).problems())
                .extracting(problem -> problem.in(Language.EN))
                .containsExactly("t.xlsx:3: “lifetime” is “0.52” without a percent sign among cells with one, which "
                        + "could be 0.52 % or 52 %. Write the percent sign in the cell, such as “52 %”.");
        assertThat(percentages("0.3 %", 0.2, 0.9, "40 %").problems()).isEmpty();
        assertThat(percentages("50 %", 0.001, 40).problems()).isEmpty();
    }
}
