/** Models over many labs: what they share, how one deviates, and how much a source counts. */
@NullMarked
package shikomi.transfer;

import org.jspecify.annotations.NullMarked;
