@NullMarked
package shikomi.surrogate.kernel;

import org.jspecify.annotations.NullMarked;
