@NullMarked
package shikomi.entry;

import org.jspecify.annotations.NullMarked;
