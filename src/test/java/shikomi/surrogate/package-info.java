@NullMarked
package shikomi.surrogate;

import org.jspecify.annotations.NullMarked;
