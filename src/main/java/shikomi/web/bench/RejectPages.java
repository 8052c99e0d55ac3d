package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Obstacle;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The form that rejects an experiment that cannot be made, with the reason and an optional request for a limit. */
final class RejectPages {
    private RejectPages() {}

    static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/e/{id}/reject", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            show(visit, campaign, visit.experiment(campaign), List.of());
        });
        routes.post("/c/{campaign}/e/{id}/reject", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            reject(visit, campaign, visit.experiment(campaign));
        });
    }

    private static void reject(Visit visit, Campaign campaign, Experiment experiment) {
        String why = visit.field("why").strip();
        Optional<Obstacle> chosen = Arrays.stream(Obstacle.values())
                .filter(obstacle -> obstacle.code().equals(visit.field("obstacle")))
                .findFirst();
        Obstacle obstacle = chosen.orElse(Obstacle.OTHER);
        if (why.isEmpty() && obstacle == Obstacle.OTHER) {
            String message = visit.page("", campaign).w(chosen.isEmpty() ? "reject.error" : "reject.other-error");
            visit.context().status(422);
            show(visit, campaign, experiment, List.of(new FieldError(chosen.isEmpty() ? "obstacle" : "why", message)));
            return;
        }
        boolean never = !visit.field("never").isEmpty();
        String back = "/c/" + campaign.name() + (experiment.state() == Experiment.State.PROPOSED ? "/next" : "/bench");
        visit.keepAndGo(campaign.name(), back, now -> now.reject(experiment.id(), why, obstacle, never));
    }

    private static void show(Visit visit, Campaign campaign, Experiment experiment, List<FieldError> errors) {
        Page page = visit.page(visit.page("", campaign).w("reject.title", experiment.id()), campaign);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("experiment", experiment);
        model.put("made", campaign.recipe().space().words(experiment.point()).in(visit.language()));
        model.put("obstacle", visit.field("obstacle"));
        model.put("why", visit.field("why"));
        model.put("never", !visit.field("never").isEmpty());
        model.put("errors", errors);
        visit.show("reject.jte", errors.isEmpty() ? page : page.wrong(), model);
    }
}
