package shikomi.bench;

import shikomi.forecast.MeasuredPool;
import shikomi.recipe.Recipe;

/**
 * One measured pool to search.
 *
 * @param name the name of its folder
 * @param budget the number of experiments of one search
 */
public record PoolTask(String name, Recipe recipe, MeasuredPool pool, int budget) {}
