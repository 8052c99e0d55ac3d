/** The HTTP interface for programs, and the JSON that it reads and writes. */
@NullMarked
package shikomi.web.api;

import org.jspecify.annotations.NullMarked;
