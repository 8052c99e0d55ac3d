package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.model.CampaignModel;
import shikomi.model.UnitSquare;
import shikomi.recipe.Recipe;
import shikomi.space.Point;

/** Repeats are proposed where they can teach something about noise, and nowhere else. */
class KnownNoiseTest {
    private static Recipe recipe(String objective) {
        return UnitSquare.recipe("y: {" + objective + "}");
    }

    private static double truth(Point point) {
        double a = point.number("a") - 0.3;
        double b = point.number("b") - 0.6;
        return 10 - 8 * a * a - 5 * b * b;
    }

    private static Result result(Point point, double error) {
        return on(null, point, error);
    }

    private static Result on(@Nullable LocalDate day, Point point, double error) {
        Measurement measurement = new Measurement("y", 1, new Outcome.Measured(truth(point), error));
        return new Result(point, List.of(measurement), null, null, day, null, null);
    }

    private static boolean isRepeat(Reason reason) {
        return reason instanceof Reason.Repeat || reason instanceof Reason.Confirm || reason instanceof Reason.Verify;
    }

    /** The reasons of a campaign in batches without noise, one each day. */
    private static List<Reason> campaign(String objective, double error, int batches, int size) {
        List<Result> results = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            PlanRequest request = new PlanRequest(recipe(objective), List.copyOf(results), List.of(), null, size, 3);
            for (Proposal proposal : new StandardPlanner().propose(request).batch()) {
                results.add(on(LocalDate.of(2026, 1, 1 + batch), proposal.point(), error));
                reasons.add(proposal.reason());
            }
        }
        return reasons;
    }

    /**
     * Two exact repeats are enough: that of the start and one more. Where a target is reached, the three best may be
     * checked in one batch.
     */
    @ParameterizedTest
    @CsvSource({"'goal: maximize', 2", "'goal: maximize, target: 9.5', 4"})
    void where_repeats_give_exactly_the_same_value_there_are_soon_no_further_ones(String objective, int most) {
        List<Reason> reasons = campaign(objective, 0, 8, 4);
        assertThat(reasons.stream().filter(KnownNoiseTest::isRepeat)).hasSizeLessThanOrEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goal: maximize, noise: 0.1", "goal: maximize"})
    void nothing_is_repeated_to_learn_a_noise_that_the_lab_states(String objective) {
        double error = objective.contains("noise") ? 0 : 0.1;
        assertThat(campaign(objective, error, 5, 2)).noneMatch(Reason.Repeat.class::isInstance);
    }

    /** One value without a standard error among others with one. */
    @Test
    void one_reported_error_is_enough() {
        List<Result> results = new ArrayList<>();
        for (double a : new double[] {0.1, 0.9, 0.4}) {
            results.add(result(UnitSquare.point(a, a), a == 0.9 ? 0 : 0.1));
        }
        PlanRequest request = new PlanRequest(recipe("goal: maximize"), results, List.of(), null, 1, 3);
        assertThat(new StandardPlanner().propose(request).batch().getFirst().reason())
                .isInstanceOf(Reason.Start.class);
    }

    /** The design that is used until there is a number, in batches of any size. */
    @Test
    void a_short_design_does_not_learn_a_known_noise_either() {
        PlanRequest request = new PlanRequest(recipe("goal: maximize, noise: 0.1"), List.of(), List.of(), null, 8, 3);
        assertThat(StandardPlanner.withoutStart(Engine.STANDARD)
                        .propose(request)
                        .batch())
                .noneMatch(proposal -> proposal.reason() instanceof Reason.Repeat);
    }

    @Test
    void a_value_with_a_huge_error_changes_no_prediction_and_is_named() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            results.add(result(UnitSquare.point(i / 7.0, (i * 3 % 7) / 7.0), 0));
        }
        List<Result> more = new ArrayList<>(results);
        more.add(
                2,
                Result.of(
                        UnitSquare.point(0.5, 0.5), List.of(new Measurement("y", 1, new Outcome.Measured(500, 1e30)))));
        Recipe recipe = recipe("goal: maximize");
        List<Point> at = List.of(UnitSquare.point(0.5, 0.5), UnitSquare.point(0.2, 0.9));
        assertThat(CampaignModel.fit(recipe, more, 1).newMeasurements(at))
                .isEqualTo(CampaignModel.fit(recipe, results, 1).newMeasurements(at));
        List<Message> notes = new StandardPlanner()
                .propose(new PlanRequest(recipe, more, List.of(), null, 1, 3))
                .notes();
        assertThat(notes)
                .extracting(note -> note.in(Language.EN))
                .anyMatch(note -> note.contains("#3 (500 ± 1.0 × 10³⁰)"));
        assertThat(notes).extracting(note -> note.in(Language.JA)).anyMatch(note -> note.contains("1 件の結果は使いません: #3"));
    }

    @Test
    void tiny_errors_count_as_exact() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            results.add(result(UnitSquare.point(i / 6.0, (i * 5 % 6) / 6.0), i % 2 == 0 ? 1e-90 : 1e-200));
        }
        assertThat(CampaignModel.fit(recipe("goal: maximize"), results, 1)
                        .newMeasurements(List.of(UnitSquare.point(0.4, 0.4)))
                        .get("y"))
                .allMatch(measurement -> Double.isFinite(measurement.mean()) && Double.isFinite(measurement.sd()));
    }
}
