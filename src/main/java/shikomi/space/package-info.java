/** The space of experiments: parameters, mixtures, constraints and points, with sampling, rounding and encoding. */
@NullMarked
package shikomi.space;

import org.jspecify.annotations.NullMarked;
