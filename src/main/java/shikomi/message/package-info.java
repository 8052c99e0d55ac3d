/** What a person reads: messages in two languages, problems with their place and fix, numbers as text. */
@NullMarked
package shikomi.message;

import org.jspecify.annotations.NullMarked;
