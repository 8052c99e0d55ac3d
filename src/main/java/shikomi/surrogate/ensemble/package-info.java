/**
 * Ensembles of surrogates of the same observations, weighted and calibrated by leave-one-out predictions; and quick
 * predictors.
 */
@NullMarked
package shikomi.surrogate.ensemble;

import org.jspecify.annotations.NullMarked;
