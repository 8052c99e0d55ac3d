/** Units of measurement, quantities, and the units that laboratories use. */
@NullMarked
package shikomi.unit;

import org.jspecify.annotations.NullMarked;
