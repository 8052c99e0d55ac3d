/** Covariance functions of rows of inputs. */
@NullMarked
package shikomi.surrogate.kernel;

import org.jspecify.annotations.NullMarked;
