/** Reading results from rows of cells and checking them for errors; tables of campaigns and bench sheets. */
@NullMarked
package shikomi.table.result;

import org.jspecify.annotations.NullMarked;
