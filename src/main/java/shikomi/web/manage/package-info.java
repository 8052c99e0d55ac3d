/** Pages of the manager: what it cost. */
@NullMarked
package shikomi.web.manage;

import org.jspecify.annotations.NullMarked;
