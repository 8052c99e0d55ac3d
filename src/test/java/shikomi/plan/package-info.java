@NullMarked
package shikomi.plan;

import org.jspecify.annotations.NullMarked;
