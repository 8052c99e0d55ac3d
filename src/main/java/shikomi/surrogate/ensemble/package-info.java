/** Several surrogates of the same observations, weighted and calibrated by what they say of unseen conditions. */
@NullMarked
package shikomi.surrogate.ensemble;

import org.jspecify.annotations.NullMarked;
