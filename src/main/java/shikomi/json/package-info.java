/** The wire shapes of facts, plans, verdicts and figures, one place for the store, the HTTP interface and the commands. */
@NullMarked
package shikomi.json;

import org.jspecify.annotations.NullMarked;
