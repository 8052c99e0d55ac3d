/** The JSON forms of facts, plans, verdicts and figures, shared by the store, the HTTP interface and the commands. */
@NullMarked
package shikomi.json;

import org.jspecify.annotations.NullMarked;
