package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.table.result.Mutants;

/** Pasting over plain HTTP, as it works without JavaScript. */
class PastePagesTest extends Served {
    private static final String GOOD =
            "Cs,FA,anneal (K),solvent,lifetime\n0.5,0.5,373.15,DMF,80\n0.5,0.5,373.15,DMF,82\n";

    private HttpResponse<String> paste(Visitor visitor, String text) throws Exception {
        return visitor.send("/c/films/paste", Map.of("pasted", text));
    }

    private Campaign campaign() {
        return Labs.campaign(home);
    }

    private static HttpResponse<String> save(Visitor visitor, String body, Map<String, String> changed)
            throws Exception {
        return PastePreview.save(visitor, body, changed);
    }

    @Test
    void a_preview_stores_nothing_and_shows_the_conversion() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String body = paste(visitor, GOOD).body();
        assertThat(body).contains("373.15 K → 100 °C", "replicate 2", "Save 2 rows");
        assertThat(campaign().results()).hasSize(10);
    }

    @Test
    void saved_rows_are_one_event_that_undo_takes_back() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        HttpResponse<String> saved = save(visitor, paste(visitor, GOOD).body(), Map.of());
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(campaign().results()).hasSize(12);
        assertThat(campaign().results().getLast().made().number("anneal")).isEqualTo(100);
        assertThat(campaign().results().get(10).values("lifetime")).containsExactly(80.0);
        assertThat(campaign().results().getLast().values("lifetime")).containsExactly(82.0);
        assertThat(campaign().version()).isEqualTo(3);
        visitor.send("/c/films/undo", Map.of("number", "3", "back", "/c/films/paste"));
        assertThat(campaign().results()).hasSize(10);
    }

    @Test
    void good_rows_are_saved_and_bad_ones_stay_on_the_page() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = GOOD + "0.4,0.6,373.15,water,77\n0.3,0.7,373.15,DMF,abc1\n";
        HttpResponse<String> saved = save(visitor, paste(visitor, text).body(), Map.of());
        assertThat(saved.statusCode()).isEqualTo(303);
        String rest = visitor.get(Visitor.header(saved, "Location")).body();
        assertThat(rest)
                .contains(
                        "“solvent” is “water”, which is not one of its choices",
                        "“lifetime” is “abc1”, which is not a number")
                .contains("already saved in E-011, skipped", "No rows can be saved yet", "Undo");
        assertThat(campaign().results()).hasSize(12);
        HttpResponse<String> again = save(visitor, rest, Map.of());
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("There was nothing to save");
        assertThat(campaign().results()).hasSize(12);
    }

    @Test
    void columns_changed_after_the_look_are_shown_again_before_they_are_saved() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        HttpResponse<String> answer = save(visitor, paste(visitor, GOOD).body(), Map.of("unit-2", ""));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("You changed how the table is read", "not as expected");
        assertThat(campaign().results()).hasSize(10);
    }

    @Test
    void what_columns_mean_is_remembered_for_the_same_headings() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "Cs,FA,anneal,solvent,出力\n0.5,0.5,100,DMF,80\n";
        String first = paste(visitor, text).body();
        assertThat(first).contains("No column was found for", "No rows can be saved");
        String again = visitor.send(
                        "/c/films/paste/" + PastePreview.key(first),
                        with(PastePreview.form(first), "meaning-4", "objective:lifetime"))
                .body();
        assertThat(again).contains("Save 1 row");
        assertThat(save(visitor, again, Map.of()).statusCode()).isEqualTo(303);
        assertThat(paste(visitor, text.replace("100", "120")).body()).contains("as last time", "Save 1 row");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        fields.put(name, value);
        return fields;
    }

    @Test
    void a_value_far_from_all_others_waits_for_an_answer() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "Cs,FA,anneal,solvent,lifetime\n0.5,0.5,100,DMF,9999\n";
        String body = paste(visitor, text).body();
        assertThat(body).contains("not as expected", "often means a missing value", "No rows can be saved yet");
        assertThat(save(visitor, body, Map.of("row-2", "ASIDE")).statusCode()).isEqualTo(303);
        var kept = campaign().results().getLast().measurements().getFirst();
        assertThat(kept.outcome()).isEqualTo(new Outcome.Measured(9999));
        assertThat(kept.check()).isNotNull().extracting(Check::answer).isEqualTo(Check.Answer.ASIDE);
    }

    @Test
    void a_slip_is_offered_corrected_and_logged_as_that() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String body = paste(visitor, "Cs,FA,anneal,solvent,lifetime\n0.3,0.7,140,DMF,985\n")
                .body();
        assertThat(body).contains("correct it: 98.5 h").contains("value=\"FIX_1\"");
        assertThat(save(visitor, body, Map.of("row-2", "FIX_1")).statusCode()).isEqualTo(303);
        var kept = campaign().results().getLast().measurements().getFirst();
        assertThat(kept.outcome()).isEqualTo(new Outcome.Measured(98.5));
        assertThat(kept.check())
                .isNotNull()
                .extracting(Check::answer, Check::typed)
                .containsExactly(Check.Answer.CORRECTED, 985.0);
        assertThat(visitor.settled("/c/films/model")).contains("Entry checks so far: 1 (corrected 1");
    }

    @Test
    void ids_find_their_experiments_however_rows_are_sorted() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        visitor.send("/c/films/next", Map.of("size", "2", "seed", "1"));
        visitor.send("/c/films/next/take", Map.of("id", "E-011"));
        String text = "experiment\tlifetime\ne12\t71\nE-011\t70\nE-099\t72\nE-001\t1\n";
        String body = paste(visitor, text).body();
        assertThat(body).contains("result of E-012", "result of E-011", "films has no experiment E-099");
        assertThat(save(visitor, body, Map.of()).statusCode()).isEqualTo(303);
        Experiment twelfth = campaign().experiment("E-012").orElseThrow();
        assertThat(twelfth.point())
                .isEqualTo(java.util.Objects.requireNonNull(twelfth.proposal()).point());
        assertThat(java.util.Objects.requireNonNull(twelfth.result()).values("lifetime"))
                .containsExactly(71.0);
    }

    @Test
    void a_file_in_shift_jis_with_japanese_headings_is_read() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "実験,Cs,FA,anneal,solvent,lifetime,備考\n試料１,０．５,0.5,100,dmf,８０,良好\n";
        String body =
                upload(visitor, text.getBytes(Charset.forName("windows-31j"))).body();
        assertThat(body).contains("“dmf” is read as “DMF”", "experiment names do not belong to this campaign");
        assertThat(save(visitor, body, Map.of()).statusCode()).isEqualTo(303);
        assertThat(campaign().results().getLast().note()).isEqualTo("試料1; 良好");
    }

    private static HttpResponse<String> upload(Visitor visitor, byte[] file) throws Exception {
        String head = "--x7y\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + visitor.csrf()
                + "\r\n--x7y\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(file);
        bytes.writeBytes("\r\n--x7y--\r\n".getBytes(StandardCharsets.UTF_8));
        return visitor.send(visitor.request("/c/films/paste")
                .header("Content-Type", "multipart/form-data; boundary=x7y")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));
    }

    @Test
    void broken_and_hostile_files_get_a_page_and_store_nothing() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        Mutants mutants = new Mutants();
        Set<Integer> answers = new TreeSet<>();
        for (int i = 0; i < Integer.getInteger("shikomi.mutants.web", 40); i++) {
            HttpResponse<String> answer = upload(visitor, mutants.of(1000 + i));
            assertThat(answer.statusCode()).as("mutant %d", 1000 + i).isIn(200, 422);
            answers.add(answer.statusCode());
        }
        assertThat(answers).containsExactly(200, 422);
        assertThat(campaign().version()).isEqualTo(2);
    }
}
