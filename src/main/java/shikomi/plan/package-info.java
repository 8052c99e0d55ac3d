/** Planning: the policies, the order in which they are tried, and the notes on a batch. */
@NullMarked
package shikomi.plan;

import org.jspecify.annotations.NullMarked;
