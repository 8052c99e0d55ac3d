/** Planning: the policies, the sequence that asks them, and the notes on a batch. */
@NullMarked
package shikomi.plan;

import org.jspecify.annotations.NullMarked;
