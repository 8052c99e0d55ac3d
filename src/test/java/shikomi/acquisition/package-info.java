@NullMarked
package shikomi.acquisition;

import org.jspecify.annotations.NullMarked;
