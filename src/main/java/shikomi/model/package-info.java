/** The immutable model of a campaign: every objective fitted once per history and seed, in the lab's own units. */
@NullMarked
package shikomi.model;

import org.jspecify.annotations.NullMarked;
