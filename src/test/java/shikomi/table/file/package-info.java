@NullMarked
package shikomi.table.file;

import org.jspecify.annotations.NullMarked;
