package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Campaign;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Rules;
import shikomi.json.CampaignJson;
import shikomi.json.Json;
import shikomi.table.file.Csv;
import shikomi.table.file.Xlsx;
import shikomi.table.result.CampaignTable;
import shikomi.web.EventWords;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The recipe and the data, to look at and to take away. */
public final class DataPages {
    /** So much of a history is shown at first. */
    private static final int MOMENTS = 100;

    private DataPages() {}

    /** Something that happened in the campaign. */
    public record Moment(int number, String time, String person, String words, boolean undoable) {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/data", context -> show(new Visit(site, context)));
        routes.get("/c/{campaign}/recipe.yaml", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            give(context, campaign.name() + ".yaml", "application/yaml; charset=utf-8");
            context.result(Rules.recipe(campaign, visit.history(campaign)));
        });
        routes.get("/c/{campaign}/data.csv", context -> {
            Campaign campaign = new Visit(site, context).campaign();
            CampaignTable table = CampaignTable.of(campaign);
            give(context, campaign.name() + ".csv", "text/csv; charset=utf-8");
            context.result(Csv.forPeople(table.header(), table.rows()));
        });
        routes.get("/c/{campaign}/data.xlsx", context -> {
            Campaign campaign = new Visit(site, context).campaign();
            CampaignTable table = CampaignTable.of(campaign);
            give(
                    context,
                    campaign.name() + ".xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            context.result(Xlsx.of(
                    campaign.name().substring(0, Math.min(31, campaign.name().length())),
                    table.header(),
                    table.rows()));
        });
        routes.get("/c/{campaign}/data.json", context -> {
            Campaign campaign = new Visit(site, context).campaign();
            context.contentType("application/json").result(Json.pretty(CampaignJson.experiments(campaign)));
        });
    }

    private static void show(Visit visit) {
        Campaign campaign = visit.campaign();
        Page plain = visit.page("", campaign);
        List<Occurrence> history = visit.history(campaign);
        visit.show(
                "data.jte",
                visit.page(plain.w("data.title"), campaign),
                Map.of(
                        "table", CampaignTable.of(campaign),
                        "recipe", Rules.recipe(campaign, history),
                        "moments", moments(visit, history),
                        "all", history.size()));
    }

    private static void give(Context context, String file, String type) {
        context.contentType(type).header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }

    private static List<Moment> moments(Visit visit, List<Occurrence> history) {
        return history.reversed().stream()
                .limit(visit.field("history").equals("all") ? Long.MAX_VALUE : MOMENTS)
                .map(o -> new Moment(
                        o.number(),
                        o.time().toString().replaceFirst("T(\\d\\d:\\d\\d).*", " $1"),
                        o.person(),
                        EventWords.of(o.event()).in(visit.language()),
                        o.number() > 1))
                .toList();
    }
}
