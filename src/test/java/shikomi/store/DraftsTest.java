package shikomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.campaign.Event;

class DraftsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:02:03.456Z");
    private static final Drafts.Of MINE = new Drafts.Of("c", "E-014", "田中");

    @TempDir
    Path folder;

    private Home open() {
        return Home.open(folder, Clock.fixed(NOW, ZoneOffset.UTC)).orElseThrow();
    }

    @Test
    void a_draft_is_there_again_after_the_home_was_closed_word_for_word_and_in_order() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("y0.0", "<0.05");
        fields.put("note", "少し\"白い\"\n\\ 'ok'); DROP TABLE draft;--");
        fields.put("empty", "");
        try (Home home = open()) {
            home.drafts().keep(MINE, fields);
        }
        try (Home home = open()) {
            Draft draft = home.drafts().find(MINE).orElseThrow();
            assertThat(draft.fields()).isEqualTo(fields);
            assertThat(draft.fields().keySet()).containsExactly("y0.0", "note", "empty");
            assertThat(draft.time()).isEqualTo(Instant.parse("2026-11-21T14:02:03Z"));
        }
    }

    @Test
    void the_last_draft_counts_and_each_person_has_one_for_each_experiment() {
        try (Home home = open()) {
            home.drafts().keep(MINE, Map.of("y0.0", "6"));
            home.drafts().keep(MINE, Map.of("y0.0", "61"));
            Drafts.Of other = new Drafts.Of("c", "E-014", "Aoi");
            home.drafts().keep(other, Map.of("y0.0", "7"));
            assertThat(home.drafts().find(MINE).orElseThrow().fields()).containsExactly(Map.entry("y0.0", "61"));
            assertThat(home.drafts().find(new Drafts.Of("c", "", "田中"))).isEmpty();
            assertThat(home.drafts().find(new Drafts.Of("d", "E-014", "田中"))).isEmpty();
            home.drafts().drop(MINE);
            assertThat(home.drafts().find(MINE)).isEmpty();
            assertThat(home.drafts().find(other)).isPresent();
        }
    }

    @Test
    void a_draft_is_no_event_and_goes_with_its_campaign() {
        try (Home home = open()) {
            home.histories().start("c", "a", new Event.Started(Facts.RECIPE, null));
            home.drafts().keep(MINE, Map.of("y0.0", "6"));
            assertThat(home.histories().history("c")).hasSize(1);
            assertThat(home.histories().campaign("c").orElseThrow().results()).isEmpty();
            home.histories().delete("c");
            assertThat(home.drafts().find(MINE)).isEmpty();
        }
    }
}
