@NullMarked
package shikomi.cli;

import org.jspecify.annotations.NullMarked;
