package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Given;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Result;
import shikomi.recipe.Reading;
import shikomi.space.Point;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Results come in: of planned experiments, of others, and corrections. */
public final class ResultPages {
    private ResultPages() {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/e/{id}/result", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            Experiment experiment = visit.experiment(campaign);
            show(visit, campaign, experiment, form(visit, campaign, experiment));
        });
        routes.post("/c/{campaign}/e/{id}/result", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            save(visit, campaign, visit.experiment(campaign));
        });
        routes.get("/c/{campaign}/unplanned", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            show(visit, campaign, null, form(visit, campaign, null));
        });
        routes.post("/c/{campaign}/unplanned", context -> {
            Visit visit = new Visit(site, context);
            save(visit, visit.campaign(), null);
        });
    }

    private static ResultForm form(Visit visit, Campaign campaign, @Nullable Experiment experiment) {
        Map<String, String> filled =
                FirstShown.fields(campaign, planned(experiment), experiment == null ? null : experiment.result());
        Weighings.fill(filled, campaign, experiment);
        return new ResultForm(campaign, visit.page("", campaign), filled);
    }

    private static @Nullable Point planned(@Nullable Experiment experiment) {
        return experiment == null || experiment.proposal() == null
                ? null
                : experiment.proposal().point();
    }

    private static void show(Visit visit, Campaign campaign, @Nullable Experiment experiment, ResultForm form) {
        Page page = visit.page("", campaign);
        boolean correction = experiment != null && experiment.result() != null;
        String title = experiment == null
                ? page.w("result.title-unplanned")
                : page.w(correction ? "result.title-correct" : "result.title", experiment.id());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("heading", title);
        model.put("correction", correction);
        model.put("planned", planned(experiment) != null);
        model.put("version", campaign.version());
        model.put("next", next(campaign, experiment).map(Experiment::id).orElse(""));
        model.put(
                "card",
                experiment == null
                        ? Optional.empty()
                        : Optional.of(Card.of(campaign, experiment, null, visit.language())));
        Page titled = visit.page(form.errors().isEmpty() ? title : page.w("error-title", title), campaign);
        if (form.errors().isEmpty()) {
            visit.show("result.jte", titled, model);
        } else {
            visit.showAgain("result.jte", titled, model);
        }
    }

    /** The experiment to go on with. */
    private static Optional<Experiment> next(Campaign campaign, @Nullable Experiment now) {
        return campaign.pending().stream()
                .filter(e -> e.state() != Experiment.State.PROPOSED)
                .filter(e -> now == null || !e.id().equals(now.id()))
                .findFirst();
    }

    private static void save(Visit visit, Campaign campaign, @Nullable Experiment experiment) {
        Map<String, String> typed = new LinkedHashMap<>();
        visit.context().formParamMap().forEach((name, values) -> typed.put(name, values.getFirst()));
        ResultForm form = new ResultForm(campaign, visit.page("", campaign), typed);
        if (typed.containsKey("add")) {
            typed.put("replicates", Integer.toString(Math.min(form.replicates() + 1, ResultForm.MOST_REPLICATES)));
            show(visit, campaign, experiment, form);
            return;
        }
        Result result = form.read(planned(experiment), visit.person().name());
        boolean stale = experiment != null && isStale(experiment, typed.getOrDefault("version", "0"));
        if (experiment != null && experiment.result() != null && !stale) {
            form.checkReason();
        }
        if (result == null || !form.errors().isEmpty()) {
            show(visit, campaign, experiment, form);
        } else if (experiment != null && stale) {
            conflict(visit, campaign, experiment, result, form);
        } else {
            keep(visit, campaign, experiment, result, form);
        }
    }

    /** Whether somebody changed the experiment after the form was shown. */
    private static boolean isStale(Experiment experiment, String version) {
        return experiment.result() != null
                && version.matches("\\d{1,9}")
                && experiment.changed() > Integer.parseInt(version);
    }

    private static void keep(
            Visit visit, Campaign campaign, @Nullable Experiment experiment, Result result, ResultForm form) {
        String why = form.value("why").strip();
        Reading<Occurrence> kept = visit.keep(
                campaign.name(),
                now -> experiment != null && experiment.result() != null
                        ? now.correct(experiment.id(), result, why.isEmpty() ? null : why)
                        : now.log(List.of(new Given(experiment == null ? null : experiment.id(), result))));
        if (kept.get().isEmpty()) {
            kept.problems().forEach(problem -> form.refuse("", problem.in(visit.language())));
            show(visit, campaign, experiment, form);
            return;
        }
        String next = next(campaign, experiment).map(Experiment::id).orElse("");
        boolean goOn = form.is("then", "next") && !next.isEmpty();
        visit.redirect(
                "/c/" + campaign.name() + (goOn ? "/e/" + next + "/result" : "/bench"),
                kept.orElseThrow().number());
    }

    private static void conflict(Visit visit, Campaign campaign, Experiment experiment, Result ours, ResultForm form) {
        Page page = visit.page("", campaign);
        visit.context().status(409);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", experiment.id());
        model.put("theirs", ExperimentPages.lines(campaign, experiment.result(), page));
        model.put("ours", ExperimentPages.lines(campaign, ours, page));
        model.put("form", form);
        model.put("version", campaign.version());
        visit.show("conflict.jte", visit.page(page.w("conflict.title", experiment.id()), campaign), model);
    }
}
