package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.space.Value;
import shikomi.table.file.Csv;
import shikomi.table.result.CampaignTable;
import shikomi.table.result.ResultTable;

/** A value far from what was expected is asked about, and every answer is kept. */
class CheckPagesTest extends Served {
    private static final String PATH = "/c/films/e/E-011/result";
    private Visitor visitor;

    @TempDir
    private Path exports;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
        visitor.send("/c/films/next", Map.of("size", "2", "seed", "3"));
        Labs.append(
                home,
                Labs.campaign(home).take(java.util.List.of("E-011", "E-012")).orElseThrow());
    }

    private static Map<String, String> form(String... more) {
        Map<String, String> fields = new HashMap<>(
                Map.of("outcome", "measured", "made", "planned", "replicates", "1", "version", "99", "then", "next"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private Measurement kept() {
        return result().measurements().getFirst();
    }

    private Result result() {
        return Objects.requireNonNull(
                Labs.campaign(home).experiment("E-011").orElseThrow().result());
    }

    private HttpResponse<String> answered(String answer) throws Exception {
        return visitor.once(
                PATH,
                form("y0.0", "9300", "check.y0.1", answer, "check.y0.1.about", "9300 93.1 2.5", "check", "answered"));
    }

    @Test
    void nothing_is_lost_and_nothing_is_kept_while_it_asks() throws Exception {
        int version = Labs.campaign(home).version();
        HttpResponse<String> asked = visitor.once(PATH, form("y0.0", "9300", "note", "haze <b>"));
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("<h1>Check one value</h1>", "lifetime: 9300 h is far from the predicted")
                .contains(
                        "name=\"y0.0\" value=\"9300\"",
                        "name=\"note\" value=\"haze &lt;b",
                        "name=\"then\" value=\"next\"")
                .contains("9300 h is correct", "Not sure", "type=\"radio\" name=\"check.y0.1\" value=\"fix 93\"");
        assertThat(Labs.campaign(home).version()).isEqualTo(version);
        visitor.speaks("ja");
        assertThat(visitor.once(PATH, form("y0.0", "9300")).body()).contains("値をもう一度確かめてください", "分からない");
    }

    @Test
    void an_ordinary_value_is_not_asked_about() throws Exception {
        double expected = Objects.requireNonNull(
                        Labs.campaign(home).experiment("E-011").orElseThrow().proposal())
                .predicted()
                .values()
                .iterator()
                .next()
                .mean();
        assertThat(visitor.once(PATH, form("y0.0", Double.toString(expected))).statusCode())
                .isEqualTo(303);
        assertThat(kept().check()).isNull();
    }

    @Test
    void a_slip_is_corrected_and_remembered() throws Exception {
        assertThat(Visitor.header(answered("fix 93"), "Location")).startsWith("/c/films/e/E-012/result");
        assertThat(kept().outcome()).isEqualTo(new Outcome.Measured(93));
        assertThat(kept().check()).isEqualTo(new Check(9300, 93.1, 2.5, Check.Answer.CORRECTED));
        assertThat(visitor.settled("/c/films/model"))
                .contains("Entry checks so far: 1 (corrected 1, confirmed 0, on hold 0).");
    }

    @Test
    void a_right_value_is_kept_and_not_asked_about_again() throws Exception {
        assertThat(answered("keep").statusCode()).isEqualTo(303);
        assertThat(kept().outcome()).isEqualTo(new Outcome.Measured(9300));
        HttpResponse<String> noted = visitor.once(PATH, form("y0.0", "9300", "note", "n", "why", "a note"));
        assertThat(noted.statusCode()).isEqualTo(303);
        assertThat(result().note()).isEqualTo("n");
        assertThat(Objects.requireNonNull(kept().check()).answer()).isEqualTo(Check.Answer.KEPT);
    }

    @Test
    void a_value_kept_aside_is_shown_so_and_can_be_brought_back() throws Exception {
        answered("aside");
        assertThat(result().values("lifetime").toArray()).isEmpty();
        assertThat(visitor.get("/c/films/e/E-011").body())
                .contains("9300 h (on hold)", "To use it, correct the result");
        visitor.send(PATH, form("y0.0", "9300", "why", "it was a new furnace"));
        assertThat(result().values("lifetime").toArray()).containsExactly(9300);
    }

    @Test
    void an_answer_about_another_value_is_no_answer() throws Exception {
        HttpResponse<String> other = visitor.once(
                PATH, form("y0.0", "8800", "check.y0.1", "keep", "check.y0.1.about", "9300 93 2", "check", "answered"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("<title>Error: Check one value", "Choose one of the answers");
    }

    @Test
    void one_can_go_back_to_the_form() throws Exception {
        HttpResponse<String> back = visitor.once(PATH, form("y0.0", "9300", "check", "back"));
        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("id=\"y0.0\" name=\"y0.0\" value=\"9300\"");
    }

    @Test
    void an_amount_far_from_the_plan_is_asked_about() throws Exception {
        Map<String, String> made =
                form("y0.0", "95", "made", "differs", "p0", "0.5", "p1", "0.5", "p2", "1200", "p3", "DMF");
        HttpResponse<String> asked = visitor.once(PATH, made);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("anneal: 1200 °C is outside its limits, 80 to 180");
        made.put("check.p2", "fix 120");
        made.put("check.p2.about", "1200");
        assertThat(visitor.send(PATH, made).statusCode()).isEqualTo(303);
        assertThat(result().made().value("anneal")).isEqualTo(Value.of(120));
    }

    @Test
    void programs_are_told_and_never_stopped() throws Exception {
        String token = home.accounts().newToken(shikomi.campaign.Role.CHEMIST, "robot");
        HttpResponse<String> logged = visitor.send(
                visitor.request("/api/campaigns/films/results")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"experiment\": \"E-011\", \"Cs\": 0.3, \"FA\": 0.7, \"anneal\": 140, \"solvent\": \"DMF\", \"lifetime\": 9300}")));
        assertThat(logged.statusCode()).as(logged.body()).isEqualTo(201);
        assertThat(logged.body()).contains("\"notes\"", "E-011: lifetime: 9300 h is far from the predicted");
        assertThat(result().values("lifetime").toArray()).containsExactly(9300);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            p4    | 400        | humidity: 400 % is not between 0 and 100 %.
            hours | 90000      | The hands-on time, 90000 h, is more than ten times the longest of one experiment so far, 4 h.
            money | 99999999   | The money spent, 1 × 10⁸, is more than ten times the most for one experiment so far
            date  | 1926-05-01 | The result is dated 1926-05-01, years before the earliest data of this campaign
            """)
    void an_absurd_detail_is_asked_about_and_kept_if_it_is_right(String field, String typed, String question)
            throws Exception {
        Map<String, String> form = form("y0.0", "93", field, typed);
        String asked = visitor.once(PATH, form).body();
        assertThat(asked).contains("<h1>Check one value</h1>", question, "It is correct");
        assertThat(Labs.campaign(home).experiment("E-011").orElseThrow().result())
                .isNull();
        assertThat(visitor.send(PATH, form).statusCode()).isEqualTo(303);
        assertThat(result().values("lifetime").toArray()).containsExactly(93);
    }

    @Test
    void usual_details_are_not_asked_about() throws Exception {
        Map<String, String> form = form("y0.0", "93", "p4", "55", "hours", "6", "money", "15000", "date", "2026-01-15");
        assertThat(visitor.once(PATH, form).statusCode()).isEqualTo(303);
    }

    @Test
    void an_absurd_detail_in_a_table_is_asked_about() throws Exception {
        assertThat(PastePreview.paste(
                        visitor,
                        "Cs,FA,anneal,solvent,humidity,date,lifetime\n0.5,0.5,100,DMF,400,2026-01-15,80\n"
                                + "0.4,0.6,100,DMF,40,1926-01-15,84\n"))
                .contains(
                        "humidity: 400 % is not between 0 and 100 %.", "The result is dated 1926-01-15, years before");
    }

    @Test
    void a_value_on_hold_or_kept_does_not_switch_off_the_question_for_the_next() throws Exception {
        String header = "Cs,FA,anneal,solvent,humidity,lifetime\n";
        String held = PastePreview.paste(visitor, header + "0.5,0.5,100,DMF,450,80\n");
        assertThat(PastePreview.save(visitor, held, Map.of("row-2", "ASIDE")).statusCode())
                .isEqualTo(303);
        String kept = PastePreview.paste(visitor, header + "0.4,0.6,100,DMF,410,84\n");
        assertThat(kept).contains("humidity: 410 % is not between 0 and 100 %.");
        assertThat(PastePreview.save(visitor, kept, Map.of("row-2", "KEEP")).statusCode())
                .isEqualTo(303);
        assertThat(visitor.once(PATH, form("y0.0", "93", "p4", "400")).body())
                .contains("humidity: 400 % is not between 0 and 100 %.");
    }

    @Test
    void a_negative_share_is_a_question_in_the_form_and_in_a_table() throws Exception {
        assertThat(visitor.once(PATH, form("y0.0", "93", "p4", "-4")).body())
                .contains("humidity: -4 % is not between 0 and 100 %.", "It is correct");
        String table = PastePreview.paste(visitor, "Cs,FA,anneal,solvent,humidity,lifetime\n0.5,0.5,100,DMF,-4,80\n");
        assertThat(table).contains("humidity: -4 % is not between 0 and 100 %.", "save: the value is correct");
        assertThat(PastePreview.save(visitor, table, Map.of("row-2", "KEEP")).statusCode())
                .isEqualTo(303);
        assertThat(reimported().results().getLast().made().number("humidity")).isEqualTo(-4);
    }

    /** The results of the campaign, exported and read again. */
    private ResultTable reimported() throws Exception {
        Campaign campaign = Labs.campaign(home);
        CampaignTable table = CampaignTable.of(campaign);
        Path file = Files.write(exports.resolve("export.csv"), Csv.forPeople(table.header(), table.rows()));
        return ResultTable.read(file, campaign.recipe()).orElseThrow();
    }

    @Test
    void a_limit_put_on_hold_is_on_hold_on_its_page_and_after_an_export() throws Exception {
        String table = PastePreview.paste(visitor, "Cs,FA,anneal,solvent,humidity,lifetime\n0.5,0.5,100,DMF,450,<50\n");
        PastePreview.save(visitor, table, Map.of("row-2", "ASIDE"));
        assertThat(visitor.get("/c/films/e/E-013").body()).contains("&lt;50 h (on hold)");
        assertThat(reimported().results().getLast().measurements().getFirst().isAside())
                .isTrue();
    }
}
