@NullMarked
package shikomi.table;

import org.jspecify.annotations.NullMarked;
