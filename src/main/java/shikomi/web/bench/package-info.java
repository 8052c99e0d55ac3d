/** Pages of the chemist: what to make, and what came of it. */
@NullMarked
package shikomi.web.bench;

import org.jspecify.annotations.NullMarked;
