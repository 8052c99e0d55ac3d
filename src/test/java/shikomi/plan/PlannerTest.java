package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.math.Normal;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.model.CampaignModel;
import shikomi.model.ModelHealth;
import shikomi.model.NewMeasurement;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

class PlannerTest {
    private static final StandardPlanner PLANNER = new StandardPlanner();
    private static final String FILM = """
            recipe: 1
            name: film
            parameters:
              Cs: {kind: continuous, low: 0, high: 1, step: 0.01}
              MA: {kind: continuous, low: 0, high: 1, step: 0.01}
              FA: {kind: continuous, low: 0, high: 1, step: 0.01}
              T: {kind: continuous, low: 80, high: 180, step: 5}
              dose: {kind: continuous, low: 0.01, high: 10, scale: log}
              spin: {kind: discrete, values: [1000, 2000, 4000]}
              solvent: {kind: categorical, choices: [DMF, DMSO]}
            mixtures: {m: {components: [Cs, MA, FA], total: 1}}
            constraints: [Cs <= 0.3 + 0.5 * FA]
            objectives: {y: {goal: maximize}}
            """;
    private static final String LINE = """
            recipe: 1
            name: line
            parameters: {a: {kind: continuous, low: 0, high: 1, step: 0.01}}
            objectives: {y: {goal: maximize}}
            """;

    private static Recipe recipe(String text) {
        return RecipeReader.read("recipe.yaml", text).orElseThrow();
    }

    private static Point at(double a) {
        return new Point(Map.of("a", Value.of(a)));
    }

    private static Result result(Point point, Outcome... outcomes) {
        List<Measurement> measurements = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            measurements.add(new Measurement("y", measurements.size() + 1, outcome));
        }
        return Result.of(point, measurements);
    }

    private static List<Result> measured(List<Point> points, ToDoubleFunction<Point> y) {
        return points.stream()
                .map(p -> result(p, new Outcome.Measured(y.applyAsDouble(p))))
                .toList();
    }

    private static List<Point> line(double... values) {
        return java.util.Arrays.stream(values).mapToObj(PlannerTest::at).toList();
    }

    private static Plan plan(Recipe recipe, List<Result> results, List<Point> pool, int size) {
        return PLANNER.propose(new PlanRequest(recipe, results, List.of(), pool.isEmpty() ? null : pool, size, 1));
    }

    private static double hill(Point p) {
        return -Math.pow(p.number("a") - 0.37, 2);
    }

    @Test
    void every_proposal_keeps_every_limit_exactly() {
        Recipe film = recipe(FILM);
        List<Result> results = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 6; round++) {
            Plan plan = plan(film, results, List.of(), 3);
            assertThat(plan.batch()).hasSize(3);
            for (Proposal proposal : plan.batch()) {
                Point p = proposal.point();
                assertThat(film.space().broken(p)).as("%s", p).isEmpty();
                assertThat(Numbers.exact(p.number("Cs"))
                                .add(Numbers.exact(p.number("MA")))
                                .add(Numbers.exact(p.number("FA"))))
                        .isEqualByComparingTo("1");
                assertThat(p.number("Cs")).isLessThanOrEqualTo(0.3 + 0.5 * p.number("FA") + 1e-12);
                assertThat(p.number("T") % 5).isZero();
                results.add(result(p, new Outcome.Measured(p.number("Cs") + random.nextDouble() * 0.01)));
            }
        }
    }

    @Test
    void the_same_request_gets_the_same_plan() {
        Recipe film = recipe(FILM);
        List<Result> results = measured(
                plan(film, List.of(), List.of(), 8).batch().stream()
                        .map(Proposal::point)
                        .toList(),
                p -> p.number("T"));
        assertThat(plan(film, results, List.of(), 3).batch())
                .isEqualTo(plan(film, results, List.of(), 3).batch());
    }

    @Test
    void it_finds_the_top_of_a_hill() {
        Recipe line = recipe(LINE);
        List<Result> results = new ArrayList<>(measured(line(0, 0.25, 0.5, 0.75, 1), PlannerTest::hill));
        for (int i = 0; i < 6; i++) {
            results.addAll(measured(
                    plan(line, results, List.of(), 1).batch().stream()
                            .map(Proposal::point)
                            .toList(),
                    PlannerTest::hill));
        }
        assertThat(results.stream().mapToDouble(r -> hill(r.made())).max().orElseThrow())
                .isCloseTo(0, within(2e-4));
    }

    @Test
    void to_minimize_is_to_maximize_the_negative() {
        Recipe most = recipe(LINE);
        Recipe least = recipe(LINE.replace("maximize", "minimize"));
        List<Point> points = line(0, 0.2, 0.4, 0.6, 0.8, 1);
        Plan up = plan(most, measured(points, PlannerTest::hill), List.of(), 2);
        Plan down = plan(least, measured(points, p -> -hill(p)), List.of(), 2);
        assertThat(down.batch())
                .extracting(Proposal::point)
                .isEqualTo(up.batch().stream().map(Proposal::point).toList());
        assertThat(down.batch())
                .extracting(Proposal::chance)
                .isEqualTo(up.batch().stream().map(Proposal::chance).toList());
    }

    @Test
    void a_pool_is_proposed_once_within_the_limits_and_its_end_is_said() {
        Recipe line = recipe(LINE);
        List<Point> pool = line(0.1, 0.2, 0.2, 0.3, 0.4, 1.5);
        List<Result> results = measured(line(0.1, 0.7, 0.8, 0.9), PlannerTest::hill);
        Plan plan = PLANNER.propose(new PlanRequest(line, results, line(0.4), pool, 5, 1));
        assertThat(plan.batch()).extracting(p -> p.point().number("a")).containsExactlyInAnyOrder(0.2, 0.3);
        assertThat(plan.batch()).extracting(Proposal::poolRow).containsExactlyInAnyOrder(1, 3);
        assertThat(plan.notes())
                .extracting(n -> n.in(Language.EN))
                .contains(
                        "1 row of the pool is outside the limits and is not proposed.",
                        "1 condition in the pool has already been measured and is not proposed again.",
                        "Shikomi proposes 2 of 5 experiments: every other row of the pool has been measured, "
                                + "is waiting, or is outside the limits.");
    }

    @Test
    void the_start_spreads_and_ends_with_a_true_repeat() {
        Recipe line = recipe(LINE);
        Plan plan = plan(line, List.of(), List.of(), 4);
        assertThat(plan.batch())
                .extracting(p -> p.reason().code())
                .containsExactly("start", "start", "start", "repeat");
        assertThat(plan.batch().getLast().point())
                .isEqualTo(plan.batch().getFirst().point());
        assertThat(plan.batch().getFirst().predicted()).isEmpty();
        assertThat(plan.batch().getFirst().chance()).isNull();
    }

    @Test
    void the_start_repeats_nothing_that_was_made_outside_the_limits() {
        Plan plan = plan(recipe(LINE), measured(line(1.2, -0.1, 0.4), PlannerTest::hill), List.of(), 1);
        assertThat(plan.batch().getFirst().reason().code()).isEqualTo("repeat");
        assertThat(plan.batch().getFirst().point()).isEqualTo(at(0.4));
    }

    @Test
    void a_batch_holds_no_condition_twice_and_spares_what_is_pending() {
        Recipe line = recipe(LINE);
        List<Result> results = measured(line(0, 0.3, 0.6, 1), PlannerTest::hill);
        List<Point> pending = line(0.37, 0.38);
        Plan plan = PLANNER.propose(new PlanRequest(line, results, pending, null, 6, 1));
        assertThat(plan.batch())
                .extracting(Proposal::point)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(pending);
    }

    @Test
    void a_reason_is_true_of_its_proposal() {
        Plan plan = plan(recipe(LINE), measured(line(0, 0.2, 0.5, 0.8, 1), PlannerTest::hill), List.of(), 6);
        for (Proposal proposal : plan.batch()) {
            double chance = Objects.requireNonNull(proposal.chance());
            assertThat(chance).isBetween(0.0, 1.0);
            switch (proposal.reason()) {
                case Reason.LikelyBetter(double stated, double best) ->
                    assertThat(stated).isEqualTo(chance).isGreaterThanOrEqualTo(0.05);
                case Reason.NothingLikely(double stated, double best) ->
                    assertThat(stated).isEqualTo(chance).isLessThan(0.05);
                case Reason.FineSearch(double stated, double best) ->
                    assertThat(proposal.point().number("a")).isBetween(0.45, 1.0);
                case Reason.FarFromData(double stated, double best) ->
                    assertThat(Objects.requireNonNull(proposal.nearest()).distance())
                            .isGreaterThan(0.09);
                default -> assertThat(proposal.reason()).isInstanceOf(Reason.Confirm.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void poor_data_are_planned_on_without_complaint(int kind) {
        List<Point> points = line(0, 0.3, 0.5, 0.6, 0.9);
        List<Result> results = switch (kind) {
            case 0 -> measured(points, p -> 7);
            case 1 -> measured(points.subList(0, 1), PlannerTest::hill);
            case 2 -> points.stream().map(p -> result(p, new Outcome.Failed())).toList();
            default ->
                points.stream()
                        .map(p -> result(p, new Outcome.Below(1), new Outcome.Above(2)))
                        .toList();
        };
        assertThat(plan(recipe(LINE), results, List.of(), 2).batch()).hasSize(2);
    }

    @Test
    void what_is_not_a_number_is_kept_and_said() {
        List<Result> results = new ArrayList<>(measured(line(0, 0.3, 0.6, 1), PlannerTest::hill));
        results.add(result(at(0.5), new Outcome.Failed()));
        results.add(result(at(0.4), new Outcome.Below(1)));
        assertThat(plan(recipe(LINE), results, List.of(), 1).notes())
                .extracting(n -> n.in(Language.EN))
                .contains(
                        "1 failed measurement is saved, but not used by the model yet.",
                        "1 measurement outside the measuring range is saved, but not used by the model yet.");
    }

    @Test
    void the_health_leaves_out_whole_conditions() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i <= 10; i++) {
            results.add(result(
                    at(i / 10.0),
                    new Outcome.Measured(hill(at(i / 10.0))),
                    new Outcome.Measured(hill(at(i / 10.0)) + 0.001)));
        }
        ModelHealth health = CampaignModel.fit(recipe(LINE), results, 1).health();
        assertThat(health.conditions()).isEqualTo(11);
        ModelHealth.Check check = Objects.requireNonNull(health.objectives().get("y"));
        assertThat(check.left()).hasSize(11);
        assertThat(Objects.requireNonNull(check.looRmse())).isLessThan(Objects.requireNonNull(check.meanRmse()) / 5);
        // always the average of the others: (n/(n−1)) times the distance from the average of all
        double[] y =
                check.left().stream().mapToDouble(ModelHealth.LeftOut::measured).toArray();
        double mean = java.util.Arrays.stream(y).average().orElseThrow();
        double squares = java.util.Arrays.stream(y)
                .map(v -> Math.pow((v - mean) * 11 / 10, 2))
                .average()
                .orElseThrow();
        assertThat(check.meanRmse()).isCloseTo(Math.sqrt(squares), within(1e-12));
    }

    @Test
    void a_result_that_disagrees_with_all_others_is_told_to_a_person() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Point p = at(i / 20.0);
            results.add(result(p, new Outcome.Measured(i == 7 ? 50 : 3 + Math.sin(6 * p.number("a")))));
        }
        assertThat(plan(recipe(LINE), results, List.of(), 1).notes())
                .extracting(note -> note.in(Language.EN))
                .anyMatch(note -> note.matches(
                        "#8 \\(a = 0\\.35\\) gave 50, [0-9.]+ standard deviations from the prediction of the other 19"
                                + " conditions\\. The model does not use it until the condition is measured again or"
                                + " the value is corrected\\."));
    }

    @Test
    void a_target_that_single_measurements_reached_is_to_be_confirmed() {
        Recipe recipe = recipe(LINE.replace("goal: maximize", "goal: maximize, target: 5"));
        List<Result> results = new ArrayList<>(measured(line(0.1, 0.2, 0.3), p -> 10 * p.number("a")));
        assertThat(plan(recipe, results, List.of(), 1).notes()).isEmpty();
        results.addAll(measured(line(0.9, 0.9, 0.8), p -> 10 * p.number("a")));
        assertThat(plan(recipe, results, List.of(), 1).notes())
                .extracting(note -> note.in(Language.EN))
                .contains("The target is reached, but 2 of the three best conditions have been measured only "
                        + "once: a = 0.8; a = 0.3. Repeat them before you rely on them.");
    }

    @Test
    void a_prediction_holds_eighty_percent_of_new_measurements() {
        SplittableRandom random = new SplittableRandom(3);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Point p = at(Math.round(100 * random.nextDouble()) / 100.0);
            results.add(result(p, new Outcome.Measured(Math.sin(6 * p.number("a")) + 0.2 * random.nextGaussian())));
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            points.add(at(random.nextDouble()));
        }
        List<NewMeasurement> predicted = Objects.requireNonNull(CampaignModel.fit(recipe(LINE), results, 1)
                .newMeasurements(points)
                .get("y"));
        int inside = 0;
        for (int i = 0; i < points.size(); i++) {
            double y = Math.sin(6 * points.get(i).number("a")) + 0.2 * random.nextGaussian();
            NewMeasurement p = predicted.get(i);
            inside += y >= p.low() && y <= p.high() ? 1 : 0;
            assertThat((p.high() - p.low()) / p.sd()).isBetween(1.5, 2.7); // a normal has 2.56, a mixture less
        }
        assertThat(inside / 400.0).isBetween(0.7, 0.9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objectives: {y: {goal: maximize}} | objectives: {y: {goal: maximize}, z: {goal: maximize}} | has 2 objectives",
                "goal: maximize | goal: {match: 3} | The goal of “y” is neither maximize nor minimize",
                "total: 1} | total: 1, active: [1, 2]} | the number of components above zero",
                "[Cs <= 0.3 + 0.5 * FA] | [{rule: Cs <= 0.3, when: T > 100}] | constraint “Cs <= 0.3” when T > 100",
                "[Cs <= 0.3 + 0.5 * FA] | [Cs * FA <= 0.3] | constraint “Cs * FA <= 0.3”",
                "objectives: | 'batch: {same: [T]}\nobjectives:' | A batch that shares T cannot be planned yet.",
            })
    void what_cannot_be_planned_with_is_refused_in_words(String from, String to, String words) {
        Recipe recipe = recipe(FILM.replace(from.strip(), to.strip().replaceAll("^'|'$", "")));
        assertThat(Scope.refusals("recipe.yaml", recipe, false, 2))
                .anySatisfy(problem -> assertThat(problem.in(Language.EN))
                        .startsWith("recipe.yaml: ")
                        .contains(words.strip()));
        assertThat(Scope.notes(recipe)).isNotEmpty();
        assertThat(Scope.refusals("recipe.yaml", recipe(FILM), false, 2)).isEmpty();
    }

    @Test
    void the_expected_improvement_is_that_of_the_definition() {
        SplittableRandom random = new SplittableRandom(5);
        double u = -0.7;
        double sum = 0;
        int n = 2_000_000;
        for (int i = 0; i < n; i++) {
            sum += Math.max(0, u + random.nextGaussian());
        }
        assertThat(Math.exp(Normal.logImprovement(u))).isCloseTo(sum / n, within(1e-3));
    }

    @Test
    void context_is_recorded_and_does_not_tell_conditions_apart() {
        Recipe recipe = recipe(LINE.replace("step: 0.01}}", "step: 0.01}, humidity: {kind: context}}"));
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Map<String, Value> values = new LinkedHashMap<>();
            values.put("a", Value.of(List.of(0.0, 0.0, 0.3, 0.3, 0.7, 0.7).get(i)));
            values.put("humidity", Value.of(i));
            results.add(result(new Point(values), new Outcome.Measured(i)));
        }
        assertThat(plan(recipe, results, List.of(), 1).model().conditions()).isEqualTo(3);
    }
}
