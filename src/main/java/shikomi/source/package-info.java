/** External data: read, and what can be used of it. */
@NullMarked
package shikomi.source;

import org.jspecify.annotations.NullMarked;
