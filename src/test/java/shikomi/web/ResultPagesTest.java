package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.space.Value;

/** What chemists type into the form of a result, and what becomes of it. */
class ResultPagesTest extends Served {
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
        visitor.send("/c/films/next", Map.of("size", "2", "seed", "3"));
        Labs.append(home, Labs.campaign(home).take(List.of("E-011", "E-012")).orElseThrow());
    }

    static Map<String, String> unplanned(String lifetime) {
        return Map.of(
                "outcome",
                "measured",
                "made",
                "differs",
                "replicates",
                "1",
                "y0.0",
                lifetime,
                "p0",
                "0.5",
                "p1",
                "0.5",
                "p2",
                "100 °C",
                "p3",
                "DMF");
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> all = new HashMap<>(fields);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    private Map<String, String> planned(String... more) {
        return with(
                Map.of(
                        "outcome",
                        "measured",
                        "made",
                        "planned",
                        "replicates",
                        "1",
                        "version",
                        Integer.toString(Labs.campaign(home).version())),
                more);
    }

    private Result result(String id) {
        return Objects.requireNonNull(
                Labs.campaign(home).experiment(id).orElseThrow().result());
    }

    @ParameterizedTest
    @CsvSource({
        "１２０．５, 120.5",
        "120.5 h, 120.5",
        "2 d, 48",
        "1.2e2, 120",
        "' 7 ', 7",
        "−3, -3",
    })
    void what_people_type_is_read_as_they_mean_it(String typed, double value) throws Exception {
        HttpResponse<String> answer = visitor.send("/c/films/e/E-011/result", planned("y0.0", typed));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(result("E-011").measurements().getFirst().outcome()).isEqualTo(new Outcome.Measured(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script> | lifetime must be a number, for example 12.5 or &lt;0.05",
                "1,250 | lifetime: do you mean 1.25 or 1250? Use a decimal point",
                "NaN | lifetime must be a number",
                "1e999 | lifetime must be a number",
                "2026-11-20 | lifetime must be a number",
                "5 kg | lifetime cannot be given in kg. Enter it in h",
                "'' | Enter lifetime, or choose “Failed”",
            })
    void what_cannot_be_read_is_kept_and_told(String typed, String words) throws Exception {
        int version = Labs.campaign(home).version();
        HttpResponse<String> answer = visitor.send("/c/films/e/E-011/result", planned("y0.0", typed, "note", "<i>&"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body().replace("&gt;", ">"))
                .contains("<title>Error: Result for E-011")
                .contains(words)
                .contains("href=\"#y0.0\"")
                .contains("value=\"" + typed.replace("<", "&lt;") + "\"")
                .contains("&lt;i>&amp;</textarea>")
                .doesNotContain("<script>alert");
        assertThat(Labs.campaign(home).version()).isEqualTo(version);
    }

    @Test
    void all_problems_of_a_form_are_told_at_once() throws Exception {
        HttpResponse<String> answer = visitor.send(
                "/c/films/unplanned",
                with(unplanned("many"), "p0", "-0.1", "p2", "", "p3", "water", "money", "-5", "hours", "3 kg"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("lifetime must be a number")
                .contains("Cs must be a possible value, 0 or more")
                .contains("Enter anneal")
                .contains("Choose solvent")
                .contains("Cost without labour must be a number, 0 or more")
                .contains("Hands-on time cannot be given in kg. Enter it in h");
    }

    @Test
    void amounts_that_no_experiment_takes_are_refused_at_their_fields() throws Exception {
        HttpResponse<String> answer =
                visitor.send("/c/films/unplanned", with(unplanned("huge"), "money", "1e90", "hours", "100001"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Cost without labour must not be more than ¥100,000,000,000")
                .contains("Hands-on time must not be more than 100");
    }

    @Test
    void replicates_limits_money_hours_and_note_are_kept() throws Exception {
        HttpResponse<String> added =
                visitor.send("/c/films/e/E-011/result", planned("y0.0", "1e1", "note", "slight haze", "add", "1"));
        assertThat(added.statusCode()).isEqualTo(200);
        assertThat(added.body())
                .contains("id=\"y0.1\"")
                .contains("value=\"1e1\"")
                .contains("slight haze</textarea>");
        HttpResponse<String> saved = visitor.send(
                "/c/films/e/E-011/result",
                planned(
                        "replicates",
                        "3",
                        "y0.0",
                        "12",
                        "y0.1",
                        "<0.5",
                        "y0.2",
                        "失敗",
                        "money",
                        "4200",
                        "hours",
                        "90 min",
                        "note",
                        "slight haze"));
        assertThat(saved.statusCode()).isEqualTo(303);
        Result result = result("E-011");
        assertThat(result.measurements())
                .extracting(measurement -> (Object) measurement.outcome())
                .containsExactly(new Outcome.Measured(12), new Outcome.Below(0.5), new Outcome.Failed());
        assertThat(result.money()).isEqualTo(4200);
        assertThat(result.hours()).isEqualTo(1.5);
        assertThat(result.note()).isEqualTo("slight haze");
        assertThat(result.by()).isEqualTo("Aoi <i>");
    }

    @Test
    void what_was_really_made_is_kept_beside_the_plan() throws Exception {
        visitor.send(
                "/c/films/e/E-011/result",
                planned("y0.0", "88", "made", "differs", "p0", "0.42", "p1", "0.58", "p2", "113", "p3", "DMSO"));
        Experiment experiment = Labs.campaign(home).experiment("E-011").orElseThrow();
        assertThat(result("E-011").made().value("anneal")).isEqualTo(Value.of(113));
        assertThat(Objects.requireNonNull(experiment.proposal()).point().value("anneal"))
                .isNotEqualTo(Value.of(113));
        assertThat(visitor.get("/c/films/e/E-011").body()).contains("113");
    }

    @Test
    void what_was_typed_counts_although_nobody_chose_that_something_differed() throws Exception {
        visitor.send(
                "/c/films/e/E-011/result",
                planned("y0.0", "88", "p0", "0.42", "p1", "0.58", "p2", "113", "p3", "DMSO"));
        assertThat(result("E-011").made().value("anneal")).isEqualTo(Value.of(113));
    }

    @Test
    void what_is_only_recorded_is_kept_with_a_result_as_planned() throws Exception {
        HttpResponse<String> saved = visitor.send("/c/films/e/E-011/result", planned("y0.0", "88", "p4", "４１ %"));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        Experiment experiment = Labs.campaign(home).experiment("E-011").orElseThrow();
        assertThat(result("E-011").made().value("humidity")).isEqualTo(Value.of(41));
        assertThat(result("E-011").made().value("anneal"))
                .isEqualTo(Objects.requireNonNull(experiment.proposal()).point().value("anneal"));
        assertThat(visitor.get("/c/films/e/E-011/result").body())
                .contains("value=\"planned\" checked")
                .contains("name=\"p4\" value=\"41\"");
    }

    @Test
    void a_failed_experiment_needs_no_number() throws Exception {
        HttpResponse<String> answer = visitor.send("/c/films/e/E-011/result", planned("outcome", "failed"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(result("E-011").measurements().getFirst().outcome()).isEqualTo(new Outcome.Failed());
    }

    @Test
    void an_unplanned_experiment_takes_the_next_number() throws Exception {
        HttpResponse<String> answer = visitor.send("/c/films/unplanned", unplanned("77"));
        assertThat(answer.statusCode()).isEqualTo(303);
        Campaign campaign = Labs.campaign(home);
        assertThat(campaign.experiments().getLast().id()).isEqualTo("E-013");
        assertThat(visitor.get(Visitor.header(answer, "Location")).body()).contains("The result of E-013 was saved.");
    }

    @Test
    void saving_says_what_it_means_and_leads_to_the_next_one() throws Exception {
        HttpResponse<String> answer = visitor.send("/c/films/e/E-011/result", planned("y0.0", "150", "then", "next"));
        assertThat(Visitor.header(answer, "Location")).startsWith("/c/films/e/E-012/result?done=");
        assertThat(visitor.get(Visitor.header(answer, "Location")).body())
                .contains("The result of E-011 was saved.")
                .contains("Best measured: 150 h")
                .contains("Undo");
    }

    @Test
    void a_correction_needs_its_reason_and_can_be_undone() throws Exception {
        visitor.send("/c/films/e/E-011/result", planned("y0.0", "61"));
        HttpResponse<String> without = visitor.send("/c/films/e/E-011/result", planned("y0.0", "16"));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("Choose why you are correcting it").contains("href=\"#cause-of-change\"");
        visitor.send("/c/films/e/E-011/result", planned("y0.0", "16", "why", "digits swapped"));
        assertThat(result("E-011").values("lifetime").toArray()).containsExactly(16);
        assertThat(visitor.get("/c/films/e/E-011").body()).contains("digits swapped");
        int corrected = Labs.campaign(home).version();
        visitor.send("/c/films/undo", Map.of("number", Integer.toString(corrected), "back", "//evil.example"));
        assertThat(result("E-011").values("lifetime").toArray()).containsExactly(61);
    }

    @Test
    void one_experiment_shows_plan_result_and_history() throws Exception {
        visitor.send("/c/films/e/E-011/start", Map.of());
        visitor.send("/c/films/e/E-011/result", planned("y0.0", "61", "money", "4200", "hours", "1.5", "note", "<u>"));
        assertThat(visitor.get("/c/films/e/E-011").body())
                .contains(
                        "E-011 was started.", "The result of E-011 was saved.", "Aoi &lt;i&gt;", "¥4,200", "&lt;u&gt;")
                .contains("Predicted before the result")
                .contains("anneal <small class=\"muted\">°C</small>");
        visitor.speaks("ja");
        assertThat(visitor.get("/c/films/e/E-011").body())
                .contains("4,200円", "費用（人件費を除く）", "作業時間", "メモ")
                .doesNotContain(">money<", ">hours<", ">note<");
    }

    @Test
    void one_size_scales_all_amounts() throws Exception {
        assertThat(visitor.get("/c/films/bench?size=1%20kg").body()).contains("Weigh out for 1 kg");
        HttpResponse<String> wrong = visitor.get("/c/films/bench?size=%3Cb%3E");
        assertThat(wrong.body())
                .contains("Enter the size with its unit, for example 10 L or 20 g")
                .contains("value=\"&lt;b>\"")
                .contains("Weigh out for 20 g");
    }

    @Test
    void what_cannot_be_made_needs_a_reason() throws Exception {
        HttpResponse<String> without = visitor.send("/c/films/e/E-011/reject", Map.of("why", " "));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("<title>Error: Cannot make E-011").contains("Choose why it can’t be made");
        visitor.send("/c/films/e/E-011/reject", Map.of("why", "no DMSO"));
        assertThat(Labs.campaign(home).experiment("E-011").orElseThrow().state())
                .isEqualTo(Experiment.State.REJECTED);
    }
}
