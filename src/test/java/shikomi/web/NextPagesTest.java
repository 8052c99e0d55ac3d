package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Experiment;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.campaign.Undo;

/** What a researcher reads on the page of the next batch. */
class NextPagesTest extends Served {
    private static final String ABOUT = "About the last batch";
    private static final String FAILED = "1 failed measurement is saved, but not used by the model yet.";

    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
        Experiment measured = Labs.campaign(home).experiments().getFirst();
        Result failed = Result.of(measured.point(), List.of(new Measurement("lifetime", 1, new Outcome.Failed())));
        Labs.append(
                home, Labs.campaign(home).log(List.of(new Given(null, failed))).orElseThrow());
    }

    private void plan(int seed) throws Exception {
        visitor.send("/c/films/next", Map.of("size", "2", "seed", Integer.toString(seed)));
    }

    private String page() throws Exception {
        return visitor.get("/c/films/next").body();
    }

    private void reject(String id) {
        Labs.append(home, Labs.campaign(home).reject(id, "power cut").orElseThrow());
    }

    @Test
    void what_to_know_of_a_batch_stays_until_none_of_it_waits() throws Exception {
        assertThat(page()).doesNotContain(ABOUT);
        plan(3);
        assertThat(page()).contains(ABOUT).contains(FAILED);
        Labs.append(home, Labs.campaign(home).take(List.of("E-012", "E-013")).orElseThrow());
        reject("E-012");
        assertThat(page()).contains(FAILED);
        reject("E-013");
        assertThat(page()).doesNotContain(ABOUT, FAILED).contains("last batch: seed 3");
    }

    @Test
    void it_is_said_in_the_language_of_who_reads() throws Exception {
        plan(3);
        visitor.speaks("ja");
        assertThat(page()).contains("直近のバッチについて").contains("失敗した測定 1 件").doesNotContain(FAILED);
    }

    @Test
    void a_batch_that_was_undone_is_not_the_last() throws Exception {
        plan(3);
        plan(4);
        assertThat(page()).contains("last batch: seed 4");
        var history = home.histories().history("films");
        Labs.append(home, Undo.of("films", history, history.size()).orElseThrow());
        assertThat(page()).contains("last batch: seed 3").contains(FAILED);
    }
}
