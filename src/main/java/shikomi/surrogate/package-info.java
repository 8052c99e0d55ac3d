/** Models of a property from few numbers: kernels, Gaussian processes and how far they can be trusted. */
@NullMarked
package shikomi.surrogate;

import org.jspecify.annotations.NullMarked;
