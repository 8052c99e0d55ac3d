/** The event log of every campaign, on SQLite. */
@NullMarked
package shikomi.store;

import org.jspecify.annotations.NullMarked;
