@NullMarked
package shikomi.surrogate.process;

import org.jspecify.annotations.NullMarked;
