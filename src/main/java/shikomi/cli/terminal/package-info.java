/** What commands share: reading recipes and homes, and printing answers and problems. */
@NullMarked
package shikomi.cli.terminal;

import org.jspecify.annotations.NullMarked;
