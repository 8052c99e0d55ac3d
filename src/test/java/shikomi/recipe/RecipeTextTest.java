package shikomi.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.message.Reading;
import shikomi.message.Text;
import shikomi.space.Constraint;

/** What a person wrote stays beside a constraint that came later, and what comes out reads as the recipe that is meant. */
class RecipeTextTest {
    private static final String HEAD = """
            recipe: 1 # the first
            name: films
            parameters:
              a: {kind: continuous, low: 0, high: 10}
              材料 1: {kind: categorical, choices: [x, y]}
            """;
    private static final String TAIL = """
            # what counts
            objectives:
              y: {goal: maximize}
            """;
    private static final Constraint LOW =
            new Constraint("a <= 8", null, Text.plain("E-004: \"too hot\", it cracks # 2"));
    private static final Constraint NOT = new Constraint("`材料 1` != 'x'");

    private static String with(String written, Constraint... added) {
        Recipe recipe = RecipeReader.read("r", written).orElseThrow();
        for (Constraint constraint : added) {
            recipe = RecipeReader.with("r", constraint, recipe).orElseThrow();
        }
        String text = RecipeText.of(recipe, written, List.of(added));
        assertThat(RecipeReader.read("r", text)).as(text).isEqualTo(Reading.of(recipe));
        return text;
    }

    @Test
    void a_recipe_without_constraints_gets_a_list_of_them_at_its_end() {
        assertThat(with(HEAD + TAIL, LOW, NOT))
                .startsWith(HEAD + TAIL + "constraints:\n  - rule: a <= 8\n")
                .endsWith("  - '`材料 1` != ''x'''\n");
    }

    @Test
    void a_list_grows_at_its_end_in_its_own_manner() {
        String list = """
                constraints: # so far
                    - a >= 1
                    # the oven
                    - {rule: a <= 9, why: old oven}

                """;
        assertThat(with(HEAD + list + TAIL, NOT))
                .isEqualTo(HEAD + list.stripTrailing() + "\n    - '`材料 1` != ''x'''\n\n" + TAIL);
        assertThat(with(HEAD + list.replace("    ", "") + TAIL, NOT))
                .contains("old oven}\n- '`材料 1` != ''x'''\n\n" + TAIL);
    }

    @Test
    void what_cannot_be_added_to_is_written_anew() {
        assertThat(with(HEAD + "constraints: [a >= 1]\n" + TAIL, LOW))
                .contains("a >= 1")
                .doesNotContain("the first");
        assertThat(with("""
                {"recipe": 1, "name": "films", "parameters": {"a": {"kind": "continuous", "low": 0, "high": 10}},
                 "objectives": {"y": {"goal": "maximize"}}}""", LOW)).contains("a <= 8");
    }

    @Test
    void any_recipe_takes_any_of_its_limits_once_more() {
        for (int seed = 0; seed < 200; seed++) {
            Recipe recipe = new RandomRecipes(seed).next();
            for (Constraint constraint : recipe.space().constraints()) {
                with(RecipeWriter.yaml(recipe), constraint);
            }
        }
    }
}
