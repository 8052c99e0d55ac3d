package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Outcome;
import shikomi.space.Value;

/** Two people, one result. */
class ConflictPagesTest extends Served {
    private Forms forms;
    private String version = "";

    @BeforeEach
    void begin() throws Exception {
        forms = new Forms(home, server);
        version = Integer.toString(Labs.campaign(home).version());
    }

    /** Somebody saves; then comes the form of somebody who began before. */
    private Map<String, String> both(Map<String, String> first, String... second) throws Exception {
        assertThat(forms.visitor().send(Forms.RESULT, first).statusCode()).isEqualTo(303);
        Map<String, String> late = forms.fields(second);
        late.put("version", version);
        HttpResponse<String> answer = forms.visitor().send(Forms.RESULT, late);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Two results for E-011", "Already saved", "Yours");
        return Forms.shown(answer.body());
    }

    private void save(Map<String, String> chosen) throws Exception {
        HttpResponse<String> saved = forms.visitor().send(Forms.RESULT, chosen);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
    }

    @Test
    void each_value_that_differs_is_chosen_for_itself() throws Exception {
        Map<String, String> page = both(
                forms.fields("y0.0", "61", "note", "clear", "money", "4000", "p4", "40"),
                "y0.0",
                "62.0",
                "note",
                "hazy\nand warm",
                "money",
                "4000.0",
                "hours",
                "90 min");
        assertThat(page)
                .containsEntry("pick/y0", "ours")
                .containsEntry("pick/note", "ours")
                .containsEntry("pick/hours", "ours")
                .containsEntry("pick/p4", "theirs")
                .containsEntry("money", "4000")
                .doesNotContainKey("pick/money")
                .doesNotContainKey("pick/outcome");
        assertThat(forms.result().values("lifetime").toArray()).containsExactly(61);
        page.put("pick/y0", "theirs");
        save(page);
        assertThat(forms.result().values("lifetime").toArray()).containsExactly(61);
        assertThat(forms.result().note()).isEqualTo("hazy\nand warm");
        assertThat(forms.result().hours()).isEqualTo(1.5);
        assertThat(forms.result().money()).isEqualTo(4000);
        assertThat(forms.result().made().value("humidity")).isEqualTo(Value.of(40));
        assertThat(forms.visitor().get("/c/films/e/E-011").body()).contains("Two people saved at the same time");
    }

    @Test
    void measured_against_failed_is_one_choice() throws Exception {
        Map<String, String> page = both(
                forms.fields("y0.0", "61", "replicates", "2", "y0.1", "63"),
                "outcome",
                "failed",
                "cause",
                "precipitated",
                "again",
                "yes");
        assertThat(page).containsEntry("pick/outcome", "ours").doesNotContainKey("pick/y0");
        page.put("pick/outcome", "theirs");
        save(page);
        assertThat(forms.result().measurements()).hasSize(2);
        page.put("pick/outcome", "ours");
        page.put("version", Integer.toString(Labs.campaign(home).version()));
        save(page);
        assertThat(forms.result().measurements().getFirst().outcome())
                .isEqualTo(new Outcome.Failed("precipitated", Outcome.Again.YES));
    }

    @Test
    void what_was_made_otherwise_is_chosen_by_parameter() throws Exception {
        Map<String, String> page = both(
                forms.fields("y0.0", "61"),
                "y0.0",
                "61",
                "made",
                "differs",
                "p0",
                "0.42",
                "p1",
                "0.58",
                "p2",
                "113",
                "p3",
                "DMSO");
        page.put("pick/p2", "ours");
        page.put("pick/p0", "theirs");
        page.put("pick/p1", "theirs");
        save(page);
        assertThat(forms.result().made().value("anneal")).isEqualTo(Value.of(113));
        assertThat(forms.result().made().value("Cs"))
                .isEqualTo(Objects.requireNonNull(Labs.campaign(home)
                                .experiment("E-011")
                                .orElseThrow()
                                .proposal())
                        .point()
                        .value("Cs"));
    }

    @Test
    void a_third_person_is_heard_while_two_are_sorted_out() throws Exception {
        Map<String, String> page = both(forms.fields("y0.0", "61"), "y0.0", "62");
        forms.send("y0.0", "63", "cause-of-change", "typing-slip");
        HttpResponse<String> answer = forms.visitor().send(Forms.RESULT, page);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("63 h", "62 h");
    }

    @Test
    void a_wrong_field_does_not_make_an_old_form_new() throws Exception {
        forms.send("y0.0", "61");
        Map<String, String> late = forms.fields("y0.0", "many");
        late.put("version", version);
        HttpResponse<String> wrong = forms.visitor().send(Forms.RESULT, late);
        assertThat(wrong.statusCode()).isEqualTo(422);
        Map<String, String> mended = Forms.shown(wrong.body());
        mended.put("y0.0", "62");
        assertThat(forms.visitor().send(Forms.RESULT, mended).statusCode()).isEqualTo(409);
    }

    @Test
    void the_late_entry_is_a_draft_until_it_is_chosen() throws Exception {
        both(forms.fields("y0.0", "61"), "y0.0", "62");
        assertThat(forms.visitor().get(Forms.RESULT).body()).contains("This is your draft of ", "value=\"62\"");
        Map<String, String> opened =
                Forms.shown(forms.visitor().get(Forms.RESULT).body());
        opened.put("y0.0", "62");
        assertThat(forms.visitor().send(Forms.RESULT, opened).statusCode()).isEqualTo(409);
    }
}
