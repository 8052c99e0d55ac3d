package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Rules;
import shikomi.json.CampaignJson;
import shikomi.json.Json;
import shikomi.message.Figures;
import shikomi.model.CampaignModel;
import shikomi.recipe.Recipe;
import shikomi.table.file.Csv;
import shikomi.table.file.Xlsx;
import shikomi.table.result.CampaignTable;
import shikomi.web.CampaignModels;
import shikomi.web.EventWords;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Pages that show the recipe and the data, and offer them for download. */
public final class DataPages {
    /** The longest name of a sheet that Excel allows, in characters. */
    private static final int LONGEST_SHEET_NAME = 31;

    /** The number of events shown at first. Set by judgement. */
    private static final int MOMENTS = 100;

    private DataPages() {}

    /** An event in the history of the campaign. */
    public record Moment(int number, String instant, String time, String person, String words, boolean undoable) {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/data", context -> show(new Visit(site, context)));
        routes.get("/c/{campaign}/recipe.yaml", context -> recipe(new Visit(site, context)));
        routes.get("/c/{campaign}/data.csv", context -> csv(new Visit(site, context)));
        routes.get("/c/{campaign}/data.xlsx", context -> workbook(new Visit(site, context)));
        routes.get("/c/{campaign}/data.json", context -> {
            Campaign campaign = new Visit(site, context).campaign();
            context.contentType("application/json").result(Json.pretty(CampaignJson.experiments(campaign)));
        });
    }

    private static void recipe(Visit visit) {
        Campaign campaign = visit.campaign();
        visit.download(campaign.name() + ".yaml", "application/yaml; charset=utf-8");
        visit.context().result(Rules.recipe(campaign, visit.history(campaign)));
    }

    private static void csv(Visit visit) {
        Campaign campaign = visit.campaign();
        CampaignTable table = CampaignTable.of(campaign);
        visit.download(campaign.name() + ".csv", "text/csv; charset=utf-8");
        visit.context().result(Csv.forPeople(table.header(), table.rows()));
    }

    private static void workbook(Visit visit) {
        Campaign campaign = visit.campaign();
        String name = campaign.name();
        CampaignTable table = CampaignTable.of(campaign);
        visit.download(name + ".xlsx", Visit.XLSX);
        visit.context()
                .result(Xlsx.of(
                        name.substring(0, Math.min(LONGEST_SHEET_NAME, name.length())), table.header(), table.rows()));
    }

    private static void show(Visit visit) {
        Campaign campaign = visit.campaign();
        Page plain = visit.page("", campaign);
        List<Occurrence> history = visit.history(campaign);
        CampaignTable table = CampaignTable.of(campaign);
        visit.show(
                "data.jte",
                visit.page(plain.w("data.title"), campaign),
                Map.of(
                        "header", headings(table, campaign, plain),
                        "rows", table.rows(),
                        "aside", aside(visit, campaign),
                        "recipe", Rules.recipe(campaign, history),
                        "moments", moments(visit, history),
                        "all", history.size()));
    }

    /** The headings of the table on the page; its files keep the names of the recipe. */
    private static List<String> headings(CampaignTable table, Campaign campaign, Page page) {
        Recipe recipe = campaign.recipe();
        return table.header().stream()
                .map(name -> CampaignTable.planned(name)
                        .filter(parameter -> recipe.space().parameter(parameter).isPresent())
                        .map(parameter -> page.w("data.planned", recipe.title(parameter)))
                        .orElseGet(() -> page.w(recipe.title(name))))
                .toList();
    }

    /** The values of each experiment that the newest model sets aside, in words. */
    private static Map<String, String> aside(Visit visit, Campaign campaign) {
        CampaignModels.Fitted fitted =
                campaign.results().isEmpty() ? null : visit.site().models().of(campaign);
        return fitted == null ? Map.of() : aside(visit.page("", campaign), campaign, fitted.model());
    }

    private static Map<String, String> aside(Page page, Campaign campaign, CampaignModel model) {
        Map<String, String> aside = new LinkedHashMap<>();
        for (Experiment experiment : campaign.experiments()) {
            String values = model.objectives().values().stream()
                    .flatMap(each -> each.setAside(experiment.result()).mapToObj(Figures::value))
                    .collect(Collectors.joining(", "));
            if (!values.isEmpty()) {
                aside.put(experiment.id(), page.w("data.aside", values));
            }
        }
        return aside;
    }

    private static List<Moment> moments(Visit visit, List<Occurrence> history) {
        return history.reversed().stream()
                .limit(visit.field("history").equals("all") ? Long.MAX_VALUE : MOMENTS)
                .map(o -> new Moment(
                        o.number(),
                        o.time().toString(),
                        EventWords.time(o),
                        o.person(),
                        EventWords.of(o.event()).in(visit.language()),
                        o.number() > 1))
                .toList();
    }
}
