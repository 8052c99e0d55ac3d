package shikomi.web.bench;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.unit.Quantity;
import shikomi.web.BenchQueue;
import shikomi.web.Page;
import shikomi.web.Visit;

/**
 * The campaigns that a page of the bench shows: all of them or one.
 *
 * @param one null if the page shows all campaigns
 */
record BenchScope(List<Campaign> campaigns, @Nullable Campaign one) {
    /** The prefixes of the paths of the bench pages. */
    static final List<String> PREFIXES = List.of("", "/c/{campaign}");

    static BenchScope of(Visit visit) {
        return visit.context().pathParamMap().containsKey("campaign")
                ? of(visit.campaign())
                : new BenchScope(visit.home().histories().campaigns(), null);
    }

    static BenchScope of(Campaign one) {
        return new BenchScope(List.of(one), one);
    }

    Page page(Visit visit) {
        return visit.page(visit.page("", one).w("bench.title"), one);
    }

    /**
     * The size to which the amounts are scaled; empty if none was typed. Only the amounts of a single campaign can be
     * scaled.
     */
    Optional<Quantity> size(Visit visit) {
        return one == null ? Optional.empty() : BenchPages.size(visit);
    }

    /** The cards of the experiments on the bench. */
    List<Card> cards(Visit visit) {
        @Nullable Quantity size = size(visit).orElse(null);
        return campaigns.stream()
                .flatMap(campaign -> BenchQueue.of(campaign).stream()
                        .map(experiment -> Card.of(campaign, experiment, size, visit.language())))
                .toList();
    }
}
