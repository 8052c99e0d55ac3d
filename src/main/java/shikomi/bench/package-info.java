/**
 * Benchmarks of the engine: fixed suites of measured pools, functions and timings, compared with the figures of other
 * programs.
 */
@NullMarked
package shikomi.bench;

import org.jspecify.annotations.NullMarked;
