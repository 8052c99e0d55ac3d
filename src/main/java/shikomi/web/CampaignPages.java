package shikomi.web;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Undo;
import shikomi.cost.Ledger;
import shikomi.cost.Money;
import shikomi.model.BestBelieved;

/** The page that lists all campaigns, and the actions on a campaign that every page offers. */
public final class CampaignPages {
    private CampaignPages() {}

    /** The summary of one campaign. */
    public record Row(
            String name,
            String title,
            String question,
            int results,
            int waiting,
            String best,
            @Nullable String doubt,
            @Nullable String spent,
            @Nullable String left) {}

    static void routes(Site site, RoutesConfig routes) {
        routes.get("/", context -> list(new Visit(site, context)));
        routes.get("/c/{campaign}", context -> {
            Visit visit = new Visit(site, context);
            visit.redirect("/c/" + visit.campaign().name() + "/bench");
        });
        routes.post("/c/{campaign}/undo", context -> undo(new Visit(site, context)));
    }

    private static void list(Visit visit) {
        Page page = visit.page(visit.page("", null).w("campaigns.title"), null);
        List<Row> rows = visit.home().histories().campaigns().stream()
                .map(campaign -> row(campaign, page, visit.site().models()))
                .toList();
        visit.show("campaigns.jte", page, Map.of("rows", rows));
    }

    private static void undo(Visit visit) {
        String name = visit.campaign().name();
        String typed = visit.field("number");
        int number = typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : 0;
        String back = visit.field("back");
        String path = back.startsWith("/c/") ? back.replaceFirst("[?&]done=\\d+", "") : "/c/" + name + "/bench";
        visit.keepAndGo(name, path, now -> Undo.of(now.name(), visit.history(now), number));
    }

    private static Row row(Campaign campaign, Page page, CampaignModels models) {
        Optional<Ledger> ledger = Ledger.of(campaign);
        Optional<BestBelieved> best = models.best(campaign);
        return new Row(
                campaign.name(),
                page.title(campaign),
                page.w(campaign.recipe().question(), ""),
                campaign.results().size(),
                campaign.pending().size(),
                best.map(BestBelieved::value).orElse("–"),
                best.flatMap(BestBelieved::doubt)
                        .map(doubt -> doubt.in(page.language()))
                        .orElse(null),
                ledger.map(l -> Money.text(l.spent(), l.cost().currency(), page.language()))
                        .orElse(null),
                ledger.map(l -> Money.text(l.left(), l.cost().currency(), page.language()))
                        .orElse(null));
    }
}
