/** The command line: one class for each command. */
@NullMarked
package shikomi.cli;

import org.jspecify.annotations.NullMarked;
