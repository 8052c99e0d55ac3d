/** The entry guard: what a typed value is expected to be, and which slips explain it better. */
@NullMarked
package shikomi.entry;

import org.jspecify.annotations.NullMarked;
