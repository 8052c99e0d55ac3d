package shikomi.web.manage;

import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.chart.Spend;
import shikomi.cost.Ledger;
import shikomi.cost.Money;
import shikomi.json.Json;
import shikomi.message.Figures;
import shikomi.message.Numbers;
import shikomi.model.BestBelieved;
import shikomi.recipe.Objective;
import shikomi.table.file.Csv;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The page that shows the costs of a campaign and what was achieved for them. */
public final class CostPages {
    private CostPages() {}

    /** A figure with its name and a note. */
    public record Figure(String name, String value, String note) {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/cost", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            Page page = visit.page(visit.page("", campaign).w("cost.title"), campaign);
            Optional<Ledger> ledger = Ledger.of(campaign, site.models().believed(campaign));
            Map<String, Object> model = new LinkedHashMap<>();
            model.put(
                    "figures",
                    ledger.map(l -> figures(page, l, site.models().best(campaign)))
                            .orElse(List.of()));
            model.put("share", ledger.map(CostPages::share).orElse(-1));
            model.put("chart", ledger.filter(l -> l.lines().size() > 1).map(l -> chart(page, l, campaign)));
            model.put(
                    "header",
                    header().stream().map(key -> page.w("cost.column." + key)).toList());
            model.put("rows", ledger.map(l -> rows(l, page)).orElse(List.of()));
            model.put("known", ledger.isPresent());
            visit.show("cost.jte", page, model);
        });
        routes.get("/c/{campaign}/cost.csv", context -> {
            Campaign campaign = new Visit(site, context).campaign();
            context.contentType("text/csv; charset=utf-8")
                    .header("Content-Disposition", "attachment; filename=\"" + campaign.name() + "-cost.csv\"");
            List<String> header = new ArrayList<>(header());
            header.add("best_believed");
            List<List<String>> rows = Ledger.of(campaign)
                    .flatMap(ledger -> Ledger.of(campaign, site.models().believed(campaign))
                            .map(believed -> plain(ledger, believed)))
                    .orElse(List.of());
            context.result(Csv.forPeople(header, rows));
        });
    }

    private static List<String> header() {
        return List.of("experiment", "batch", "planned", "money", "labour", "total", "estimated", "spent", "best");
    }

    private static List<Figure> figures(Page page, Ledger ledger, Optional<BestBelieved> most) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                page.w("cost.per-data-point"),
                money(ledger.perDataPoint(), ledger, page),
                page.w(
                        "cost.planned",
                        money(
                                ledger.dataPoints() == 0 ? null : (Double) (ledger.planned() / ledger.dataPoints()),
                                ledger,
                                page))));
        figures.add(new Figure(
                page.w("cost.per-valid-point"),
                money(ledger.perValidPoint(), ledger, page),
                page.w("cost.failed", ledger.dataPoints() - ledger.validPoints(), ledger.dataPoints())));
        figures.add(new Figure(
                page.w("cost.spent"),
                money(ledger.spent(), ledger, page),
                page.w("cost.estimated", ledger.estimated(), ledger.dataPoints())));
        if (ledger.left() != null) {
            figures.add(new Figure(
                    page.w("cost.left"), money(ledger.left(), ledger, page), page.w("cost.share", share(ledger))));
        }
        most.ifPresent(best -> figures.add(new Figure(
                page.w("cost.best"),
                best.value(),
                best.doubt()
                        .map(doubt -> doubt.in(page.language()))
                        .orElse(page.w(best.measured().objective().title())))));
        return figures;
    }

    /** The share of the budget that is spent, in percent; −1 if there is no budget. */
    private static int share(Ledger ledger) {
        Double left = ledger.left();
        double budget = left == null ? 0 : left + ledger.spent();
        return budget > 0 ? (int) Math.round(100 * ledger.spent() / budget) : -1;
    }

    private static String chart(Page page, Ledger ledger, Campaign campaign) {
        Objective objective = campaign.recipe().primary();
        return Json.text(Spend.of(
                ledger,
                objective,
                new Spend.Words(
                        page.w("cost.spent") + " (" + ledger.cost().currency().getCurrencyCode() + ")",
                        objective.heading(page.language()),
                        page.w("cost.best"),
                        page.w("cost.target"))));
    }

    private static String money(@org.jspecify.annotations.Nullable Double money, Ledger ledger, Page page) {
        return Money.text(
                money == null ? null : (Double) ledger.cost().rounded(money),
                ledger.cost().currency(),
                page.language());
    }

    private static List<List<String>> rows(Ledger ledger, Page page) {
        return ledger.lines().stream()
                .map(line -> List.of(
                        line.experiment(),
                        line.batch() == 0 ? "–" : Integer.toString(line.batch()),
                        money(line.planned(), ledger, page),
                        money(line.money(), ledger, page),
                        money(line.labour(), ledger, page),
                        money(line.total(), ledger, page),
                        line.estimated() ? page.w("cost.yes") : "",
                        money(line.spent(), ledger, page),
                        line.best() == null ? "–" : Figures.value(line.best())))
                .toList();
    }

    /** @param believed the same ledger with the best of the values that the model believes */
    private static List<List<String>> plain(Ledger ledger, Ledger believed) {
        List<List<String>> rows = new ArrayList<>();
        plain(ledger).forEach(row -> rows.add(new ArrayList<>(row)));
        for (int i = 0; i < rows.size(); i++) {
            Double best = believed.lines().get(i).best();
            rows.get(i).add(best == null ? "" : Numbers.plain(best));
        }
        return rows;
    }

    private static List<List<String>> plain(Ledger ledger) {
        return ledger.lines().stream()
                .map(line -> List.of(
                        line.experiment(),
                        line.batch() == 0 ? "" : Integer.toString(line.batch()),
                        Numbers.plain(line.planned()),
                        Numbers.plain(line.money()),
                        Numbers.plain(line.labour()),
                        Numbers.plain(line.total()),
                        line.estimated() ? "yes" : "no",
                        Numbers.plain(line.spent()),
                        line.best() == null ? "" : Numbers.plain(line.best())))
                .toList();
    }
}
