package shikomi.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.message.Language;
import shikomi.message.Reading;
import shikomi.message.Text;
import shikomi.recipe.RecipeReader;
import shikomi.space.Constraint;
import shikomi.space.Point;
import shikomi.space.Value;

/** What becomes of the wish that nothing like an experiment is suggested again. */
class RulesTest {
    private static final String RECIPE = """
            recipe: 1
            name: c
            parameters:
              anneal: {kind: continuous, low: 80, high: 180, step: 5}
              Zeit (h): {kind: continuous, low: 0, high: 10}
              solvent: {kind: categorical, choices: [DMF, DMSO, GBL]}
            objectives: {y: {goal: maximize}}
            """;

    private final List<Occurrence> history = new ArrayList<>();

    private RulesTest() {
        happens(new Event.Started(RECIPE, null));
        double[] anneals = {90, 120, 140};
        for (double anneal : anneals) {
            happens(now().log(List.of(new Given(
                            null,
                            Result.of(
                                    point(anneal, "DMF"),
                                    List.of(new Measurement("y", 1, new Outcome.Measured(anneal)))))))
                    .orElseThrow());
        }
        Proposal proposal = new Proposal(1, point(150, "DMSO"), null, Map.of(), null, new Reason.Start(1, 4), null);
        happens(now().propose(List.of(proposal), List.of(), 1, "0.1", true).orElseThrow());
        happens(now().reject("E-004", "", Obstacle.UNSAFE, true).orElseThrow());
    }

    private static Point point(double anneal, String solvent) {
        return new Point(Map.of("anneal", Value.of(anneal), "Zeit (h)", Value.of(5), "solvent", Value.of(solvent)));
    }

    private void happens(Event event) {
        history.add(new Occurrence(history.size() + 1, Instant.EPOCH, "Aoi", event));
    }

    private Campaign now() {
        return Campaign.of("c", history);
    }

    private boolean isWished() {
        return now().experiment("E-004").orElseThrow().isWished();
    }

    private List<String> refused(String rule) {
        return now().addRule(rule, null, "E-004").problems().stream()
                .map(problem -> problem.in(Language.EN))
                .toList();
    }

    @Test
    void first_those_limits_are_offered_against_which_least_was_made() {
        assertThat(Limits.against(now().experiment("E-004").orElseThrow(), now()))
                .extracting(offer -> offer.rule() + " / " + offer.made())
                .containsExactly(
                        "solvent != 'DMSO' / 0",
                        "anneal <= 145 / 0",
                        "`Zeit (h)` <= 4.9 / 3",
                        "`Zeit (h)` >= 5.1 / 3",
                        "anneal >= 155 / 3");
    }

    @Test
    void every_limit_that_is_offered_is_taken() {
        Campaign campaign = now();
        for (Limits.Offer offer : Limits.against(campaign.experiment("E-004").orElseThrow(), campaign)) {
            assertThat(campaign.addRule(offer.rule(), null, "E-004").problems())
                    .as(offer.rule())
                    .isEmpty();
        }
    }

    @Test
    void a_limit_becomes_part_of_the_recipe_and_settles_the_wish() {
        happens(now().addRule(" anneal <= 145 ", "E-004: Unsafe", "E-004").orElseThrow());
        Constraint added = new Constraint("anneal <= 145", null, Text.plain("E-004: Unsafe"));
        assertThat(now().recipe().space().constraints()).containsExactly(added);
        assertThat(isWished()).isFalse();
        String text = Rules.recipe(now(), history);
        assertThat(text).startsWith(RECIPE);
        assertThat(RecipeReader.read("c", text)).isEqualTo(Reading.of(now().recipe()));
        assertThat(Rules.in(history)).extracting(Rules.Added::person).containsExactly("Aoi");
    }

    @Test
    void a_limit_that_is_undone_is_kept_no_more_and_the_wish_stands_again() {
        happens(now().addRule("anneal <= 145", null, "E-004").orElseThrow());
        happens(now().addRule("solvent != 'GBL'", null, null).orElseThrow());
        happens(Undo.of("c", history, 7).orElseThrow());
        assertThat(now().recipe().space().constraints()).containsExactly(new Constraint("solvent != 'GBL'"));
        assertThat(isWished()).isTrue();
        assertThat(Rules.recipe(now(), history)).doesNotContain("145").contains("GBL'");
    }

    @Test
    void a_wish_that_is_set_aside_changes_nothing_else_and_can_be_undone() {
        happens(now().declineWish("E-004").orElseThrow());
        assertThat(isWished()).isFalse();
        assertThat(now().recipe().space().constraints()).isEmpty();
        Event.Rejected rejected =
                Objects.requireNonNull(now().experiment("E-004").orElseThrow().rejected());
        assertThat(rejected.obstacle()).isEqualTo(Obstacle.UNSAFE);
        assertThat(now().declineWish("E-004").problems())
                .extracting(p -> p.message().in(Language.EN))
                .containsExactly("There is no open request for a limit because of E-004.");
        happens(Undo.of("c", history, history.size()).orElseThrow());
        assertThat(isWished()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "anneal < 145 | The constraint “anneal < 145” needs exactly one of <=, >=, = and !=.",
                "annael <= 145 | The constraint uses “annael”, which is not a parameter that the lab sets. Did you mean “anneal”?",
                "anneal <= 70 | No experiment satisfies all limits.",
                "anneal <= 150 | The limit “anneal <= 150” still allows E-004",
                "anneal * `Zeit (h)` <= 700 | Shikomi cannot propose new experiments under the limit “anneal * `Zeit (h)` <= 700”.",
                "anneal != 150 | Shikomi cannot propose new experiments under the limit “anneal != 150”.",
            })
    void a_limit_that_cannot_be_kept_is_refused_with_what_to_do(String rule, String words) {
        assertThat(refused(rule))
                .singleElement()
                .satisfies(said -> assertThat(said).startsWith(words));
    }

    @Test
    void the_same_limit_is_not_added_twice() {
        happens(now().addRule("anneal <= 160", null, null).orElseThrow());
        assertThat(now().addRule("anneal <= 160", "again", null).problems())
                .extracting(p -> p.message().in(Language.EN))
                .containsExactly("The limit “anneal <= 160” already applies.");
    }
}
