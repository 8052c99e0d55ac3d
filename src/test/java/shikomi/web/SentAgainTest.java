package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A preview whose form is sent more than once, by a double click or the Back button. */
class SentAgainTest extends Served {
    private static final String GOOD = "Cs,FA,anneal,solvent,lifetime\n0.5,0.5,100,DMF,80\n0.4,0.6,100,DMF,84\n";

    private static String preview(Visitor visitor, String text) throws Exception {
        return visitor.send("/c/films/paste", Map.of("pasted", text)).body();
    }

    private int results() {
        return Labs.campaign(home).results().size();
    }

    @Test
    void the_same_form_gets_the_same_answer_and_stores_nothing_more() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String body = preview(visitor, GOOD + "0.1,0.9,110,DMF,9999\n");
        String first = Visitor.header(PastePreview.save(visitor, body, Map.of()), "Location");
        int version = Labs.campaign(home).version();
        for (int again = 0; again < 3; again++) {
            HttpResponse<String> repeated = PastePreview.save(visitor, body, Map.of());
            assertThat(repeated.statusCode()).isEqualTo(303);
            assertThat(Visitor.header(repeated, "Location")).isEqualTo(first);
        }
        assertThat(Labs.campaign(home).version()).isEqualTo(version);
        assertThat(visitor.get(first).body()).contains("2 rows were saved, with results of 2 experiments.");
    }

    @Test
    void two_clicks_at_once_store_once_and_both_end_on_the_page_of_what_was_saved() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String body = preview(visitor, GOOD);
        try (ExecutorService clicks = Executors.newFixedThreadPool(4)) {
            Callable<HttpResponse<String>> click = () -> PastePreview.save(visitor, body, Map.of());
            List<Future<HttpResponse<String>>> answers = clicks.invokeAll(
                    IntStream.range(0, 4).mapToObj(each -> click).toList());
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(303);
                assertThat(Visitor.header(answer.get(), "Location")).contains("rows=2");
            }
        }
        assertThat(results()).isEqualTo(12);
    }

    @Test
    void what_was_undone_is_saved_when_the_form_is_sent_again() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String body = preview(visitor, GOOD);
        PastePreview.save(visitor, body, Map.of());
        visitor.send("/c/films/undo", Map.of("number", "3", "back", "/c/films/paste"));
        assertThat(results()).isEqualTo(10);
        assertThat(PastePreview.save(visitor, body, Map.of()).statusCode()).isEqualTo(303);
        assertThat(results()).isEqualTo(12);
    }

    @Test
    void a_row_that_is_left_is_not_saved_although_nothing_is_against_it() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String body = preview(visitor, GOOD);
        HttpResponse<String> saved = PastePreview.save(visitor, body, Map.of("row-3", "LEAVE"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(results()).isEqualTo(11);
        String rest = visitor.get(Visitor.header(saved, "Location")).body();
        Map<String, String> fields = PastePreview.form(rest);
        fields.put("row-3", "LEAVE");
        String left =
                visitor.send("/c/films/paste/" + PastePreview.key(rest), fields).body();
        assertThat(left).contains("left out, as you chose", "save: the value is correct", "No rows can be saved yet");
        PastePreview.save(visitor, left, Map.of("row-3", "KEEP"));
        assertThat(results()).isEqualTo(12);
    }

    private void undoLast(Visitor visitor) throws Exception {
        String number = Integer.toString(Labs.campaign(home).version());
        visitor.send("/c/films/undo", Map.of("number", number, "back", "/c/films/bench"));
    }

    @Test
    void a_result_that_was_undone_is_stored_anew_and_once_when_its_form_is_sent_again() throws Exception {
        Forms forms = new Forms(home, server);
        Visitor visitor = forms.visitor();
        Map<String, String> form = forms.fields("key", "0123456789", "y0.0", "81");
        for (int time = 1; time <= 3; time++) {
            assertThat(visitor.send(Forms.RESULT, form).statusCode()).isEqualTo(303);
            assertThat(visitor.send(Forms.RESULT, form).statusCode()).isEqualTo(303);
            assertThat(forms.result().values("lifetime").toArray()).containsExactly(81);
            undoLast(visitor);
            assertThat(forms.isOpen()).isTrue();
        }
    }

    @Test
    void an_unplanned_result_that_was_undone_and_changed_is_stored_once() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        Map<String, String> form = new HashMap<>(Map.of(
                "key", "0123456789", "made", "differs", "outcome", "measured", "y0.0", "81", "p0", "0.5", "p1", "0.5"));
        form.putAll(Map.of("p2", "110", "p3", "DMF", "replicates", "1"));
        visitor.send("/c/films/unplanned", form);
        assertThat(results()).isEqualTo(11);
        undoLast(visitor);
        assertThat(results()).isEqualTo(10);
        form.put("y0.0", "82");
        visitor.send("/c/films/unplanned", form);
        visitor.send("/c/films/unplanned", form);
        assertThat(results()).isEqualTo(11);
        undoLast(visitor);
        visitor.send("/c/films/unplanned", form);
        visitor.send("/c/films/unplanned", form);
        assertThat(results()).isEqualTo(11);
    }

    @Test
    void a_correction_that_was_undone_is_stored_when_its_form_is_sent_again() throws Exception {
        Forms forms = new Forms(home, server);
        forms.send("y0.0", "81");
        Map<String, String> form =
                forms.fields("key", "0123456789", "y0.0", "82", "cause-of-change", "other", "why", "misread");
        for (int time = 1; time <= 2; time++) {
            assertThat(forms.visitor().send(Forms.RESULT, form).statusCode()).isEqualTo(303);
            assertThat(forms.result().values("lifetime").toArray()).containsExactly(82);
            undoLast(forms.visitor());
            assertThat(forms.result().values("lifetime").toArray()).containsExactly(81);
        }
    }
}
