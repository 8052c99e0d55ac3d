package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.file.Sheets;

/** Which rows of a file are shown for a point. */
class NearestRowsTest {
    private static final Recipe RECIPE = RecipeReader.read("recipe.yaml", """
            recipe: 1
            name: c
            parameters:
              a: {kind: continuous, low: 0, high: 10}
              b: {kind: continuous, low: 1, high: 100, scale: log}
              s: {kind: categorical, choices: [x, y]}
            objectives: {y: {goal: maximize}, z: {goal: maximize}}
            sources: {papers: {kind: literature, file: p.csv}}
            """).orElseThrow();

    private static List<NearestRows> nearest(String csv) {
        SourceRows rows = SourceFile.read(
                        RECIPE.sources().getFirst(),
                        RECIPE,
                        Sheets.read("p.csv", csv.getBytes(StandardCharsets.UTF_8))
                                .orElseThrow(),
                        "hash")
                .orElseThrow();
        Point point = new Point(Map.of("a", Value.of(5), "b", Value.of(10), "s", Value.of("x")));
        return NearestRows.to(point, rows, RECIPE);
    }

    @Test
    void the_three_nearest_rows_with_a_number_are_shown_by_the_parameters_they_tell() {
        List<NearestRows> nearest = nearest("""
                a,b,s,y,z
                9,10,x,1,
                5,10,x,,7
                5,10,y,2,
                6,,,3,
                5,100,x,4,
                4.5,10,x,5,
                """);
        assertThat(nearest).extracting(near -> near.row().line()).containsExactly(7, 5, 2);
        assertThat(nearest.get(0).distance()).isCloseTo(0.05 / Math.sqrt(3), within(1e-12));
        assertThat(nearest.get(1).distance()).isCloseTo(0.1, within(1e-12));
        assertThat(nearest.get(2).distance()).isCloseTo(0.4 / Math.sqrt(3), within(1e-12));
    }

    @Test
    void rows_equally_far_stand_in_the_order_of_the_file() {
        assertThat(nearest("a,b,s,y\n6,10,x,1\n4,10,x,2\n6,10,x,3\n4,10,x,4\n"))
                .extracting(near -> near.row().line())
                .containsExactly(2, 3, 4);
    }
}
