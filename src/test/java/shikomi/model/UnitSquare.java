package shikomi.model;

import java.util.Map;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** The recipe of tests on functions of a and b, both from 0 to 1. */
public final class UnitSquare {
    private UnitSquare() {}

    /** @param objectives the objectives in YAML, such as {@code y: {goal: maximize}} */
    public static Recipe recipe(String objectives) {
        return RecipeReader.read("r", """
                recipe: 1
                name: r
                parameters: {a: {kind: continuous, low: 0, high: 1}, b: {kind: continuous, low: 0, high: 1}}
                objectives: {%s}
                """.formatted(objectives)).orElseThrow();
    }

    public static Point point(double a, double b) {
        return new Point(Map.of("a", Value.of(a), "b", Value.of(b)));
    }
}
