/** What may be varied: parameters, mixtures, constraints, points; sampling, rounding and encoding them. */
@NullMarked
package shikomi.space;

import org.jspecify.annotations.NullMarked;
