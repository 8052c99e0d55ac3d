/** Bytes to cells: CSV, TSV and xlsx, and back. */
@NullMarked
package shikomi.table.file;

import org.jspecify.annotations.NullMarked;
