package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import java.util.List;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.message.Reading;
import shikomi.web.FieldError;
import shikomi.web.Site;
import shikomi.web.Visit;

/** What becomes of a wish of the bench: a limit that the campaign keeps, or nothing. */
final class WishPages {
    private WishPages() {}

    static void routes(Site site, RoutesConfig routes) {
        for (String path : List.of("/c/{campaign}/next/{id}/limit", "/c/{campaign}/next/{id}/no-limit")) {
            routes.get(
                    path,
                    context -> { // where the other language is chosen beside a mistake
                        Visit visit = new Visit(site, context);
                        visit.redirect("/c/" + visit.campaign().name() + "/next");
                    });
        }
        routes.post("/c/{campaign}/next/{id}/limit", context -> limit(new Visit(site, context)));
        routes.post("/c/{campaign}/next/{id}/no-limit", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            String id = visit.experiment(campaign).id();
            visit.keepAndGo(campaign.name(), "/c/" + campaign.name() + "/next", now -> now.declineWish(id));
        });
    }

    private static void limit(Visit visit) {
        Campaign campaign = visit.campaign();
        Experiment experiment = visit.experiment(campaign);
        String id = experiment.id();
        String written = visit.field("rule-" + id).strip();
        String rule = written.isEmpty() ? visit.field("limit-" + id) : written;
        Event.Rejected rejected = experiment.rejected();
        String why = rejected == null ? null : Wish.reason(rejected, visit.language());
        Reading<Occurrence> kept = visit.keep(campaign.name(), now -> now.addRule(rule, why, id));
        if (kept.get().isPresent()) {
            visit.redirect("/c/" + campaign.name() + "/next", kept.orElseThrow().number());
            return;
        }
        String field = experiment.isWished() ? "rule-" + id : "";
        List<FieldError> errors = kept.problems().stream()
                .map(problem -> new FieldError(field, problem.in(visit.language())))
                .toList();
        visit.context().status(422);
        NextPages.show(visit, campaign, "", "", errors);
    }
}
