@NullMarked
package shikomi.web;

import org.jspecify.annotations.NullMarked;
