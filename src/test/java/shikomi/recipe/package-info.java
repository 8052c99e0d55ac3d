@NullMarked
package shikomi.recipe;

import org.jspecify.annotations.NullMarked;
