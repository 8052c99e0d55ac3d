package shikomi.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shikomi.message.Reading;
import shikomi.space.Parameter;

class RecipeWriterTest {

    @Test
    void any_recipe_reads_back_as_it_was_written() {
        for (int seed = 0; seed < 400; seed++) {
            Recipe recipe = new RandomRecipes(seed).next();
            String written = RecipeWriter.yaml(recipe);
            Reading<Recipe> again = RecipeReader.read("recipe.yaml", written);
            assertThat(again).as("seed %d:\n%s", seed, written).isEqualTo(Reading.of(recipe));
        }
    }

    @Test
    void choices_that_yaml_would_read_as_something_else_stay_text() {
        Recipe recipe = RecipeReader.read("recipe.yaml", """
                        recipe: 1
                        name: traps
                        parameters:
                          a: {kind: categorical, choices: [NO, 010, 1e3, 0o7, 12:30, 2026-11-21, .nan, true, 1_000, +1.0]}
                        objectives:
                          y: {goal: maximize}
                        """).orElseThrow();
        Parameter.Categorical parameter =
                (Parameter.Categorical) recipe.space().parameters().getFirst();
        assertThat(parameter.choices())
                .containsExactly("NO", "010", "1e3", "0o7", "12:30", "2026-11-21", ".nan", "true", "1_000", "+1.0");
        assertThat(RecipeReader.read("recipe.yaml", RecipeWriter.yaml(recipe))).isEqualTo(Reading.of(recipe));
    }
}
