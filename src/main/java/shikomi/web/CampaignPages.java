package shikomi.web;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.campaign.Undo;
import shikomi.campaign.Why;
import shikomi.cost.Ledger;
import shikomi.cost.Money;

/** All campaigns, and what can be done to each from every page. */
public final class CampaignPages {
    private CampaignPages() {}

    /** One campaign in a few words. */
    public record Row(
            String name,
            String title,
            String question,
            int results,
            int waiting,
            String best,
            @Nullable String spent,
            @Nullable String left) {}

    static void routes(Site site, RoutesConfig routes) {
        routes.get("/", context -> {
            Visit visit = new Visit(site, context);
            Page page = visit.page(visit.page("", null).w("campaigns.title"), null);
            List<Row> rows = site.home().histories().campaigns().stream()
                    .map(campaign -> row(campaign, page))
                    .toList();
            visit.show("campaigns.jte", page, Map.of("rows", rows));
        });
        routes.get("/c/{campaign}", context -> {
            Visit visit = new Visit(site, context);
            visit.redirect("/c/" + visit.campaign().name() + "/bench");
        });
        routes.post("/c/{campaign}/undo", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            String number = visit.field("number");
            visit.keepAndGo(
                    campaign.name(),
                    visit.field("back").startsWith("/c/")
                            ? visit.field("back").replaceFirst("[?&]done=\\d+", "")
                            : "/c/" + campaign.name() + "/bench",
                    now -> Undo.of(
                            now.name(), visit.history(now), number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0));
        });
    }

    private static Row row(Campaign campaign, Page page) {
        Optional<Ledger> ledger = Ledger.of(campaign);
        return new Row(
                campaign.name(),
                page.title(campaign),
                page.w(campaign.recipe().question(), ""),
                campaign.results().size(),
                campaign.pending().size(),
                Best.of(campaign.recipe(), campaign.results())
                        .map(best -> Why.value(best.value(), best.objective()))
                        .orElse("–"),
                ledger.map(l -> Money.text(l.spent(), l.cost().currency(), page.language()))
                        .orElse(null),
                ledger.map(l -> Money.text(l.left(), l.cost().currency(), page.language()))
                        .orElse(null));
    }
}
