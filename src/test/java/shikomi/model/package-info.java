@NullMarked
package shikomi.model;

import org.jspecify.annotations.NullMarked;
