/** The web application: pages for people. */
@NullMarked
package shikomi.web;

import org.jspecify.annotations.NullMarked;
