/** The commands, one class each. */
@NullMarked
package shikomi.cli;

import org.jspecify.annotations.NullMarked;
