/** What commands share: how they read recipes and homes, and how they speak and answer. */
@NullMarked
package shikomi.cli.terminal;

import org.jspecify.annotations.NullMarked;
