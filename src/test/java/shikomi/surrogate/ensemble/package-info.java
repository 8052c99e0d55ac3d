@NullMarked
package shikomi.surrogate.ensemble;

import org.jspecify.annotations.NullMarked;
