@NullMarked
package shikomi.table.result;

import org.jspecify.annotations.NullMarked;
