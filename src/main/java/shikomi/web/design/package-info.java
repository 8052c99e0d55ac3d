/** Pages of the researcher: the next batch, data, the model. */
@NullMarked
package shikomi.web.design;

import org.jspecify.annotations.NullMarked;
