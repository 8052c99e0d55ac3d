/** External data: reading it, and selecting the part that can be used. */
@NullMarked
package shikomi.source;

import org.jspecify.annotations.NullMarked;
