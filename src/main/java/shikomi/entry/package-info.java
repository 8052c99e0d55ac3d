/** The entry guard: the prediction of a typed value, and the entry errors that explain the value better. */
@NullMarked
package shikomi.entry;

import org.jspecify.annotations.NullMarked;
