@NullMarked
package shikomi.cost;

import org.jspecify.annotations.NullMarked;
