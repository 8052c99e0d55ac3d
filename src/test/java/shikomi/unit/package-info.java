@NullMarked
package shikomi.unit;

import org.jspecify.annotations.NullMarked;
