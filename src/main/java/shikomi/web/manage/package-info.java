/** Pages for the manager: the costs of a campaign. */
@NullMarked
package shikomi.web.manage;

import org.jspecify.annotations.NullMarked;
