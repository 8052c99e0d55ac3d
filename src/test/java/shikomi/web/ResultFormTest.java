package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Outcome.Again;

/** Samples, failures, times and reasons in the form of a result. */
class ResultFormTest extends Served {
    private Forms forms;

    @BeforeEach
    void begin() throws Exception {
        forms = new Forms(home, server);
    }

    private String experiment() throws Exception {
        return forms.visitor().get("/c/films/e/E-011").body();
    }

    @Test
    void a_replicate_is_a_reading_of_the_same_sample_unless_somebody_says_otherwise() throws Exception {
        forms.send(
                "replicates", "4", "y0.0", "60", "y0.1", "62", "y0.2", "70", "s2", "new", "y0.3", "72", "s3", "same");
        assertThat(forms.result().measurements())
                .extracting(Measurement::sample)
                .containsExactly(1, 1, 2, 2);
        assertThat(forms.result().values("lifetime").toArray()).containsExactly(61, 71);
        assertThat(experiment()).contains("60, 62 · 70, 72 h").contains("66, spread 7.1 between 2 samples");
        assertThat(Forms.shown(forms.visitor().get(Forms.RESULT).body()))
                .containsEntry("s1", "same")
                .containsEntry("s2", "new")
                .containsEntry("s3", "same")
                .containsEntry("y0.3", "72");
    }

    @Test
    void readings_of_one_sample_have_a_spread_of_their_own() throws Exception {
        forms.send("replicates", "3", "y0.0", "60", "y0.1", "", "y0.2", "64");
        assertThat(forms.result().measurements())
                .extracting(Measurement::replicate)
                .containsExactly(1, 2);
        assertThat(experiment()).contains("62, spread 2.8 over 2 readings of one sample");
    }

    @Test
    void one_value_has_no_spread() throws Exception {
        forms.send("y0.0", "60");
        assertThat(experiment()).contains("60 h").doesNotContain("spread");
    }

    @Test
    void a_result_is_of_today_and_of_the_signed_in_person_unless_somebody_says_otherwise() throws Exception {
        Map<String, String> open = Forms.shown(forms.visitor().get(Forms.RESULT).body());
        assertThat(open).containsKeys("date", "by");
        assertThat(LocalDate.parse(open.getOrDefault("date", ""))).isBetween(today().minusDays(1), today());
        forms.send("y0.0", "60", "date", "2026-03-04", "by", "Ken");
        assertThat(forms.result().date()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(forms.result().by()).isEqualTo("Ken");
        assertThat(experiment()).contains("<dt>Measured</dt><dd>2026-03-04 · Ken");
        assertThat(Forms.shown(forms.visitor().get(Forms.RESULT).body()))
                .containsEntry("date", "2026-03-04")
                .containsEntry("by", "Ken");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    @Test
    void a_name_that_is_left_empty_is_that_of_the_signed_in_person() throws Exception {
        forms.send("y0.0", "60", "date", "", "by", " ");
        assertThat(forms.result().date()).isNull();
        assertThat(forms.result().by()).isEqualTo("Aoi <i>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yesterday | “yesterday” is not a date. Enter it as 2026-11-20.",
                "11/01/2026 | “11/01/2026” can be 2026-01-11 or 2026-11-01. Enter it as 2026-11-20.",
                "9026-03-04 | A result cannot be from 9026-03-04.",
                "0202-03-04 | A result cannot be from 0202-03-04.",
            })
    void a_day_on_which_nothing_can_have_been_measured_is_refused(String typed, String words) throws Exception {
        HttpResponse<String> answer = forms.send("y0.0", "60", "date", typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(words);
        assertThat(forms.isOpen()).isTrue();
    }

    @Test
    void the_history_shows_the_local_time_of_an_event() throws Exception {
        forms.send("y0.0", "60");
        Instant logged = home.histories().history("films").getLast().time();
        String local = logged.atZone(ZoneId.systemDefault()).toLocalDateTime().toString();
        assertThat(experiment())
                .contains("<time datetime=\"" + logged + "\">"
                        + local.substring(0, 16).replace('T', ' ') + "</time>")
                .doesNotContain(" UTC");
    }

    @ParameterizedTest
    @CsvSource({"yes, YES", "no, NO", "unknown, UNKNOWN", "'', UNKNOWN"})
    void only_a_yes_says_that_it_would_fail_again(String typed, Again again) throws Exception {
        forms.send("outcome", "failed", "cause", "precipitated", "cause-more", "at 60 °C", "again", typed);
        assertThat(forms.result().measurements())
                .containsExactly(new Measurement("lifetime", 1, new Outcome.Failed("precipitated: at 60 °C", again)));
        assertThat(Forms.shown(forms.visitor().get(Forms.RESULT).body()))
                .containsEntry("outcome", "failed")
                .containsEntry("cause", "precipitated")
                .containsEntry("cause-more", "at 60 °C")
                .containsEntry("again", again.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void a_failure_is_told_in_the_language_of_the_page() throws Exception {
        forms.send("outcome", "failed", "cause", "operator-error", "again", "yes");
        assertThat(experiment()).contains("Failed · Handling error · would fail again");
        forms.visitor().speaks("ja");
        assertThat(experiment()).contains("失敗した · 操作の誤り · もう一度行っても失敗する");
    }

    @Test
    void a_reason_of_ones_own_is_kept_as_written() throws Exception {
        forms.send("outcome", "failed", "cause", "other", "cause-more", "<i>burst: twice");
        assertThat(forms.result().measurements().getFirst().outcome())
                .isEqualTo(new Outcome.Failed("<i>burst: twice", Again.UNKNOWN));
        assertThat(experiment()).contains("Failed · &lt;i&gt;burst: twice");
    }

    @Test
    void what_could_not_be_measured_is_no_failure_of_the_point() throws Exception {
        forms.send("outcome", "unmeasured", "cause", "equipment", "again", "yes");
        assertThat(forms.result().measurements().getFirst().outcome())
                .isEqualTo(new Outcome.Failed("not measured: equipment", Again.NO));
        assertThat(experiment()).contains("Could not be measured: Equipment").doesNotContain("would not fail");
        assertThat(Forms.shown(forms.visitor().get(Forms.RESULT).body()))
                .containsEntry("outcome", "unmeasured")
                .containsEntry("cause", "equipment");
    }

    @ParameterizedTest
    @CsvSource({
        "1 h 20 min, 1.3333",
        "１時間２０分, 1.3333",
        "1:30, 1.5",
        "90 min, 1.5",
        "45分, 0.75",
        "1.5, 1.5",
        "2 hours, 2",
        "0, 0",
    })
    void time_is_taken_as_people_write_it_and_shown_as_hours(String typed, double hours) throws Exception {
        HttpResponse<String> saved = forms.send("y0.0", "60", "hours", typed);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(forms.result().hours()).isEqualTo(hours);
        assertThat(experiment()).contains(shikomi.message.Numbers.plain(hours) + " h");
    }

    @ParameterizedTest
    @CsvSource({"soon", "1 h 20 kg", "h", "-1", "1 h 20 min 3"})
    void a_time_that_cannot_be_read_is_told(String typed) throws Exception {
        HttpResponse<String> answer = forms.send("y0.0", "60", "hours", typed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#hours\"").contains("value=\"" + typed + "\"");
    }

    @Test
    void a_correction_takes_its_reason_from_the_list() throws Exception {
        forms.send("y0.0", "61");
        forms.send("y0.0", "16", "cause-of-change", "typing-slip", "why", "61 is 16");
        assertThat(experiment()).contains("The result of E-011 was corrected: Typing error: 61 is 16.");
        forms.visitor().speaks("ja");
        assertThat(experiment()).contains("E-011 の結果を訂正しました。入力の誤り（詳細: 61 is 16）");
        assertThat(forms.send("y0.0", "17", "cause-of-change", "other").statusCode())
                .isEqualTo(422);
    }

    @Test
    void saving_says_one_line_with_what_was_expected_the_best_and_the_next() throws Exception {
        HttpResponse<String> saved = forms.send("y0.0", "150");
        String page = forms.visitor().get(Visitor.header(saved, "Location")).body();
        assertThat(page)
                .containsPattern("150 (agrees with|is above|is below) the prediction \\([0-9.]+ ± [0-9.]+ h\\)")
                .containsPattern("Best measured: 150 h \\(previously [0-9.]+\\)")
                .contains("Undo", "Next: E-012")
                .contains("href=\"/c/films/e/E-012/result\"");
        HttpResponse<String> next =
                forms.visitor().send("/c/films/e/E-012/result", forms.fields("y0.0", "20", "then", "next"));
        assertThat(Visitor.header(next, "Location")).startsWith("/c/films/bench?done=");
        assertThat(forms.visitor().get(Visitor.header(next, "Location")).body()).doesNotContain("Next: ");
    }

    @Test
    void one_entry_sent_twice_is_kept_once_and_leads_to_the_same_place() throws Exception {
        Map<String, String> entry = forms.fields("y0.0", "61", "key", "0123456789abcdef");
        String first = Visitor.header(forms.visitor().send(Forms.RESULT, entry), "Location");
        int version = Labs.campaign(home).version();
        HttpResponse<String> again = forms.visitor().send(Forms.RESULT, entry);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(Visitor.header(again, "Location")).isEqualTo(first);
        assertThat(Labs.campaign(home).version()).isEqualTo(version);
        Map<String, String> unplanned = new java.util.HashMap<>(ResultPagesTest.unplanned("77"));
        unplanned.put("key", "unplanned-1");
        for (int i = 0; i < 3; i++) {
            forms.visitor().send("/c/films/unplanned", unplanned);
        }
        assertThat(Labs.campaign(home).experiments().getLast().id()).isEqualTo("E-013");
    }

    @Test
    void many_who_send_one_entry_at_once_keep_it_once() throws Exception {
        Map<String, String> entry = forms.fields("y0.0", "61", "key", "0123456789abcdef");
        int before = Labs.campaign(home).version();
        List<Integer> answers = java.util.stream.IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> status(entry))
                .toList();
        assertThat(answers).containsOnly(303);
        assertThat(Labs.campaign(home).version()).isEqualTo(before + 1);
    }

    private int status(Map<String, String> entry) {
        try {
            return forms.visitor().send(Forms.RESULT, entry).statusCode();
        } catch (java.io.IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void another_entry_under_a_used_key_is_a_second_opinion() throws Exception {
        Map<String, String> entry = forms.fields("y0.0", "61", "key", "0123456789abcdef");
        forms.visitor().send(Forms.RESULT, entry);
        entry.put("y0.0", "62");
        assertThat(forms.visitor().send(Forms.RESULT, entry).statusCode()).isEqualTo(409);
        assertThat(forms.result().values("lifetime").toArray()).containsExactly(61);
    }
}
