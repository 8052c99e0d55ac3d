@NullMarked
package shikomi.math;

import org.jspecify.annotations.NullMarked;
