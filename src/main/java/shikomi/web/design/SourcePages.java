package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Campaign;
import shikomi.campaign.Occurrence;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.SourceSpec;
import shikomi.source.SourceVerdict;
import shikomi.web.CampaignModels;
import shikomi.web.CampaignSources;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The external data of a campaign: verdicts, provenance, and the rows nearest to each pending experiment. */
public final class SourcePages {
    private SourcePages() {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/sources", context -> {
            Visit visit = new Visit(site, context);
            show(site, visit, visit.campaign(), "", "", List.of());
        });
        routes.post("/c/{campaign}/sources", context -> attach(site, new Visit(site, context)));
        routes.post("/c/{campaign}/sources/detach", context -> {
            Visit visit = new Visit(site, context);
            String name = visit.field("name");
            Campaign campaign = visit.campaign();
            visit.keepAndGo(campaign.name(), "/c/" + campaign.name() + "/sources", now -> now.detach(name));
        });
        routes.get("/c/{campaign}/sources/{sha256}", context -> give(site, new Visit(site, context), context));
    }

    private static void show(
            Site site, Visit visit, Campaign campaign, String name, String declaration, List<FieldError> errors) {
        Page page = visit.page(visit.page("", campaign).w("sources.title"), campaign);
        CampaignModels.Fitted fitted =
                campaign.sources().isEmpty() ? null : site.models().of(campaign);
        boolean judged = fitted != null && fitted.hasSourcesOf(campaign);
        List<SourceVerdict> verdicts = fitted != null && judged ? fitted.model().verdicts() : List.of();
        List<Problem> problems = fitted != null && judged ? fitted.problems() : List.of();
        boolean current = campaign.sources().isEmpty() || (fitted != null && fitted.isOf(campaign));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put(
                "working",
                current ? "" : page.w("sources.working", campaign.results().size()));
        model.put("none", campaign.sources().isEmpty());
        model.put(
                "cards",
                verdicts.stream()
                        .map(verdict -> SourceCard.of(verdict, campaign, page))
                        .toList());
        model.put("traced", verdicts.isEmpty() ? List.of() : SourceCard.traced(verdicts, campaign, page));
        List<SourceSpec> missing = campaign.missingSources();
        model.put("missing", missing);
        model.put(
                "name",
                name.isEmpty() && !missing.isEmpty() ? missing.getFirst().name() : name);
        model.put("declaration", declaration);
        model.put("errors", errors.isEmpty() ? visit.errors(problems) : errors);
        visit.show("sources.jte", page, model);
    }

    private static void attach(Site site, Visit visit) throws IOException {
        Campaign campaign = visit.campaign();
        String name = visit.field("name").strip();
        String declaration = visit.field("spec");
        UploadedFile file = visit.context().uploadedFile("file");
        List<FieldError> errors;
        if (file == null || file.size() == 0) {
            errors = List.of(new FieldError("file", visit.page("", campaign).w("sources.no-file")));
        } else {
            byte[] bytes = file.content().readAllBytes();
            Reading<SourceSpec> spec = CampaignSources.declared(campaign, name, declaration);
            Reading<Occurrence> kept = spec.get()
                    .map(declared -> visit.keep(
                            campaign.name(), now -> site.sources().attach(now, declared, file.filename(), bytes)))
                    .orElseGet(() -> Reading.failed(spec.problems()));
            if (kept.get().isPresent()) {
                visit.redirect(
                        "/c/" + campaign.name() + "/sources", kept.orElseThrow().number());
                return;
            }
            errors = visit.errors(kept.problems());
        }
        visit.context().status(422);
        show(site, visit, campaign, name, declaration, errors);
    }

    /** The file of a source, byte for byte. */
    private static void give(Site site, Visit visit, Context context) {
        String sha256 = context.pathParam("sha256");
        Campaign campaign = visit.campaign();
        byte[] bytes = campaign.sources().stream()
                .filter(source -> source.sha256().equals(sha256))
                .findFirst()
                .flatMap(source -> site.home().files().find(source.sha256()))
                .orElseThrow(() -> new NotFoundResponse(visit.page("", campaign).w("sources.not-here")));
        context.contentType("application/octet-stream")
                .header("Content-Disposition", "attachment; filename=\"" + sha256.substring(0, 12) + "\"")
                .result(bytes);
    }
}
