package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import java.util.List;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.web.FieldError;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Handles requested limits: each becomes a limit of the campaign or is declined. */
final class WishPages {
    private WishPages() {}

    static void routes(Site site, RoutesConfig routes) {
        for (String path : List.of("/c/{campaign}/next/{id}/limit", "/c/{campaign}/next/{id}/no-limit")) {
            // requested if the language is switched while the form shows errors
            routes.get(path, context -> {
                Visit visit = new Visit(site, context);
                visit.redirect("/c/" + visit.campaign().name() + "/next");
            });
        }
        routes.post("/c/{campaign}/next/{id}/limit", context -> limit(new Visit(site, context)));
        routes.post("/c/{campaign}/next/{id}/no-limit", context -> decline(new Visit(site, context)));
    }

    private static void decline(Visit visit) {
        Campaign campaign = visit.campaign();
        String id = visit.experiment(campaign).id();
        visit.keepAndGo(campaign.name(), "/c/" + campaign.name() + "/next", now -> now.declineWish(id));
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
        } else {
            showAgain(visit, campaign, experiment, kept.problems());
        }
    }

    private static void showAgain(Visit visit, Campaign campaign, Experiment experiment, List<Problem> problems) {
        String field = experiment.isWished() ? "rule-" + experiment.id() : "";
        List<FieldError> errors = problems.stream()
                .map(problem -> new FieldError(field, problem.in(visit.language())))
                .toList();
        visit.context().status(422);
        NextPages.show(visit, campaign, "", "", errors);
    }
}
