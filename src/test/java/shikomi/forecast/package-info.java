@NullMarked
package shikomi.forecast;

import org.jspecify.annotations.NullMarked;
