package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Recipe;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.file.Sheet;

class DuplicatesTest {
    private static final Recipe RECIPE = SourceSheets.recipe("""
            parameters: {T: {kind: continuous, low: 0, high: 1000}, solvent: {kind: categorical, choices: [DMF, DMSO]}}
            objectives: {y: {goal: maximize}}
            sources: {sun: {kind: literature, file: sun.csv, group: doi}}
            """);

    private static SourceRows rows(String text) {
        return SourceSheets.read(RECIPE, "doi,T,solvent,y\n" + text).orElseThrow();
    }

    private static Result own(double temperature, String solvent, double... values) {
        List<Measurement> measurements = new ArrayList<>();
        for (double value : values) {
            measurements.add(new Measurement("y", measurements.size() + 1, new Outcome.Measured(value)));
        }
        return Result.of(
                new Point(Map.of("T", Value.of(temperature), "solvent", Value.of(solvent), "age", Value.of(3))),
                measurements);
    }

    @Test
    void what_another_paper_tells_again_counts_once_and_replicates_stay() {
        SourceRows rows = rows(
                "a,100,DMF,1.234\na,100,DMF,1.234\nb,100.04,DMF,1.2341\nb,100,DMSO,1.234\nb,100,DMF,1.25\nb,,DMF,1.234\n");
        SourceRows other = rows("c,100,DMSO,1.23\nc,100,DMF,failed\na,100,DMF,1.234\n");
        List<SourceRows> kept = Duplicates.without(List.of(rows, other), List.of());
        assertThat(kept.get(0).rows()).extracting(SourceRows.Row::line).containsExactly(2, 3, 5, 6, 7);
        assertThat(SourceSheets.reasons(kept.get(0))).containsExactly("4 same as line 2 (a); counted once");
        assertThat(kept.get(1).rows()).extracting(SourceRows.Row::line).containsExactly(3);
        assertThat(SourceSheets.reasons(kept.get(1)))
                .containsExactly(
                        "2 same as line 5 (b) of the source sun; counted once",
                        "4 same as line 2 (a) of the source sun; counted once");
        assertThat(SourceSheets.words(kept.get(1).findings()))
                .containsExactly("2 rows repeat data from another paper or source; each is counted once.");
    }

    @Test
    void own_results_that_were_published_are_set_aside_as_replicate_or_as_mean() {
        SourceRows rows = rows("a,100,DMF,1.23\na,100,DMF,1.2\nus,200,,55.5\nus,200,DMSO,55.5\nus,200,DMF,56\n");
        List<Result> own = List.of(own(100, "DMF", 1.1, 1.3, 1.2), own(200, "DMF", 55.48));
        SourceRows kept = Duplicates.without(List.of(rows), own).getFirst();
        assertThat(SourceSheets.reasons(kept))
                .containsExactly(
                        "3 your own result 1, published here: “y” is 1.2 in both",
                        "4 your own result 2, published here: “y” is 55.5 in both");
        assertThat(kept.rows()).extracting(SourceRows.Row::line).containsExactly(2, 5, 6);
        assertThat(SourceSheets.words(kept.findings()))
                .containsExactly("2 rows are your own results, published; they are set aside so that the source is "
                        + "judged on results it does not contain.");
        assertThat(Duplicates.without(List.of(rows), List.of())).containsExactly(rows);
    }

    @Test
    void what_many_papers_told_of_one_point_may_well_be_equal_by_chance() {
        StringBuilder text = new StringBuilder();
        for (int paper = 0; paper < 60; paper++) {
            text.append("p")
                    .append(paper)
                    .append(",25,,")
                    .append(1 + paper % 30)
                    .append('\n');
        }
        assertThat(Duplicates.without(List.of(rows(text.toString())), List.of(own(25, "DMF", 7)))
                        .getFirst()
                        .rows())
                .hasSize(60);
    }

    @Test
    void gross_outliers_of_a_paper_are_set_aside() {
        SourceRows rows = rows(
                "a,1,,10\na,2,,11\na,3,,12\na,4,,9\na,5,,10.5\na,6,,11.5\na,7,,9.5\na,8,,11000\na,9,,16\nb,1,,1\nb,2,,9999\n");
        assertThat(SourceSheets.reasons(rows))
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .startsWith("9 “y” is 11000, ")
                        .endsWith(" robust standard deviations from the median of a, 11"));
        assertThat(rows("a,1,,1\na,2,,1\na,3,,1\na,4,,1\na,5,,1\na,6,,1\na,7,,1\na,8,,9\n")
                        .setAside())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(UnitAuditTest.Visible.class)
    void own_rows_within_a_source_are_all_found(UnitAuditTest.Visible data) {
        Sheet sheet = data.sheet();
        List<String> fractions =
                sheet.header().stream().filter(h -> h.startsWith("x_")).toList();
        Recipe recipe = data.recipe(sheet, fractions);
        SourceRows rows = SourceSheets.read(recipe, sheet).orElseThrow();
        String lab = UnitAuditTest.largest(rows);
        SourceRows kept =
                Duplicates.without(List.of(rows), UnitAuditTest.own(rows, lab)).getFirst();
        assertThat(kept.rows().size()).isGreaterThan((int)
                (0.9 * (rows.rows().size() - UnitAuditTest.own(rows, lab).size())));
        assertThat(kept.setAside()).noneMatch(row -> row.reason().key().startsWith("source.outlier"));
        assertThat(kept.rows()).noneMatch(row -> row.group().equals(lab));
    }
}
