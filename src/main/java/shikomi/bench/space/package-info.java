/** Campaigns in free spaces whose best value is known: tasks, searches, and the report. */
@NullMarked
package shikomi.bench.space;

import org.jspecify.annotations.NullMarked;
