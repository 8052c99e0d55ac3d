@NullMarked
package shikomi.table.cell;

import org.jspecify.annotations.NullMarked;
