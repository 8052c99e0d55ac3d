/** How good the engine is: fixed suites of measured pools, functions and timings, beside the figures of others. */
@NullMarked
package shikomi.bench;

import org.jspecify.annotations.NullMarked;
