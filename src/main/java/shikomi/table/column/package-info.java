/** The meaning of the columns of a sheet: headings, units and layouts, and how certain each is. */
@NullMarked
package shikomi.table.column;

import org.jspecify.annotations.NullMarked;
