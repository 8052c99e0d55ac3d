@NullMarked
package shikomi.message;

import org.jspecify.annotations.NullMarked;
