@NullMarked
package shikomi.bench.space;

import org.jspecify.annotations.NullMarked;
