/** The facts of a search: experiments, outcomes, proposals, events; a campaign is the fold of its history. */
@NullMarked
package shikomi.campaign;

import org.jspecify.annotations.NullMarked;
