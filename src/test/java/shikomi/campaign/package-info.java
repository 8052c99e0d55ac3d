@NullMarked
package shikomi.campaign;

import org.jspecify.annotations.NullMarked;
