/** Gaussian processes: observations, priors, marginal likelihood, fit and prediction. */
@NullMarked
package shikomi.surrogate.process;

import org.jspecify.annotations.NullMarked;
