package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Measurement;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.file.Csv;
import shikomi.table.file.Sheets;

/** What rows of one condition or one experiment say, and what is said about them. */
class RepeatedRowsTest {
    private static final String RECIPE = """
            recipe: 1
            name: film
            parameters:
              Cs: {kind: continuous, low: 0, high: 1}
              anneal: {kind: continuous, low: 80, high: 180, unit: °C}
              溶媒: {kind: categorical, choices: [DMF, NO, 010]}
            objectives:
              y: {goal: maximize, unit: g, plausible: [-5, 200]}
            """;
    private static final Recipe FILM = RecipeReader.read("film", RECIPE).orElseThrow();
    private static final String HEADER = "Cs,anneal,溶媒,y\n";

    private static ResultTable read(Recipe recipe, String text) {
        return read(recipe, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResultTable read(Recipe recipe, byte[] bytes) {
        return ResultTable.read(Sheets.read("t.csv", bytes).orElseThrow(), recipe)
                .orElseThrow();
    }

    @Test
    void codes_for_failed_runs_and_repeats_that_conflict_are_named_with_their_rows() {
        Recipe open = RecipeReader.read("film", RECIPE.replace(", plausible: [-5, 200]", ""))
                .orElseThrow();
        String rows = "0.1,100,DMF,5\n0.1,100,DMF,5.1\n0.2,100,DMF,7\n0.2,100,DMF,7.1\n0.3,100,DMF,9\n"
                + "0.3,100,DMF,9.2\n0.4,100,DMF,11\n0.4,100,DMF,31\n0.5,100,DMF,12\n0.5,100,DMF,12.1\n"
                + "0.6,100,DMF,-999\n0.7,100,DMF,-999\n";
        ResultTable table = read(open, HEADER + rows);
        assertThat(table.rows()).isEqualTo(12);
        assertThat(table.notes())
                .extracting(n -> n.in(Language.EN))
                .containsExactly(
                        "2 results of “y” are equal: -999, far from all others (t.csv:12, t.csv:13). A code for a failed"
                                + " run? The model does not use them; write a failed run as failed.",
                        "t.csv:8, t.csv:9: repeats of one condition give “y” as 11, 31; repeats elsewhere differ by about"
                                + " 0.1. Check which is right.");
    }

    @Test
    void the_date_person_and_note_of_each_repeat_survive_reading_and_export() {
        ResultTable table = read(
                FILM,
                "experiment,date,by,note,Cs,anneal,溶媒,y\n"
                        + "E-001,2026-11-20,田中,hazy,0.1,100,DMF,5 ± 0.4\nE-001,2026-11-23,,,0.1,100,DMF,6\n"
                        + "E-001,2026-11-24,Sato,clear,0.1,100,DMF,7\n");
        Result result = table.results().getFirst();
        assertThat(result.measurements())
                .extracting(result::date)
                .containsExactly(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24));
        Campaign campaign = Campaign.of(
                "c",
                List.of(
                        new Occurrence(1, java.time.Instant.EPOCH, "a", new Event.Started(RECIPE, null)),
                        new Occurrence(
                                2,
                                java.time.Instant.EPOCH,
                                "a",
                                new Event.Logged(List.of(new Event.Logged.Entry("E-001", result))))));
        CampaignTable export = CampaignTable.of(campaign);
        assertThat(export.rows())
                .extracting(row -> String.join("|", row.subList(row.size() - 4, row.size())))
                .containsExactly("|2026-11-20|田中|hazy", "|2026-11-23||", "|2026-11-24|Sato|clear");
        assertThat(read(FILM, Csv.forPeople(export.header(), export.rows())).results())
                .allSatisfy(again -> {
                    assertThat(again.measurements())
                            .extracting(again::date)
                            .isEqualTo(result.measurements().stream()
                                    .map(result::date)
                                    .toList());
                    assertThat(again.measurements())
                            .extracting(Measurement::outcome)
                            .contains(new Outcome.Measured(5, 0.4));
                });
    }
}
