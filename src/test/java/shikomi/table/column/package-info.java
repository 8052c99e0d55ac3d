@NullMarked
package shikomi.table.column;

import org.jspecify.annotations.NullMarked;
