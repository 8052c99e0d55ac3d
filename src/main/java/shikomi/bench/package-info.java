/** Benchmarks of the engine: fixed suites of measured pools, functions and timings, compared with the figures of others. */
@NullMarked
package shikomi.bench;

import org.jspecify.annotations.NullMarked;
