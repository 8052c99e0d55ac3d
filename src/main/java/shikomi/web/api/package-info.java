/** What programs read and write as JSON, on the command line and over HTTP. */
@NullMarked
package shikomi.web.api;

import org.jspecify.annotations.NullMarked;
