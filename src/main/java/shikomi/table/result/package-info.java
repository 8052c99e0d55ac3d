/** Rows of cells to results, with what looks wrong in them; tables of campaigns and bench sheets. */
@NullMarked
package shikomi.table.result;

import org.jspecify.annotations.NullMarked;
