package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Campaign;
import shikomi.campaign.Rules;
import shikomi.store.Hash;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The printed bench sheets: half an A4 page for each experiment. */
public final class PrintPages {
    private PrintPages() {}

    /** A card with a QR code that links to its result form. */
    public record Printed(Card card, String address, QrCodes.Square square) {}

    static void routes(Site site, RoutesConfig routes) {
        for (String prefix : BenchScope.PREFIXES) {
            routes.get(prefix + "/bench/print", context -> show(new Visit(site, context)));
            routes.get(prefix + "/bench/print.css", context -> footer(new Visit(site, context)));
        }
    }

    private static void show(Visit visit) {
        BenchScope scope = BenchScope.of(visit);
        String host = visit.context().scheme() + "://" + visit.context().host();
        List<Printed> sheets =
                scope.cards(visit).stream().map(card -> printed(card, host)).toList();
        visit.show("print.jte", scope.page(visit), Map.of("sheets", sheets, "today", BenchPages.today(visit)));
    }

    private static Printed printed(Card card, String host) {
        String address = host + "/c/" + card.campaign() + "/e/" + card.id() + "/result";
        return new Printed(card, address, QrCodes.of(address));
    }

    /**
     * Serves the footer as a stylesheet: only a stylesheet can place text at the foot of each printed page, and only
     * the server has the text.
     */
    private static void footer(Visit visit) {
        Campaign campaign = BenchScope.of(visit).one();
        Page page = visit.page("", campaign);
        String today = BenchPages.today(visit);
        String words = campaign == null
                ? page.w("print.footer", today)
                : page.w("print.footer-campaign", campaign.name(), campaign.version(), recipe(visit, campaign), today);
        visit.context().contentType("text/css; charset=utf-8");
        visit.context()
                .result("@page { @bottom-left { content: \"%s\"; font: 9pt sans-serif; } }"
                        .formatted(words.replaceAll("[\"\\\\\\n<]", " ")));
    }

    /** A few digits of a hash that distinguish one version of a recipe's text from another. */
    private static String recipe(Visit visit, Campaign campaign) {
        return Hash.of(Rules.recipe(campaign, visit.history(campaign))).substring(0, 8);
    }
}
