/** Simulated campaigns: replaying a search on measured data. */
@NullMarked
package shikomi.forecast;

import org.jspecify.annotations.NullMarked;
