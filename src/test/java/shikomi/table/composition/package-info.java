@NullMarked
package shikomi.table.composition;

import org.jspecify.annotations.NullMarked;
