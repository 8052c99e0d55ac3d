package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Result;
import shikomi.recipe.RecipeFile;
import shikomi.space.Parameter;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;
import shikomi.table.result.ResultTable;

/** The recipe that shows how literature is used. */
class AlloysRecipeTest {
    private static final RecipeFile FILE =
            RecipeFile.read(Path.of("recipes", "alloys")).orElseThrow();

    private static SourceRows read(Sheet sheet, List<Result> own) {
        return SourceFile.read(FILE.recipe().sources().getFirst(), FILE.recipe(), sheet, "hash", own)
                .orElseThrow();
    }

    private static List<Result> own() {
        return ResultTable.read(Sheets.read(FILE.beside("own.csv")).orElseThrow(), FILE.recipe())
                .orElseThrow()
                .results();
    }

    @Test
    void its_results_lie_inside_its_limits() {
        assertThat(own())
                .hasSize(12)
                .allSatisfy(result ->
                        assertThat(FILE.recipe().space().broken(result.made())).isEmpty());
    }

    @Test
    void its_sample_is_read_and_says_what_is_set_aside() {
        Sheet sheet = Sheets.read(FILE.beside("sample.csv")).orElseThrow();
        SourceRows rows = read(sheet, own());
        SourceRows kept = Duplicates.without(List.of(rows), own()).getFirst();
        assertThat(SourceSheets.reasons(kept))
                .containsExactly(
                        "14 nothing was measured",
                        "44 “FORMULA” is “Al0.43 Cr0.97 Fe1.06 Ni0.88 Zr0.11”, but there is no parameter for Zr",
                        "45 same as line 6 (sample-1); counted once");
        assertThat(kept.groups()).isEqualTo(5);
        assertThat(kept.rows())
                .hasSize(41)
                .allSatisfy(row -> assertThat(FILE.recipe().space().numeric().stream()
                                .map(Parameter::name)
                                .mapToDouble(row.made()::number)
                                .sum())
                        .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-12)));
        assertThat(SourceSheets.words(kept.findings()))
                .containsExactly(
                        "The column “FORMULA” was read as chemical formulas: 8 parameters take the fractions "
                                + "of their elements.",
                        "1 row repeats data from another paper or source; it is counted once.");
    }

    @Test
    void the_published_file_is_read_by_it() {
        SourceRows rows = read(SourceSheets.visible("mpea/source.csv"), own());
        assertThat(rows.rows()).hasSizeGreaterThan(200);
        assertThat(rows.groups()).isGreaterThan(40);
        assertThat(rows.setAside().stream().map(row -> row.reason().key()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("source.nothing-measured", "source.other-elements");
    }
}
