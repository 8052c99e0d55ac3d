/** Acquisition: utilities over the model, and the search for the best point in a space or a pool. */
@NullMarked
package shikomi.acquisition;

import org.jspecify.annotations.NullMarked;
