/** What the columns of a sheet mean: headings, units, layouts, and how sure that is. */
@NullMarked
package shikomi.table.column;

import org.jspecify.annotations.NullMarked;
