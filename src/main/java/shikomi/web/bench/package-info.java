/** Pages for the chemist: the experiments to make, and their results. */
@NullMarked
package shikomi.web.bench;

import org.jspecify.annotations.NullMarked;
