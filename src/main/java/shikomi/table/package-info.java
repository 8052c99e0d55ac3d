/** CSV and xlsx in and out: columns, units, and what was found wrong with them. */
@NullMarked
package shikomi.table;

import org.jspecify.annotations.NullMarked;
