package shikomi.bench;

import shikomi.forecast.MeasuredPool;
import shikomi.recipe.Recipe;

/**
 * One measured pool to search.
 *
 * @param name of its folder
 * @param budget experiments of one search
 */
public record PoolTask(String name, Recipe recipe, MeasuredPool pool, int budget) {}
