/** Pages for the researcher: the next batch, the data and the model. */
@NullMarked
package shikomi.web.design;

import org.jspecify.annotations.NullMarked;
