/** Campaigns: experiments, outcomes, proposals and events. The state of a campaign is computed from its history. */
@NullMarked
package shikomi.campaign;

import org.jspecify.annotations.NullMarked;
