package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.cost.WeighOut;
import shikomi.message.Reading;
import shikomi.unit.Quantity;
import shikomi.web.OptimisticAppend;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The form in which the readings of the balance are entered; the form of the result follows. */
final class WeighingPages {
    private WeighingPages() {}

    static void routes(Site site, RoutesConfig routes) {
        routes.post("/c/{campaign}/e/{id}/weighed", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            weigh(visit, campaign, visit.experiment(campaign));
        });
        routes.get("/c/{campaign}/e/{id}/weighed", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            visit.redirect("/c/" + campaign.name() + "/bench#"
                    + visit.experiment(campaign).id());
        });
    }

    private static void weigh(Visit visit, Campaign campaign, Experiment experiment) {
        if (experiment.proposal() == null) {
            visit.redirect("/c/" + campaign.name() + "/bench");
            return;
        }
        @Nullable Quantity size = BenchPages.size(visit).orElse(null);
        WeighOut out = WeighOut.of(campaign.recipe(), experiment.proposal().point(), size);
        WeighingForm form = WeighingForm.read(visit, campaign.recipe(), experiment, out, visit.page("", campaign));
        if (form.isWrong()) {
            BenchPages.showAgain(visit, campaign, form, List.of());
        } else {
            keep(visit, campaign, form, now -> now.weigh(experiment.id(), form.weighing(out)));
        }
    }

    private static void keep(Visit visit, Campaign campaign, WeighingForm form, OptimisticAppend.Decision decision) {
        Reading<Occurrence> kept = visit.keep(campaign.name(), decision);
        if (kept.get().isPresent()) {
            visit.redirect(form.resultPath(campaign), kept.orElseThrow().number());
        } else {
            BenchPages.showAgain(visit, campaign, form, visit.errors(kept.problems()));
        }
    }
}
