/** What to try next: acquisition, its optimiser, batches, reasons, model health. */
@NullMarked
package shikomi.plan;

import org.jspecify.annotations.NullMarked;
