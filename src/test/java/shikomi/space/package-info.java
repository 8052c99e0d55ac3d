@NullMarked
package shikomi.space;

import org.jspecify.annotations.NullMarked;
