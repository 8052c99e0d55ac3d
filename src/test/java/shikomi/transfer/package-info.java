@NullMarked
package shikomi.transfer;

import org.jspecify.annotations.NullMarked;
