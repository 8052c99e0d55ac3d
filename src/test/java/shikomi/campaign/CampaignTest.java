package shikomi.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Experiment.State;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Reading;
import shikomi.space.Point;
import shikomi.space.Value;

class CampaignTest {
    private static final String RECIPE = """
            recipe: 1
            name: c
            parameters: {a: {kind: continuous, low: 0, high: 10}}
            objectives: {y: {goal: maximize, unit: MPa}}
            """;

    private static Point point(double a) {
        return new Point(Map.of("a", Value.of(a)));
    }

    private static Result result(double a, double... values) {
        List<Measurement> measurements = new ArrayList<>();
        for (double value : values) {
            measurements.add(new Measurement("y", measurements.size() + 1, new Outcome.Measured(value)));
        }
        return Result.of(point(a), measurements);
    }

    private static Proposal proposal(double a, Reason reason, double mean, double sd) {
        return new Proposal(1, point(a), null, Map.of("y", new Proposal.Expected(mean, sd)), null, reason, null);
    }

    private static Proposal proposal(double a) {
        return proposal(a, new Reason.Start(1, 4), 5, 1);
    }

    private static List<Occurrence> history(Event... events) {
        return EventHistory.of(RECIPE, events);
    }

    private static Campaign campaign(Event... events) {
        return Campaign.of("c", history(events));
    }

    private static Event.Proposed proposed(boolean taken, String... ids) {
        return new Event.Proposed(
                List.of(ids), Arrays.stream(ids).map(id -> proposal(1)).toList(), List.of(), 1, "0.1", taken);
    }

    private static Event.Logged logged(String id, double a, double y) {
        return new Event.Logged(List.of(new Event.Logged.Entry(id, result(a, y))));
    }

    private static State state(Campaign campaign, String id) {
        return campaign.experiment(id).orElseThrow().state();
    }

    @Test
    void an_experiment_goes_from_proposed_to_done() {
        Event[] way = {
            proposed(false, "E-001"), new Event.Taken(List.of("E-001")), new Event.Begun("E-001"), logged("E-001", 2, 7)
        };
        State[] states = {State.PROPOSED, State.WAITING, State.BEGUN, State.DONE};
        for (int n = 1; n <= way.length; n++) {
            assertThat(state(campaign(Arrays.copyOf(way, n)), "E-001")).isEqualTo(states[n - 1]);
        }
        Experiment done = campaign(way).experiment("E-001").orElseThrow();
        assertThat(done.point()).isEqualTo(point(2));
        assertThat(done.changed()).isEqualTo(5);
        assertThat(campaign(way).results()).containsExactly(result(2, 7));
        assertThat(campaign(way).pending()).isEmpty();
    }

    @Test
    void an_undone_event_counts_no_more_and_an_undone_undo_brings_it_back() {
        Event log = logged("E-001", 2, 7);
        assertThat(campaign(log, new Event.Undone(2)).experiments()).isEmpty();
        assertThat(campaign(log, new Event.Undone(2), new Event.Undone(3)).results())
                .hasSize(1);
        assertThat(campaign(log, new Event.Undone(2), new Event.Undone(3), new Event.Undone(4))
                        .results())
                .isEmpty();
    }

    @Test
    void an_undone_correction_leaves_the_first_value() {
        Event corrected = new Event.Corrected("E-001", result(2, 70), "typo");
        assertThat(campaign(logged("E-001", 2, 7), corrected).results()).containsExactly(result(2, 70));
        assertThat(campaign(logged("E-001", 2, 7), corrected, new Event.Undone(3))
                        .results())
                .containsExactly(result(2, 7));
    }

    @Test
    void an_id_never_means_something_else() {
        Campaign undone = campaign(proposed(true, "E-001", "E-002"), new Event.Undone(2));
        List<Message> notes = List.of(Message.of("plan.kept.failed", 1));
        assertThat(undone.log(List.of(new Given(null, result(1, 1)))).orElseThrow())
                .isEqualTo(logged("E-003", 1, 1));
        assertThat(undone.propose(List.of(proposal(1)), notes, 7, "0.1", true).orElseThrow())
                .isEqualTo(new Event.Proposed(List.of("E-003"), List.of(proposal(1)), notes, 7, "0.1", true));
    }

    @Test
    void batches_keep_their_numbers() {
        Campaign campaign = campaign(proposed(true, "E-001"), new Event.Undone(2), proposed(true, "E-002"));
        assertThat(campaign.experiment("E-002").orElseThrow().batch()).isEqualTo(2);
    }

    private static String words(Reading<Event> reading) {
        return String.join(
                "\n", reading.problems().stream().map(p -> p.in(Language.EN)).toList());
    }

    @Test
    void what_cannot_happen_is_told_with_what_to_do() {
        Campaign campaign = campaign(proposed(true, "E-001", "E-002"), proposed(false, "E-003"), logged("E-001", 2, 7));
        assertThat(words(campaign.log(List.of(new Given("E-01", result(1, 1)), new Given("E-001", result(1, 1))))))
                .isEqualTo("E-01: There is no experiment E-01 in c. Did you mean “E-001”? An unplanned "
                        + "experiment needs no id.\n"
                        + "E-001: Experiment E-001 already has a result. Correct that result instead.");
        assertThat(words(campaign.log(
                        List.of(new Given("E-002", result(1, 1)), new Given("E-002", Result.of(point(1), List.of()))))))
                .isEqualTo("E-002: Experiment E-002 appears twice. Combine its results, or keep only one of "
                        + "them.\n"
                        + "E-002: Nothing was measured for E-002. Enter a value, or mark the experiment as "
                        + "failed.");
        assertThat(words(campaign.log(List.of())))
                .isEqualTo("There are no results. Provide at least one row with a measured value.");
        assertThat(words(campaign.correct("E-002", result(1, 1), null)))
                .isEqualTo("E-002: Experiment E-002 has no result to correct. Enter its result.");
        assertThat(words(campaign.take(List.of("E-002"))))
                .isEqualTo(
                        "E-002: Experiment E-002 is not waiting for a decision. Choose one of the proposed experiments.");
        assertThat(words(campaign.take(List.of()))).isEqualTo("No experiment is selected. Select at least one.");
        assertThat(words(campaign.reject("E-001", " ")))
                .isEqualTo("E-001: Experiment E-001 already has a result or was rejected. Undo that first.\n"
                        + "E-001: Say why E-001 can’t be made. A few words are enough.");
        assertThat(words(campaign.begin("E-003")))
                .isEqualTo("E-003: Experiment E-003 is not waiting to be made. Choose one that is still to be made.");
        assertThat(words(campaign.propose(List.of(), List.of(), 1, "0.1", true)))
                .isEqualTo("There is nothing left to propose. Widen the limits, or provide a larger pool.");
        assertThat(words(campaign(new Event.Closed(null)).begin("E-001")))
                .startsWith(
                        "c: The campaign c is closed. To reopen it, undo the closing step; or start another campaign.");
    }

    @Test
    void a_number_that_cannot_be_computed_with_is_not_logged() {
        Campaign campaign = campaign(proposed(true, "E-001"));
        for (double y : new double[] {1e200, -1e101, 1e-200}) {
            assertThat(words(campaign.log(List.of(new Given("E-001", result(1, y))))))
                    .startsWith("E-001: “y” of E-001 has a number above 10¹⁰⁰ or, without being 0, below 10⁻¹⁰⁰");
        }
        assertThat(campaign.log(List.of(new Given("E-001", result(1, 0)))).problems())
                .isEmpty();
        assertThat(campaign.log(List.of(new Given("E-001", result(1, -1e100)))).problems())
                .isEmpty();
    }

    @Test
    void a_correction_keeps_the_days_of_the_result_and_of_its_repeats() {
        java.time.LocalDate monday = java.time.LocalDate.of(2026, 11, 23);
        Measurement first = new Measurement("y", 1, new Outcome.Measured(5))
                .on(new Measurement.Occasion(monday.minusDays(3), "Ana", "hazy"));
        Measurement second = new Measurement("y", 2, new Outcome.Measured(6));
        Result earlier = new Result(point(1), List.of(first, second), null, null, monday, "Bo", null);
        Result corrected = result(1, 5.5, 6.5).correcting(earlier);
        assertThat(corrected.measurements()).extracting(corrected::date).containsExactly(monday.minusDays(3), monday);
        assertThat(corrected.values("y").toArray()).containsExactly(5.5, 6.5);
        assertThat(corrected.measurements().getFirst().occasion()).isEqualTo(first.occasion());
    }

    @Test
    void only_what_counts_can_be_undone() {
        List<Occurrence> history =
                history(proposed(true, "E-001"), logged("E-001", 2, 7), logged("E-002", 2, 7), new Event.Undone(4));
        assertThat(Undo.of("c", history, 3).orElseThrow()).isEqualTo(new Event.Undone(3));
        assertThat(Undo.of("c", history, 5).orElseThrow()).isEqualTo(new Event.Undone(5));
        assertThat(words(Undo.of("c", history, 1)))
                .isEqualTo("c: The start of a campaign cannot be undone. Start another campaign.");
        assertThat(words(Undo.of("c", history, 9))).isEqualTo("c: There is no step 9. Choose one from the history.");
        assertThat(words(Undo.of("c", history, 4)))
                .isEqualTo("c: Step 4 has already been undone. To restore it, undo the step that undid it.");
        assertThat(words(Undo.of("c", history, 2)))
                .isEqualTo("c: Experiments from step 2 have results. Undo those results first.");
    }

    private static String why(Reason reason, double mean, double sd) {
        return Why.sentence(proposal(1, reason, mean, sd), campaign().recipe()).in(Language.EN);
    }

    @Test
    void a_reason_is_one_plain_sentence() {
        assertThat(why(new Reason.ColdStart(2, 8), 0, 0))
                .isEqualTo("Starting experiment 2 of 8: external data predict a good result here.");
        assertThat(why(new Reason.Start(3, 8), 0, 0))
                .isEqualTo("Starting experiment 3 of 8: covers the space before the model is reliable.");
        assertThat(why(new Reason.LikelyBetter(0.38, 58.1), 62.04, 5.96))
                .isEqualTo("Predicted 62.0 ± 6.0 MPa: 38 % chance to beat the best (58.1 MPa expected).");
        assertThat(why(new Reason.LeastKnown(9000, 41000), 41234, 9012))
                .isEqualTo("Predicted 41200 ± 9000 MPa; best expected 41000 MPa: chosen to balance a good prediction "
                        + "against what is still uncertain.");
        assertThat(why(new Reason.Repeat(2, 3), 1, 1))
                .isEqualTo(
                        "Starting experiment 2 of 3: repeats an earlier condition to measure how much results vary.");
        assertThat(why(new Reason.Confirm(0.31, 5.2), 1, 1))
                .isEqualTo(
                        "Repeats the best condition so far (5.2 MPa expected) to make sure of it: there is a 31 % chance"
                                + " that another measured condition is truly better.");
        assertThat(why(new Reason.Insurance(0.001, 2), 1, 0.00012))
                .isEqualTo("Chosen as if there were no external data; with them, predicted 1.00000 ± 0.00012 MPa, "
                        + "< 1 % chance to beat the best (2 MPa expected).");
        assertThat(Why.percent(0.999)).isEqualTo("> 99 %");
    }

    private static List<String> after(double measured, double best) {
        Campaign before = campaign(proposed(true, "E-001"), logged("E-009", 3, best));
        Campaign after = campaign(proposed(true, "E-001"), logged("E-009", 3, best), logged("E-001", 2, measured));
        return Why.after(
                        after.experiment("E-001").orElseThrow(),
                        after.recipe(),
                        Best.of(before.recipe(), before.results()),
                        Best.of(after.recipe(), after.results()))
                .stream()
                .map(m -> m.in(Language.EN))
                .toList();
    }

    @Test
    void a_result_is_told_against_what_was_expected_and_the_best() {
        assertThat(after(6, 5.5))
                .containsExactly(
                        "6 agrees with the prediction (5.0 ± 1.0 MPa).", "Best measured: 6 MPa (previously 5.5).");
        assertThat(after(9, 10))
                .containsExactly("9 is above the prediction (5.0 ± 1.0 MPa).", "Best measured: 10 MPa.");
        assertThat(after(1, 10)).first().isEqualTo("1 is below the prediction (5.0 ± 1.0 MPa).");
    }

    @Test
    void the_best_is_the_mean_of_replicates_and_the_first_of_equals() {
        Campaign campaign = campaign(new Event.Logged(List.of(
                new Event.Logged.Entry("E-001", result(1, 4, 6)),
                new Event.Logged.Entry("E-002", result(2, 5)),
                new Event.Logged.Entry("E-003", result(3)))));
        Optional<Best> best = Best.of(campaign.recipe(), campaign.results());
        assertThat(best.orElseThrow().result().made()).isEqualTo(point(1));
        assertThat(best.get().value()).isEqualTo(5);
    }

    @Test
    void every_sentence_is_told_in_japanese_too() {
        assertThat(Message.of("campaign.after.best", "5 MPa").in(Language.JA)).isEqualTo("最良の実測値は 5 MPa です。");
    }

    @Test
    void readings_of_one_sample_count_once_and_what_is_aside_does_not_count() {
        Check doubt = new Check(400, 4, 1, Check.Answer.ASIDE);
        Result result = Result.of(
                point(1),
                List.of(
                        new Measurement("y", 1, new Outcome.Measured(1), 1, null),
                        new Measurement("y", 2, new Outcome.Measured(3), 1, null),
                        new Measurement("y", 3, new Outcome.Measured(7), 2, null),
                        new Measurement("y", 4, new Outcome.Measured(400), 3, doubt)));
        assertThat(result.values("y").toArray()).containsExactly(2, 7);
    }
}
