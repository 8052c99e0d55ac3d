/** The web application: the server, and what all its pages share. */
@NullMarked
package shikomi.web;

import org.jspecify.annotations.NullMarked;
