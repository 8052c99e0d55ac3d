package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.space.Value;

/** Start designs, doubts, and searches that have found what the model can find. */
class StuckSearchTest {
    private static final StandardPlanner PLANNER = new StandardPlanner();

    private static Recipe recipe(String rest) {
        return RecipeReader.read("recipe.yaml", "recipe: 1\nname: stuck\n" + rest)
                .orElseThrow();
    }

    private static final Recipe SQUARE = recipe("parameters: {a: {kind: continuous, low: 0, high: 1},"
            + " b: {kind: continuous, low: 0, high: 1}}\nobjectives: {y: {goal: maximize}}\n");

    private static final Recipe MIXTURE = recipe("""
            parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0, high: 1},
              c: {kind: continuous, low: 0, high: 1}, d: {kind: continuous, low: 0, high: 1}}
            mixtures: {m: {components: [a, b, c, d], total: 1}}
            objectives: {y: {goal: maximize}}
            """);

    private static Plan plan(Recipe recipe, List<Result> results, int size) {
        return PLANNER.propose(new PlanRequest(recipe, results, List.of(), null, size, 1));
    }

    private static Result result(Point point, double value) {
        return Result.of(point, List.of(new Measurement("y", 1, new Outcome.Measured(value))));
    }

    private static Result result(double a, double b, double value) {
        return result(new Point(Map.of("a", Value.of(a), "b", Value.of(b))), value);
    }

    @Test
    void a_mixture_starts_inside_with_every_component_present() {
        for (Proposal proposal : plan(MIXTURE, List.of(), 4).batch()) {
            for (String component : List.of("a", "b", "c", "d")) {
                assertThat(proposal.point().number(component)).isBetween(0.03, 0.75);
            }
        }
    }

    @Test
    void every_choice_is_tried_once_in_the_start() {
        Recipe choices =
                recipe("parameters: {s: {kind: categorical, choices: [A, B, C, D, E, F]}, x: {kind: continuous,"
                        + " low: 0, high: 1}}\nobjectives: {y: {goal: maximize}}\n");
        List<Proposal> batch = plan(choices, List.of(), 7).batch();
        Set<String> tried = new HashSet<>();
        batch.subList(0, 6).forEach(proposal -> tried.add(proposal.point().choice("s")));
        assertThat(tried).hasSize(6);
        assertThat(batch.get(6).reason()).isInstanceOf(Reason.Repeat.class);
    }

    @Test
    void nothing_is_repeated_to_learn_the_noise_where_it_is_known() {
        Recipe known = recipe("parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0,"
                + " high: 1}}\nobjectives: {y: {goal: maximize, noise: 0.5}}\n");
        assertThat(plan(known, List.of(), 4).batch())
                .extracting(proposal -> proposal.reason().code())
                .containsOnly("start");
    }

    @Test
    void a_large_first_batch_is_one_design_and_counts_to_its_end() {
        List<Proposal> batch = plan(SQUARE, List.of(), 9).batch();
        assertThat(batch.get(7).reason()).isEqualTo(new Reason.Start(8, 9));
        assertThat(batch.getLast().reason()).isEqualTo(new Reason.Repeat(9, 9));
    }

    /** Twenty points of a plane, the last replaced by a slip. */
    private static List<Result> slipped() {
        List<Result> results = new ArrayList<>();
        RandomStream random = RandomStream.of(4);
        for (int i = 0; i < 20; i++) {
            double[] x = random.uniforms(2);
            results.add(result(x[0], x[1], i == 19 ? 100 : x[0] + x[1]));
        }
        return results;
    }

    @Test
    void a_value_in_gross_disagreement_is_measured_again_first_and_once() {
        List<Result> results = slipped();
        Plan plan = plan(SQUARE, results, 4);
        Proposal first = plan.batch().getFirst();
        assertThat(first.point()).isEqualTo(results.getLast().made());
        assertThat(first.reason()).isInstanceOf(Reason.CheckDoubtful.class);
        assertThat(plan.batch().subList(1, 4)).noneMatch(proposal -> proposal.reason() instanceof Reason.CheckDoubtful);
        assertThat(plan.batch().subList(1, 4))
                .allSatisfy(proposal -> assertThat(
                                proposal.point().number("a") + proposal.point().number("b"))
                        .as("the search goes on where the plane is high, not at the slip")
                        .isGreaterThan(1.5));
        assertThat(plan.notes())
                .extracting(note -> note.in(Language.EN))
                .anyMatch(note -> note.startsWith("#20 (") && note.contains("The model does not use it until"));
    }

    @Test
    void a_doubt_that_a_repeat_settled_is_not_raised_again() {
        List<Result> results = slipped();
        Point slip = results.getLast().made();
        results.add(result(slip, slip.number("a") + slip.number("b") + 0.01));
        assertThat(plan(SQUARE, results, 4).batch())
                .noneMatch(proposal -> proposal.reason() instanceof Reason.CheckDoubtful);
    }

    private static double hill(double a, double b) {
        return Math.exp(-8 * ((a - 0.3) * (a - 0.3) + (b - 0.3) * (b - 0.3)));
    }

    /** A hill in one quarter of the square that has been searched until nothing is left to gain on it. */
    private static List<Result> polished() {
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            double a = 0.05 + 0.1 * (i % 6);
            double b = 0.05 + 0.1 * Math.floorDiv(i, 6);
            results.add(result(a, b, hill(a, b)));
        }
        for (double[] x : new double[][] {{0.3, 0.3}, {0.31, 0.3}, {0.3, 0.31}, {0.29, 0.3}, {0.3, 0.29}}) {
            results.add(result(x[0], x[1], hill(x[0], x[1])));
        }
        results.add(result(0.9, 0.1, hill(0.9, 0.1)));
        results.add(result(0.1, 0.9, hill(0.1, 0.9)));
        return results;
    }

    @Test
    void a_search_that_has_polished_its_best_looks_at_the_emptiest_part() {
        Plan plan = plan(SQUARE, polished(), 4);
        assertThat(plan.batch())
                .filteredOn(proposal ->
                        proposal.point().number("a") > 0.6 && proposal.point().number("b") > 0.6)
                .as("where no experiment is")
                .isNotEmpty();
        assertThat(plan.batch())
                .as("every second experiment goes on as before")
                .filteredOn(proposal -> proposal.reason() instanceof Reason.FineSearch)
                .isNotEmpty();
    }

    private static final Recipe CHOICES = recipe("parameters: {s: {kind: categorical, choices: [A, B, C, D]},"
            + " x: {kind: continuous, low: 0, high: 1}, y: {kind: continuous, low: 0, high: 1}}\n"
            + "objectives: {z: {goal: maximize}}\n");

    /** One experiment with each choice, then ten in noise around the best of A. */
    private static List<Result> polishedChoice() {
        RandomStream random = RandomStream.of(3);
        List<Result> results = new ArrayList<>();
        double[][] first = {{0.5, 0.5, 0.8}, {0.2, 0.2, 0.3}, {0.8, 0.4, 0.2}, {0.15, 0.8, 0.1}};
        for (int s = 0; s < first.length; s++) {
            results.add(chosen("ABCD".substring(s, s + 1), first[s][0], first[s][1], first[s][2]));
        }
        for (int i = 0; i < 10; i++) {
            double x = 0.3 + 0.15 * random.gaussian();
            double y = 0.7 + 0.15 * random.gaussian();
            results.add(
                    chosen("A", x, y, 1.2 - (x - 0.3) * (x - 0.3) - (y - 0.7) * (y - 0.7) + 0.05 * random.gaussian()));
        }
        return results;
    }

    private static Result chosen(String s, double x, double y, double z) {
        Point point = new Point(Map.of("s", Value.of(s), "x", Value.of(clip(x)), "y", Value.of(clip(y))));
        return Result.of(point, List.of(new Measurement("z", 1, new Outcome.Measured(z))));
    }

    private static double clip(double share) {
        return Math.clamp(share, 0, 1);
    }

    @Test
    void where_a_choice_promises_less_than_the_noise_the_others_are_looked_at_again() {
        assertThat(plan(CHOICES, polishedChoice(), 4).batch())
                .extracting(proposal -> proposal.point().choice("s"))
                .as("one experiment with each of B, C and D says little about them")
                .anyMatch(level -> !level.equals("A"));
    }

    @Test
    void what_to_do_is_said_where_nothing_is_likely_to_beat_the_best() {
        assertThat(plan(SQUARE, polished(), 2).notes())
                .extracting(note -> note.in(Language.EN))
                .anyMatch(note -> note.startsWith("Nothing left is likely to beat the best by more than 1 %"));
    }

    /** Plain tables of random functions: no condition comes back a third time without being asked for. */
    @Test
    void every_campaign_makes_progress() {
        for (long seed = 1; seed <= 12; seed++) {
            RandomStream random = RandomStream.of(seed);
            double[] centre = random.uniforms(2);
            double noise = seed % 3 == 0 ? 0.1 : 0;
            List<Result> results = new ArrayList<>();
            Map<Condition, Integer> times = new HashMap<>();
            for (int step = 0; step < 14; step++) {
                Proposal next = plan(SQUARE, results, 1).batch().getFirst();
                double a = next.point().number("a");
                double b = next.point().number("b");
                double truth = seed % 2 == 0 ? a - b : -Math.hypot(a - centre[0], b - centre[1]);
                results.add(result(next.point(), truth + noise * random.gaussian()));
                boolean asked = next.reason() instanceof Reason.CheckDoubtful
                        || next.reason() instanceof Reason.Repeat
                        || next.reason() instanceof Reason.Confirm;
                int made = times.merge(SQUARE.space().condition(next.point()), 1, Integer::sum);
                assertThat(asked || made < 2).as("seed %d, step %d", seed, step).isTrue();
            }
        }
    }
}
