package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Result;

/** What a person chooses on the preview of a table, over plain HTTP, as it works without JavaScript. */
class PasteChoicesTest extends Served {
    private static final String DATES = "Cs,FA,anneal,solvent,lifetime,date\n"
            + "0.2,0.8,120,DMF,80.5,11/01/2026\n0.25,0.75,130,DMSO,79.5,11/02/2026\n";

    private List<Result> stored() {
        return Labs.campaign(home).results().stream().skip(10).toList();
    }

    @Test
    void dates_with_two_readings_are_asked_once_applied_at_once_and_remembered() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String asked = PastePreview.paste(visitor, DATES);
        assertThat(asked)
                .contains("“11/01/2026” can be 2026-01-11 or 2026-11-01", "month first: 11/01/2026 is 2026-11-01")
                .contains("No rows can be saved yet");
        String chosen = PastePreview.choose(visitor, asked, Map.of("reading-5", "month-first"));
        assertThat(chosen).contains("Save 2 rows").doesNotContain("can be 2026-01-11 or");
        assertThat(PastePreview.save(visitor, chosen, Map.of()).statusCode()).isEqualTo(303);
        assertThat(stored())
                .extracting(Result::date)
                .containsExactly(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2));
        String next =
                PastePreview.paste(visitor, DATES.replace("0.2,0.8", "0.3,0.7").replace("11/01/2026", "10/01/2026"));
        assertThat(next).contains("Save 1 row").doesNotContain("can be 2026-01-10 or");
    }

    @Test
    void a_reading_chosen_and_saved_in_one_step_is_shown_before_it_is_saved() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        HttpResponse<String> shown =
                PastePreview.save(visitor, PastePreview.paste(visitor, DATES), Map.of("reading-5", "day-first"));
        assertThat(shown.statusCode()).isEqualTo(422);
        assertThat(shown.body()).contains("You changed how the table is read", "Save 2 rows");
        assertThat(stored()).isEmpty();
    }

    @Test
    void the_shape_of_a_table_is_shown_and_can_be_chosen() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "Cs,FA,anneal,solvent,lifetime\n0.2,0.8,120,DMF,80.5\n0.25,0.75,,,79.5\nmean,,,,80\n";
        String found = PastePreview.paste(visitor, text);
        assertThat(found).contains("The names of the columns are in row 1; rows 2 to 4 are read.", "Save 1 row");
        String chosen = PastePreview.choose(visitor, found, Map.of("shape-last", "3", "shape-blank", "above"));
        assertThat(chosen).contains("rows 2 to 3 are read", "2 blank cells take the value above", "Save 2 rows");
        Map<String, String> shape = Map.of("shape-last", "3");
        assertThat(PastePreview.save(visitor, chosen, shape).statusCode()).isEqualTo(303);
        assertThat(stored().getLast().made().number("anneal")).isEqualTo(120);
        String next = PastePreview.paste(visitor, text.replace("0.2,0.8", "0.3,0.7"));
        assertThat(next)
                .contains("Read as you chose for the last table", "take the value above")
                .contains("rows 2 to 4 are read");
    }

    @Test
    void a_header_is_chosen_by_its_row_and_the_columns_are_matched_anew() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "Cs,FA,anneal,solvent,lifetime\nplanned,,,,\nCs,FA,solvent,anneal,lifetime\n"
                + "0.2,0.8,DMF,120,80.5\n0.25,0.75,DMF,130,79.5\n";
        String chosen = PastePreview.choose(visitor, PastePreview.paste(visitor, text), Map.of("shape-header", "3"));
        assertThat(chosen).contains("in row 3; rows 4 to 5 are read", "Save 2 rows");
        String columns = PastePreview.choose(visitor, chosen, Map.of("shape-header", "3", "shape-turned", "true"));
        assertThat(columns).contains("one sample each");
    }

    @Test
    void a_row_that_is_no_header_or_no_row_is_said_and_changes_nothing() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String found = PastePreview.paste(visitor, DATES);
        assertThat(PastePreview.choose(visitor, found, Map.of("shape-header", "77")))
                .contains("No table was found with its names in “77”", "in row 1; rows 2 to 3 are read");
        assertThat(PastePreview.choose(visitor, found, Map.of("shape-first", "-2")))
                .contains("“-2” is no row");
        String good = PastePreview.paste(visitor, DATES.replace("11/0", "11/2"));
        assertThat(good).contains("Save 2 rows");
        assertThat(PastePreview.save(visitor, good, Map.of("shape-header", "77"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(stored()).isEmpty();
    }

    @Test
    void an_amount_left_blank_is_zero_if_a_person_says_so() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "Cs,FA,anneal,solvent,lifetime\n,1,120,DMF,80.5\n1,,120,DMF,\n";
        String found = PastePreview.paste(visitor, text);
        assertThat(found).contains("No rows can be saved yet");
        String chosen = PastePreview.choose(visitor, found, Map.of("shape-blank", "zero"));
        assertThat(chosen).contains("2 blank cells are read as 0", "Save 1 row", "nothing was measured");
    }

    @Test
    void the_unit_in_a_heading_is_chosen_with_a_meaning_chosen_by_hand() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "Cs,FA,Ofen (K),solvent,Dauerhaltbarkeit (d)\n0.2,0.8,373.15,DMF,2.5\n0.25,0.75,393.15,DMF,3\n";
        Map<String, String> meanings = Map.of("meaning-2", "parameter:anneal", "meaning-4", "objective:lifetime");
        String chosen = PastePreview.choose(visitor, PastePreview.paste(visitor, text), meanings);
        assertThat(chosen).contains("2.5 d → 60 h", "373.15 K → 100 °C", "Save 2 rows");
        String own = PastePreview.choose(visitor, chosen, Map.of("unit-4", "", "unit-2", "K"));
        assertThat(own).doesNotContain("2.5 d → 60 h").contains("373.15 K → 100 °C");
        assertThat(PastePreview.save(visitor, chosen, Map.of()).statusCode()).isEqualTo(303);
        assertThat(stored().getFirst().values("lifetime").toArray()).containsExactly(60);
        assertThat(stored().getFirst().made().number("anneal")).isEqualTo(100);
        assertThat(PastePreview.paste(visitor, text.replace("0.2,0.8", "0.3,0.7")))
                .contains("2.5 d → 60 h");
    }

    @Test
    void a_column_chosen_by_hand_waits_for_its_unit_if_that_in_its_heading_cannot_be_converted() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "Cs,FA,anneal,solvent,Dauerhaltbarkeit (nm)\n0.2,0.8,100,DMF,70\n";
        Map<String, String> meaning = Map.of("meaning-4", "objective:lifetime");
        String asked = PastePreview.choose(visitor, PastePreview.paste(visitor, text), meaning);
        assertThat(asked)
                .contains("cannot be converted to h", "choose the unit", "waits for your choice above")
                .contains("No rows can be saved yet");
        assertThat(PastePreview.save(visitor, asked, Map.of()).statusCode()).isEqualTo(422);
        String chosen = PastePreview.choose(visitor, asked, Map.of("unit-4", ""));
        assertThat(chosen).contains("Save 1 row").doesNotContain("cannot be converted to h");
    }

    @Test
    void the_button_promises_no_number_of_rows_that_answers_on_the_page_may_change() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "Cs,FA,anneal,solvent,lifetime\n0.2,0.8,100,DMF,70\n0.25,0.75,100,DMF,99999\n";
        String asked = PastePreview.paste(visitor, text);
        assertThat(asked)
                .contains(">Save rows as chosen (1 when this page was loaded)</button>")
                .contains("data-counted=\"Save 1 row\"");
        assertThat(PastePreview.choose(visitor, asked, Map.of("row-3", "KEEP")))
                .contains("data-counted=\"Save 2 rows\"");
        assertThat(PastePreview.paste(visitor, text.replace("99999", "71"))).contains(">Save 2 rows</button>");
    }

    @Test
    void replicates_of_two_days_show_each_day_person_and_note() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text =
                "experiment,Cs,FA,anneal,solvent,lifetime,date,by,note\nA7,0.2,0.8,100,DMF,70,2026-01-10,Aoi,clear\n"
                        + "A7,0.2,0.8,100,DMF,72,2026-01-12,Ken,cloudy\n";
        String found = PastePreview.paste(visitor, text);
        assertThat(PastePreview.save(visitor, found, Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.get("/c/films/e/A7").body())
                .contains("Measured, replicate 1", "2026-01-10 · Aoi · clear")
                .contains("Measured, replicate 2", "2026-01-12 · Ken · cloudy");
    }

    private static byte[] workbook() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            for (String name : List.of("first", "second")) {
                Worksheet sheet = workbook.newWorksheet(name);
                List<String> header = List.of("Cs", "FA", "anneal", "solvent", "lifetime", "lot");
                for (int c = 0; c < header.size(); c++) {
                    sheet.value(0, c, header.get(c));
                }
                for (int r = 1; r < (name.equals("first") ? 4 : 2); r++) {
                    sheet.value(r, 0, 0.1 * r);
                    sheet.value(r, 1, 1 - 0.1 * r);
                    sheet.value(r, 2, 100);
                    sheet.value(r, 3, "DMF");
                    sheet.value(r, 4, 80 + r);
                    sheet.value(r, 5, "L" + r);
                }
                sheet.hideColumn(5);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void a_chosen_sheet_is_remembered_for_the_next_workbook_with_the_same_sheets() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        Map<String, byte[]> file = Map.of("t.xlsx", workbook());
        String found = visitor.upload("/c/films/paste", Map.of(), "file", file).body();
        assertThat(found).contains("Save 3 rows");
        String chosen = PastePreview.choose(visitor, found, Map.of("sheet", "1"));
        assertThat(chosen).contains("Save 1 row");
        PastePreview.save(visitor, chosen, Map.of("sheet", "1"));
        assertThat(visitor.upload("/c/films/paste", Map.of(), "file", file).body())
                .contains("<option value=\"1\" selected>");
    }

    @Test
    void a_hidden_column_is_named_only_if_it_is_used() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String found = visitor.upload("/c/films/paste", Map.of(), "file", Map.of("t.xlsx", workbook()))
                .body();
        assertThat(found).contains("Save 3 rows").doesNotContain("is hidden in the workbook");
        assertThat(PastePreview.choose(visitor, found, Map.of("meaning-5", "note")))
                .contains("Column F is hidden in the workbook");
    }
}
