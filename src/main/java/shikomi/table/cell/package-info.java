/** The contents of one cell: numbers, limits, errors and dates in the notations that people use. */
@NullMarked
package shikomi.table.cell;

import org.jspecify.annotations.NullMarked;
