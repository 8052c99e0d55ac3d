/** Matrices and their factors, tails of distributions, optimisers, low-discrepancy points and random streams. */
@NullMarked
package shikomi.math;

import org.jspecify.annotations.NullMarked;
