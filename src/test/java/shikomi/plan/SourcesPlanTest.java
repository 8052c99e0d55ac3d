package shikomi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import shikomi.acquisition.ExpectedImprovement;
import shikomi.acquisition.Utility;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Language;
import shikomi.model.CampaignModel;
import shikomi.model.NewMeasurement;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.source.SourceFile;
import shikomi.source.SourceFitStore;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.file.Sheets;

/** Plans with external data beside own results. */
class SourcesPlanTest {
    private static final Recipe RECIPE = RecipeReader.read("recipe.yaml", """
            recipe: 1
            name: hill
            parameters:
              a: {kind: continuous, low: 0, high: 1}
              b: {kind: continuous, low: 0, high: 1}
            objectives: {y: {goal: maximize}}
            sources: {papers: {kind: literature, file: papers.csv, group: paper}}
            """).orElseThrow();

    private static final Sources PAPERS = papers(SourcesPlanTest::hill);

    private static double hill(double a, double b) {
        return Math.exp(-8 * ((a - 0.7) * (a - 0.7) + (b - 0.3) * (b - 0.3)));
    }

    private static Sources papers(DoubleBinaryOperator told) {
        RandomStream random = RandomStream.of(4);
        StringBuilder csv = new StringBuilder("paper,a,b,y\n");
        for (int row = 0; row < 60; row++) {
            double a = random.uniform();
            double b = random.uniform();
            csv.append(String.format(
                    Locale.ROOT,
                    "p%d,%.4f,%.4f,%.5f%n",
                    row / 15,
                    a,
                    b,
                    told.applyAsDouble(a, b) + 0.02 * random.gaussian() + 0.1 * Math.floorDiv(row, 15)));
        }
        return new Sources(
                List.of(SourceFile.read(
                                RECIPE.sources().getFirst(),
                                RECIPE,
                                Sheets.read("papers.csv", csv.toString().getBytes(StandardCharsets.UTF_8))
                                        .orElseThrow(),
                                "hash",
                                List.of())
                        .orElseThrow()),
                SourceFitStore.passing());
    }

    private static Result measured(Point point) {
        return Result.of(
                point,
                List.of(new Measurement("y", 1, new Outcome.Measured(hill(point.number("a"), point.number("b"))))));
    }

    private static List<Result> own(int n) {
        RandomStream random = RandomStream.of(9);
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            results.add(measured(new Point(Map.of("a", Value.of(random.uniform()), "b", Value.of(random.uniform())))));
        }
        return results;
    }

    private static Plan plan(List<Result> results, Sources sources, int size) {
        return new StandardPlanner().propose(new PlanRequest(RECIPE, results, List.of(), sources, null, size, 1));
    }

    @Test
    void before_the_first_result_half_of_the_start_is_where_papers_expect_much() {
        List<Proposal> batch = plan(List.of(), PAPERS, 4).batch();
        assertThat(batch).extracting(p -> p.reason().code()).containsExactly("start", "source", "start", "repeat");
        List<Proposal> told = batch.stream()
                .filter(p -> p.reason() instanceof Reason.ColdStart)
                .toList();
        assertThat(told)
                .isNotEmpty()
                .allSatisfy(
                        p -> assertThat(hill(p.point().number("a"), p.point().number("b")))
                                .isGreaterThan(0.6));
        assertThat(plan(List.of(), Sources.none(), 4).batch()).noneMatch(p -> p.reason() instanceof Reason.ColdStart);
    }

    @Test
    void one_of_four_is_chosen_as_if_there_were_no_papers() {
        List<Proposal> batch = plan(own(10), PAPERS, 4).batch();
        assertThat(batch)
                .filteredOn(p -> p.reason() instanceof Reason.Insurance)
                .hasSize(1);
        List<Result> results = own(10);
        int guarded = 0;
        for (int run = 0; run < 8; run++) {
            Proposal next = plan(results, PAPERS, 1).batch().getFirst();
            guarded += next.reason() instanceof Reason.Insurance ? 1 : 0;
            results.add(measured(next.point()));
        }
        assertThat(guarded).isEqualTo(2);
    }

    @Test
    void what_was_judged_stands_in_the_plan() {
        Plan plan = plan(own(12), PAPERS, 1);
        assertThat(plan.sources()).singleElement().satisfies(each -> {
            assertThat(each.source().spec().name()).isEqualTo("papers");
            assertThat(each.verdict().code()).isEqualTo("helps");
            assertThat(each.weight()).isBetween(0.3, 1.0);
            assertThat(each.labs()).isPositive();
            assertThat(each.excess()).isLessThan(Math.log(10));
            assertThat(each.acrossLabs().orElseThrow().in(Language.EN))
                    .startsWith("papers: when each of 4 labs or papers is left out in turn");
            assertThat(each.sentence().in(Language.JA)).startsWith("外部データ papers は役立ちます");
        });
        assertThat(plan(own(12), Sources.none(), 1).sources()).isEmpty();
    }

    @Test
    void junk_moves_predictions_hardly() {
        List<Point> points = own(30).stream().map(Result::made).toList();
        Sources junk = papers((a, b) -> Math.cos(9 * a) * Math.sin(11 * b));
        List<NewMeasurement> alone = Objects.requireNonNull(
                CampaignModel.fit(RECIPE, own(16), 1).newMeasurements(points).get("y"));
        List<NewMeasurement> heard = Objects.requireNonNull(CampaignModel.fit(RECIPE, own(16), junk, 1)
                .newMeasurements(points)
                .get("y"));
        double square = 0;
        for (int i = 0; i < points.size(); i++) {
            square += Math.pow(heard.get(i).mean() - alone.get(i).mean(), 2) / points.size();
        }
        assertThat(Math.sqrt(square)).isLessThan(0.03);
    }

    /** (b): the best point of the mixture has at least the own models' share of the best that they know without sources. */
    @Test
    void no_point_is_chosen_without_merit_to_the_labs_own_models() {
        double[][] grid = new double[400][];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = new double[] {(i % 20) / 19.0, Math.floorDiv(i, 20) / 19.0};
        }
        for (Sources sources : List.of(PAPERS, papers((a, b) -> 5 - 3 * hill(b, a)))) {
            CampaignModel model = CampaignModel.fit(RECIPE, own(9), sources, 1);
            Utility.Kind improvement = ExpectedImprovement.overBestExpected();
            double[] mixture = improvement.over(model, false).at(grid);
            double[] alone = improvement.over(model.withoutSources(), false).at(grid);
            double most = Arrays.stream(mixture).max().orElseThrow();
            double mostAlone = Arrays.stream(alone).max().orElseThrow();
            assertThat(most)
                    .isGreaterThanOrEqualTo(mostAlone
                            + Math.log(1 - model.improved().orElseThrow().sourceShare())
                            - 1e-3);
        }
    }
}
