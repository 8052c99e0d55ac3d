@NullMarked
package shikomi.source;

import org.jspecify.annotations.NullMarked;
