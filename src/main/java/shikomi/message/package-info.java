/** Text for people: messages in two languages, problems with their place and fix, and formatted numbers. */
@NullMarked
package shikomi.message;

import org.jspecify.annotations.NullMarked;
