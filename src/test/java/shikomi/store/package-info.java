@NullMarked
package shikomi.store;

import org.jspecify.annotations.NullMarked;
