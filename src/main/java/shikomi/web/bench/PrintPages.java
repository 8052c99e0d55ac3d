package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Rules;
import shikomi.store.Hash;
import shikomi.unit.Quantity;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The bench on paper: half an A4 page for each experiment. */
public final class PrintPages {
    private PrintPages() {}

    /** A card with the square that leads back to its form. */
    public record Printed(Card card, String address, QrCodes.Square square) {}

    static void routes(Site site, RoutesConfig routes) {
        routes.get("/bench/print", context -> {
            Visit visit = new Visit(site, context);
            show(site, visit, site.home().histories().campaigns(), null);
        });
        routes.get("/c/{campaign}/bench/print", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            show(site, visit, List.of(campaign), campaign);
        });
        routes.get("/bench/print.css", context -> footer(site, new Visit(site, context), null));
        routes.get("/c/{campaign}/bench/print.css", context -> {
            Visit visit = new Visit(site, context);
            footer(site, visit, visit.campaign());
        });
    }

    private static void show(Site site, Visit visit, List<Campaign> campaigns, @Nullable Campaign one) {
        Optional<Quantity> size = one == null ? Optional.empty() : BenchPages.size(visit);
        String host = visit.context().scheme() + "://" + visit.context().host();
        List<Printed> sheets = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            for (Experiment experiment : BenchPages.waiting(campaign)) {
                String address = host + "/c/" + campaign.name() + "/e/" + experiment.id() + "/result";
                Card card = Card.of(campaign, experiment, size.orElse(null), visit.language());
                sheets.add(new Printed(card, address, QrCodes.of(address)));
            }
        }
        Page page = visit.page(visit.page("", one).w("bench.title"), one);
        visit.show("print.jte", page, Map.of("sheets", sheets, "today", BenchPages.today(site, visit)));
    }

    /** What stands at the foot of each page is only known here, and only a stylesheet can say it there. */
    private static void footer(Site site, Visit visit, @Nullable Campaign campaign) {
        Page page = visit.page("", campaign);
        String today = BenchPages.today(site, visit);
        String words = campaign == null
                ? page.w("print.footer", today)
                : page.w("print.footer-campaign", campaign.name(), campaign.version(), recipe(visit, campaign), today);
        visit.context().contentType("text/css; charset=utf-8");
        visit.context()
                .result("@page { @bottom-left { content: \"%s\"; font: 9pt sans-serif; } }"
                        .formatted(words.replaceAll("[\"\\\\\\n<]", " ")));
    }

    /** A few digits that tell one text of a recipe from another. */
    private static String recipe(Visit visit, Campaign campaign) {
        return Hash.of(Rules.recipe(campaign, visit.history(campaign))).substring(0, 8);
    }
}
