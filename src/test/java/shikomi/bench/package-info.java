@NullMarked
package shikomi.bench;

import org.jspecify.annotations.NullMarked;
