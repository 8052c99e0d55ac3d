/** Planned and actual costs of experiments: amounts of materials, the cost model, and the ledger of a campaign. */
@NullMarked
package shikomi.cost;

import org.jspecify.annotations.NullMarked;
