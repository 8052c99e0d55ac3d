package shikomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Event;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.recipe.SourceSpec;
import shikomi.unit.Unit;

/** What was stored says the same when it is read. */
class EventCodecTest {
    private static final String PROPOSED = """
            {"ids": ["E-001"], "batch": [{"rank": 1, "point": {"a": 0.5}, "predicted": {},
             "reason": {"code": "start", "number": 1, "of": 4}}], %s "seed": 7, "version": "0.1", "taken": false}
            """;

    private static List<Message> read(String notes) {
        return ((Event.Proposed) EventCodec.event("proposed", PROPOSED.formatted(notes))).notes();
    }

    private static Message keptAndRead(Message note) {
        Event.Proposed proposed = (Event.Proposed) EventCodec.event("proposed", PROPOSED.formatted(""));
        Event kept = new Event.Proposed(
                proposed.ids(), proposed.batch(), List.of(note), proposed.seed(), proposed.version(), proposed.taken());
        return ((Event.Proposed) EventCodec.event(EventCodec.kind(kept), EventCodec.body(kept)))
                .notes()
                .getFirst();
    }

    @Test
    void external_data_are_known_to_a_release_that_reads_format_2() {
        Event attached = EventCodec.event("source-attached", """
                {"sha256": "ab12", "source": {"name": "papers", "kind": "literature", "file": "p.csv", "doi": "10.1/x",
                 "columns": {"T": {"column": "T_anneal", "unit": "K"}, "y": {"column": "z"}}}}
                """);
        assertThat(attached)
                .isEqualTo(new Event.SourceAttached(
                        new SourceSpec(
                                "papers",
                                SourceSpec.Kind.LITERATURE,
                                "p.csv",
                                new SourceSpec.Origin(null, "10.1/x", null, null, null, null),
                                null,
                                Map.of(
                                        "T",
                                        new SourceSpec.Column("T_anneal", Unit.of("K")),
                                        "y",
                                        new SourceSpec.Column("z", null))),
                        "ab12"));
        assertThat(EventCodec.format(attached)).isEqualTo(2);
        Event shaped = EventCodec.event(
                "source-attached",
                EventCodec.body(attached).replaceFirst("\"name\"", "\"header\": 3, \"rows\": [4, 9], \"name\""));
        assertThat(((Event.SourceAttached) shaped).spec().table().header()).isEqualTo(3);
        assertThat(EventCodec.format(shaped)).isEqualTo(5);
        assertThat(EventCodec.format(new Event.SourceDetached("papers"))).isEqualTo(2);
        assertThat(EventCodec.format(new Event.Begun("E-001"))).isEqualTo(1);
    }

    @Test
    void limits_that_were_added_are_known_to_a_release_that_reads_format_3() {
        Event added = EventCodec.event("rule-added", "{\"rule\": \"a <= 0.5\"}");
        assertThat(added).isEqualTo(new Event.RuleAdded("a <= 0.5", null, null));
        assertThat(EventCodec.format(added)).isEqualTo(3);
        assertThat(EventCodec.format(new Event.WishDeclined("E-001"))).isEqualTo(3);
        assertThat(EventCodec.format(new Event.Rejected("E-001", "no", shikomi.campaign.Obstacle.OTHER, true)))
                .isEqualTo(1);
    }

    @Test
    void a_proposal_that_was_stored_without_what_own_results_say_has_heard_no_others() {
        Event.Proposed proposed = (Event.Proposed) EventCodec.event("proposed", PROPOSED.formatted(""));
        assertThat(proposed.batch().getFirst().alone()).isEmpty();
    }

    @Test
    void a_batch_that_was_stored_without_notes_has_none() {
        assertThat(read("")).isEmpty();
    }

    @Test
    void a_note_of_format_1_is_said_in_both_languages() {
        List<Message> notes = read("""
                "notes": [{"key": "plan.doubt", "arguments": ["a 0.5", "62.10", "7.1", 24]}],""");
        assertThat(notes.getFirst().in(Language.EN))
                .isEqualTo("The result 62.10 at a 0.5 is 7.1 standard deviations from the value predicted from "
                        + "the other 24 conditions. Check it, or measure it again.");
        assertThat(notes.getFirst().in(Language.JA)).contains("62.10", "a 0.5", "7.1", "24 条件");
    }

    @Test
    void a_note_of_another_release_that_there_are_no_words_for_is_left_out() {
        assertThat(read("""
                "notes": [{"key": "plan.of-old", "arguments": []}, {"key": "nowhere.said", "arguments": [1]},
                          {"key": "plan.kept.failed", "arguments": [2]}],""")).containsExactly(Message.of("plan.kept.failed", 2));
    }

    @ParameterizedTest
    @CsvSource({"0.1", "1.0E-5", "12345.678", "3.0E21", "-0.0", "1000000"})
    void a_number_is_written_as_before(double number) {
        for (Object argument : List.of(number, (long) number, (int) number)) {
            Message note = Message.of("plan.kept.failed", argument);
            for (Language language : Language.values()) {
                assertThat(keptAndRead(note).in(language)).isEqualTo(note.in(language));
            }
        }
    }
}
