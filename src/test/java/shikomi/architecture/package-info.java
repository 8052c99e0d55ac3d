@NullMarked
package shikomi.architecture;

import org.jspecify.annotations.NullMarked;
