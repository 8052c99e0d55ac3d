/** Amounts that a table does not give as plain columns: the rest of a mixture, and amounts scaled to its total. */
@NullMarked
package shikomi.table.composition;

import org.jspecify.annotations.NullMarked;
