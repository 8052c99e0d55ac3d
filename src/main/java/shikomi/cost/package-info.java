/** What an experiment will cost and did cost: amounts, the plan, and the ledger as a fold of the campaign. */
@NullMarked
package shikomi.cost;

import org.jspecify.annotations.NullMarked;
