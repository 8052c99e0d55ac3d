/** Recipes, the declarative files of campaigns: objectives, parameters, limits, goals, prices and budget. */
@NullMarked
package shikomi.recipe;

import org.jspecify.annotations.NullMarked;
