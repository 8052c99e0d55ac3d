package shikomi.web.design;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Checks;
import shikomi.chart.Parity;
import shikomi.entry.AlertThreshold;
import shikomi.json.Json;
import shikomi.message.Figures;
import shikomi.model.CampaignModel;
import shikomi.model.ModelHealth;
import shikomi.recipe.Objective;
import shikomi.web.CampaignModels;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The page that shows whether the model can be trusted. */
public final class ModelPages {
    private ModelPages() {}

    /** The part of the page about one objective. */
    public record Gauge(
            String objective,
            String verdict,
            String sentence,
            String noise,
            String tone,
            @Nullable String chart,
            List<List<String>> rows) {}

    /** A value that the model does not use, with the reason. */
    public record Doubt(String experiment, String words) {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/model", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            Page page = visit.page(visit.page("", campaign).w("model.title"), campaign);
            CampaignModels.Fitted fitted = site.models().of(campaign);
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("gauges", fitted == null ? List.of() : gauges(page, campaign, fitted.model()));
            model.put("doubts", fitted == null ? List.of() : doubts(page, campaign, fitted.model()));
            model.put("working", working(page, campaign, fitted));
            model.put("guard", guard(page, Checks.in(visit.history(campaign))));
            visit.show("model.jte", page, model);
        });
    }

    private static List<Gauge> gauges(Page page, Campaign campaign, CampaignModel model) {
        ModelHealth health = model.health();
        return campaign.recipe().objectives().stream()
                .map(objective -> gauge(
                        page, objective, health.objectives().get(objective.name()), noise(page, objective, model)))
                .toList();
    }

    private static List<Doubt> doubts(Page page, Campaign campaign, CampaignModel model) {
        return campaign.experiments().stream()
                .flatMap(experiment -> model.doubts(experiment.result()).stream()
                        .map(doubt -> new Doubt(experiment.id(), doubt.in(page.language()))))
                .toList();
    }

    /** The sentence on noise that depends on the value; empty if it does not. */
    private static String noise(Page page, Objective objective, CampaignModel model) {
        return Stream.ofNullable(model.objectives().get(objective.name()))
                .flatMap(each -> each.noiseNote().stream())
                .map(note -> note.in(page.language()))
                .collect(Collectors.joining());
    }

    /** The note shown while the model is being fitted; empty otherwise. */
    private static String working(Page page, Campaign campaign, CampaignModels.@Nullable Fitted fitted) {
        int results = campaign.results().size();
        if (fitted == null) {
            return page.w("model.working", results);
        }
        return fitted.isOf(campaign) ? "" : page.w("model.working-old", fitted.results(), results);
    }

    /** The number of questions that the entry guard asked, and the answers to them. */
    private static List<String> guard(Page page, List<Check> checks) {
        List<String> lines = new ArrayList<>();
        if (!checks.isEmpty()) {
            lines.add(page.w(
                    "model.guard",
                    checks.size(),
                    count(checks, Check.Answer.CORRECTED),
                    count(checks, Check.Answer.KEPT),
                    count(checks, Check.Answer.ASIDE)));
        }
        if (!AlertThreshold.of(checks).equals(AlertThreshold.START)) {
            lines.add(page.w("model.guard-raised"));
        }
        return lines;
    }

    private static long count(List<Check> checks, Check.Answer answer) {
        return checks.stream().filter(check -> check.answer() == answer).count();
    }

    private static Gauge gauge(Page page, Objective objective, ModelHealth.@Nullable Check check, String noise) {
        int n = check == null ? 0 : check.left().size();
        OptionalDouble share = check == null ? OptionalDouble.empty() : check.shareOfAverage();
        if (check == null || check.looRmse() == null || check.meanRmse() == null || share.isEmpty()) {
            return new Gauge(
                    objective.heading(page.language()),
                    page.w("model.too-early"),
                    page.w("model.too-early-text", n, ModelHealth.Check.ENOUGH),
                    noise,
                    "wait",
                    chart(page, objective, check),
                    rows(page, check));
        }
        String key = share.getAsDouble() < 0.8 ? "yes" : share.getAsDouble() < 1 ? "partly" : "no";
        return new Gauge(
                objective.heading(page.language()),
                page.w("model." + key),
                page.w(
                        "model.sentence",
                        withUnit(check.looRmse(), objective),
                        withUnit(check.meanRmse(), objective),
                        n),
                noise,
                key,
                chart(page, objective, check),
                rows(page, check));
    }

    private static String withUnit(double error, Objective objective) {
        String unit = objective.unit() == null ? "" : " " + objective.unit().label();
        return Figures.significant(error, 2) + unit;
    }

    private static @Nullable String chart(Page page, Objective objective, ModelHealth.@Nullable Check check) {
        if (check == null || check.left().size() < 2) {
            return null;
        }
        JsonNode options = Parity.of(
                check,
                objective.heading(page.language()),
                new Parity.Words(
                        page.w("model.measured"),
                        page.w("model.predicted"),
                        page.w("model.average"),
                        page.w("model.perfect")));
        return Json.text(options);
    }

    private static List<List<String>> rows(Page page, ModelHealth.@Nullable Check check) {
        return check == null
                ? List.of()
                : check.left().stream()
                        .map(left -> List.of(
                                Figures.value(left.measured()),
                                left.expected().words("").in(page.language())))
                        .toList();
    }
}
