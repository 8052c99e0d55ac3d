/** Integer lattices: solutions of integer equations, reduced bases, and the closest point. */
@NullMarked
package shikomi.math.lattice;

import org.jspecify.annotations.NullMarked;
