package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.store.Drafts;

/** What is typed and not saved yet. */
class DraftPagesTest extends Served {
    private static final Drafts.Of MINE = new Drafts.Of("films", "E-011", "Aoi <i>");

    private Forms forms;

    @BeforeEach
    void begin() throws Exception {
        forms = new Forms(home, server);
    }

    private HttpResponse<String> draft(String... fields) throws Exception {
        return forms.visitor().send(Forms.RESULT + "/draft", forms.fields(fields));
    }

    private String form() throws Exception {
        return forms.visitor().get(Forms.RESULT).body();
    }

    @Test
    void a_draft_is_shown_again_says_so_and_can_be_dropped() throws Exception {
        int version = Labs.campaign(home).version();
        assertThat(draft("y0.0", "6x<", "note", "slight haze").statusCode()).isEqualTo(204);
        assertThat(form())
                .contains("This is your draft of ", "value=\"6x&lt;\"", "slight haze</textarea>", "Discard draft");
        assertThat(Labs.campaign(home).version()).isEqualTo(version);
        assertThat(forms.isOpen()).isTrue();
        HttpResponse<String> dropped = forms.visitor().send(Forms.RESULT + "/draft/drop", Map.of());
        assertThat(Visitor.header(dropped, "Location")).isEqualTo(Forms.RESULT);
        assertThat(form()).doesNotContain("This is your draft of ", "slight haze");
    }

    @Test
    void an_unplanned_experiment_has_a_draft_too() throws Exception {
        Map<String, String> fields = ResultPagesTest.unplanned("7");
        assertThat(forms.visitor().send("/c/films/unplanned/draft", fields).statusCode())
                .isEqualTo(204);
        assertThat(forms.visitor().get("/c/films/unplanned").body())
                .contains("This is your draft of ", "value=\"100 °C\"");
        forms.visitor().send("/c/films/unplanned", fields);
        assertThat(forms.visitor().get("/c/films/unplanned").body()).doesNotContain("This is your draft of ");
    }

    @Test
    void a_saved_result_ends_the_draft_and_a_late_one_is_forgotten() throws Exception {
        Map<String, String> entry = forms.fields("y0.0", "61", "key", "0123456789abcdef");
        draft("y0.0", "6");
        forms.visitor().send(Forms.RESULT, entry);
        assertThat(home.drafts().find(MINE)).isEmpty();
        assertThat(forms.visitor().send(Forms.RESULT + "/draft", entry).statusCode())
                .isEqualTo(204);
        assertThat(home.drafts().find(MINE)).isEmpty();
    }

    @Test
    void another_person_sees_the_own_draft_only() throws Exception {
        home.drafts().keep(new Drafts.Of("films", "E-011", "Ken"), Map.of("note", "not yours"));
        assertThat(form()).doesNotContain("not yours").doesNotContain("This is your draft of ");
    }

    @Test
    void a_wrong_entry_is_a_draft() throws Exception {
        forms.send("y0.0", "many", "note", "kept");
        assertThat(form()).contains("value=\"many\"", "kept</textarea>");
    }

    @Test
    void a_draft_of_another_site_or_of_nobody_is_refused() throws Exception {
        assertThat(forms.visitor()
                        .post(Forms.RESULT + "/draft", forms.fields("y0.0", "6"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Visitor(server.url())
                        .send(Forms.RESULT + "/draft", forms.fields("y0.0", "6"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(home.drafts().find(MINE)).isEmpty();
    }

    @Test
    void a_draft_without_end_is_not_kept() throws Exception {
        assertThat(draft("note", "a".repeat(300_000)).statusCode()).isEqualTo(413);
        assertThat(home.drafts().find(MINE)).isEmpty();
        assertThat(forms.visitor()
                        .send("/c/films/e/E-099/result/draft", forms.fields())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void where_the_server_fails_the_entry_is_kept_as_a_draft() throws Exception {
        try (Connection disk = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shikomi.db"));
                Statement broken = disk.createStatement()) {
            broken.execute("CREATE TRIGGER full BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'disk full'); END");
        }
        HttpResponse<String> answer = forms.send("y0.0", "61", "note", "precious");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .containsPattern("Your entry is kept as a draft\\. Reference [0-9a-f]{8}\\.")
                .doesNotContain("disk full");
        assertThat(form()).contains("value=\"61\"", "precious</textarea>");
    }
}
