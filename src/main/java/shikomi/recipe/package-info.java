/** The declarative file: what is looked for, what may be changed, limits, goals, prices and budget. */
@NullMarked
package shikomi.recipe;

import org.jspecify.annotations.NullMarked;
