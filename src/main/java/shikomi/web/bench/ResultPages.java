package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Given;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Result;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.space.Point;
import shikomi.store.Draft;
import shikomi.store.Hash;
import shikomi.store.RequestKey;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Results come in: of planned experiments, of others, and corrections. */
public final class ResultPages {
    private ResultPages() {}

    public static void routes(Site site, RoutesConfig routes) {
        DraftPages.routes(site, routes);
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

    /** The form with what stands there already: a draft of this person, a result to correct, or the plan. */
    private static ResultForm form(Visit visit, Campaign campaign, @Nullable Experiment experiment) {
        Map<String, String> filled =
                FirstShown.fields(campaign, planned(experiment), experiment == null ? null : experiment.result());
        Weighings.fill(filled, campaign, experiment);
        Optional<Draft> draft = visit.home().drafts().find(DraftPages.of(visit, campaign, experiment));
        return new ResultForm(
                campaign, visit.page("", campaign), draft.map(Draft::fields).orElse(filled));
    }

    static @Nullable Point planned(@Nullable Experiment experiment) {
        return experiment == null || experiment.proposal() == null
                ? null
                : experiment.proposal().point();
    }

    static void show(Visit visit, Campaign campaign, @Nullable Experiment experiment, ResultForm form) {
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
        model.put("version", form.value("version").isEmpty() ? "" + campaign.version() : form.value("version"));
        model.put("key", form.value("key").isEmpty() ? UUID.randomUUID().toString() : form.value("key"));
        model.put("action", path(campaign, experiment));
        model.put("draft", draft(visit, campaign, experiment));
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

    private static String path(Campaign campaign, @Nullable Experiment experiment) {
        return "/c/" + campaign.name() + (experiment == null ? "/unplanned" : "/e/" + experiment.id() + "/result");
    }

    /** When the draft was kept that is shown; empty where none is. */
    private static String draft(Visit visit, Campaign campaign, @Nullable Experiment experiment) {
        return visit.context().method().equals(HandlerType.POST)
                ? ""
                : visit.home()
                        .drafts()
                        .find(DraftPages.of(visit, campaign, experiment))
                        .map(draft -> DraftPages.time(draft.time(), visit.now()))
                        .orElse("");
    }

    /** The experiment to go on with. */
    private static Optional<Experiment> next(Campaign campaign, @Nullable Experiment now) {
        return campaign.pending().stream()
                .filter(e -> e.state() != Experiment.State.PROPOSED)
                .filter(e -> now == null || !e.id().equals(now.id()))
                .findFirst();
    }

    private static void save(Visit visit, Campaign campaign, @Nullable Experiment experiment) throws IOException {
        Map<String, String> typed = DraftPages.typed(visit.context());
        Attached.keep(visit.home().files(), visit.context().uploadedFiles("file"), typed);
        RequestKey key = key(visit.context(), typed);
        ResultForm form = new ResultForm(campaign, visit.page("", campaign), typed);
        Optional<Occurrence> before = visit.repeated(campaign.name(), key);
        if (before.isPresent()) {
            goOn(visit, campaign, experiment, form, before.get());
            return;
        }
        DraftPages.keep(visit, campaign, experiment, typed);
        if (typed.containsKey("add")) {
            typed.put("replicates", Integer.toString(Math.min(form.replicates() + 1, ResultForm.MOST_REPLICATES)));
            show(visit, campaign, experiment, form);
            return;
        }
        Result result = form.read(
                planned(experiment), visit.person().name(), visit.home().files());
        boolean stale = experiment != null && isStale(experiment, typed.getOrDefault("version", "0"));
        if (experiment != null && experiment.result() != null && !stale) {
            form.checkReason();
        }
        if (result == null || !form.errors().isEmpty()) {
            show(visit, campaign, experiment, form);
        } else if (experiment != null && stale) {
            conflict(visit, campaign, experiment, result);
        } else {
            Result checked = CheckPages.checked(visit, campaign, experiment, result, form);
            if (checked != null) {
                keep(visit, campaign, experiment, checked, form, key);
            }
        }
    }

    /** Tells an entry that is sent again from a new one; null where the form carries no key. */
    static @Nullable RequestKey key(Context context, Map<String, String> typed) {
        String key = typed.getOrDefault("key", "");
        Map<String, String> told = new TreeMap<>(typed);
        told.keySet().removeAll(List.of("csrf", "then", "key"));
        return key.matches("[\\w-]{8,64}")
                ? new RequestKey("form " + key, Hash.of(context.path() + "\n" + told))
                : null;
    }

    /** Whether somebody changed the experiment after the form was shown. */
    private static boolean isStale(Experiment experiment, String version) {
        return experiment.result() != null
                && version.matches("\\d{1,9}")
                && experiment.changed() > Integer.parseInt(version);
    }

    private static void keep(
            Visit visit,
            Campaign campaign,
            @Nullable Experiment experiment,
            Result result,
            ResultForm form,
            @Nullable RequestKey key) {
        String why = form.why();
        Reading<Occurrence> kept = visit.keep(
                campaign.name(),
                key,
                now -> experiment != null && experiment.result() != null
                        ? correct(now, experiment, result, why.isEmpty() ? null : why)
                        : now.log(List.of(new Given(experiment == null ? null : experiment.id(), result))));
        if (kept.get().isPresent()) {
            goOn(visit, campaign, experiment, form, kept.orElseThrow());
            return;
        }
        Campaign now = visit.campaign();
        Optional<Experiment> changed = experiment == null ? Optional.empty() : changed(now, experiment);
        if (changed.isPresent()) {
            conflict(visit, now, changed.get(), result);
        } else {
            kept.problems().forEach(problem -> form.refuse("", problem.in(visit.language())));
            show(visit, campaign, experiment, form);
        }
    }

    /** The experiment as somebody else left it who was faster by a moment. */
    private static Optional<Experiment> changed(Campaign now, Experiment shown) {
        return now.experiment(shown.id()).filter(e -> e.result() != null && e.changed() != shown.changed());
    }

    private static Reading<Event> correct(Campaign now, Experiment shown, Result result, @Nullable String why) {
        return changed(now, shown).isPresent()
                ? Reading.failed(List.of(Problem.of(shown.id(), "campaign.has-result", shown.id())))
                : now.correct(shown.id(), result, why);
    }

    private static void goOn(
            Visit visit, Campaign campaign, @Nullable Experiment experiment, ResultForm form, Occurrence kept) {
        visit.home().drafts().drop(DraftPages.of(visit, campaign, experiment));
        String next = next(campaign, experiment).map(Experiment::id).orElse("");
        boolean goOn = form.is("then", "next") && !next.isEmpty();
        visit.redirect("/c/" + campaign.name() + (goOn ? "/e/" + next + "/result" : "/bench"), kept.number());
    }

    private static void conflict(Visit visit, Campaign campaign, Experiment experiment, Result ours) {
        Page page = visit.page("", campaign);
        visit.context().status(409);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", experiment.id());
        model.put("action", path(campaign, experiment));
        model.put(
                "conflict",
                new EditConflict(
                        campaign, page, planned(experiment), Objects.requireNonNull(experiment.result()), ours));
        model.put("version", campaign.version());
        model.put("key", UUID.randomUUID().toString());
        visit.show("conflict.jte", visit.page(page.w("conflict.title", experiment.id()), campaign), model);
    }
}
