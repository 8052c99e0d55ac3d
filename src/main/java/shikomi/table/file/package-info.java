/** Reading cells from CSV, TSV and xlsx files, and writing them. */
@NullMarked
package shikomi.table.file;

import org.jspecify.annotations.NullMarked;
