package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import shikomi.store.Draft;
import shikomi.store.RequestKey;
import shikomi.web.Failures;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/**
 * The pages on which results of planned experiments, unplanned results, and corrections are entered.
 *
 * <p>An entry is processed in four steps: the fields become a {@link Result} or errors, the result is checked against
 * the prediction, one event is appended, and the next page follows.
 */
public final class ResultPages {
    private ResultPages() {}

    public static void routes(Site site, RoutesConfig routes) {
        DraftPages.routes(site, routes);
        for (String path : ResultRequest.PATHS) {
            routes.get(path, context -> open(ResultRequest.of(site, context)));
            routes.post(path, context -> save(ResultRequest.of(site, context)));
        }
    }

    /** Opens the form with the data at hand: a draft by this person, a result to correct, or the plan. */
    private static void open(ResultRequest request) {
        request.visit().site().guards().prepare(CheckPages.itself(request.experiment()), request.campaign());
        Optional<Draft> draft = request.draft();
        Map<String, String> fields = draft.map(Draft::fields).orElseGet(() -> InitialFields.of(request));
        String draftTime = draft.map(
                        kept -> DraftPages.time(kept.time(), request.visit().now()))
                .orElse("");
        show(request, new ResultForm(request, fields), draftTime);
    }

    private static void show(ResultRequest request, ResultForm form) {
        show(request, form, "");
    }

    /** @param draftTime the time when the draft shown was saved; empty if no draft is shown */
    private static void show(ResultRequest request, ResultForm form, String draftTime) {
        Visit visit = request.visit();
        String heading = heading(request);
        Map<String, Object> model = model(request, form);
        model.put("heading", heading);
        model.put("draft", draftTime);
        Page page = visit.page(heading, request.campaign());
        if (form.errors().isEmpty()) {
            visit.show("result.jte", page, model);
        } else {
            visit.showAgain("result.jte", page.wrong(), model);
        }
    }

    private static String heading(ResultRequest request) {
        Experiment experiment = request.experiment();
        return experiment == null
                ? request.page().w("result.title-unplanned")
                : request.page().w(request.isCorrection() ? "result.title-correct" : "result.title", experiment.id());
    }

    private static Map<String, Object> model(ResultRequest request, ResultForm form) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("correction", request.isCorrection());
        model.put("planned", request.planned() != null);
        model.put("version", form.valueOr("version", "" + request.campaign().version()));
        model.put("key", form.valueOr("key", UUID.randomUUID().toString()));
        model.put("action", request.path());
        model.put("next", request.next().map(Experiment::id).orElse(""));
        model.put("card", card(request));
        return model;
    }

    private static Optional<Card> card(ResultRequest request) {
        return Optional.ofNullable(request.experiment())
                .map(experiment -> Card.of(
                        request.campaign(), experiment, null, request.visit().language()));
    }

    private static void save(ResultRequest request) throws IOException {
        Visit visit = request.visit();
        Map<String, String> fields = request.fields();
        Attached.keep(visit.home().files(), visit.context().uploadedFiles("file"), fields);
        ResultForm form = new ResultForm(request, fields);
        RequestKey key = visit.sinceUndo(request.campaign(), request.key(fields));
        Optional<Occurrence> before = visit.repeated(request.campaign().name(), key);
        if (before.isPresent()) {
            goOn(request, form, before.get());
        } else {
            DraftPages.keep(request, fields);
            enter(request, form, key);
        }
    }

    /** Reads the fields, and stores the result unless something must be corrected, chosen or confirmed first. */
    private static void enter(ResultRequest request, ResultForm form, @Nullable RequestKey key) {
        if (form.isSent("add")) {
            form.addReplicate();
            show(request, form);
            return;
        }
        Result result = form.read();
        boolean stale = request.isStale(form.version());
        if (result == null || !form.errors().isEmpty() || (!stale && form.is("check", "back"))) {
            show(request, form);
        } else if (stale) {
            conflict(request, result);
        } else {
            check(request, form, result, key);
        }
    }

    /** Stores the result if no question about it is open; otherwise asks first. */
    private static void check(ResultRequest request, ResultForm form, Result result, @Nullable RequestKey key) {
        List<CheckPages.Question> questions = Failures.unless(
                List.of(), "the questions about a result", () -> CheckPages.questions(request, form, result));
        if (questions.isEmpty()) {
            keep(request, form, CheckPages.answered(request, form, result), key);
        } else {
            CheckPages.ask(request, form, questions);
        }
    }

    private static void keep(ResultRequest request, ResultForm form, Result result, @Nullable RequestKey key) {
        Visit visit = request.visit();
        Reading<Occurrence> kept =
                visit.keep(request.campaign().name(), key, now -> event(now, request, result, form.why()));
        if (kept.get().isPresent()) {
            goOn(request, form, kept.orElseThrow());
            return;
        }
        Campaign now = visit.campaign();
        Optional<Experiment> changed = changed(now, request.experiment());
        if (changed.isPresent()) {
            conflict(new ResultRequest(visit, now, changed.get()), result);
        } else {
            kept.problems().forEach(problem -> form.refuse("", problem.in(visit.language())));
            show(request, form);
        }
    }

    /** The event to append: a correction or a new result. */
    private static Reading<Event> event(Campaign now, ResultRequest request, Result result, String why) {
        Experiment shown = request.experiment();
        if (shown == null || !request.isCorrection()) {
            return now.log(List.of(new Given(shown == null ? null : shown.id(), result)));
        }
        return changed(now, shown).isPresent()
                ? Reading.failed(List.of(Problem.of(shown.id(), "campaign.has-result", shown.id())))
                : now.correct(shown.id(), result, why.isEmpty() ? null : why);
    }

    /** The experiment if another person changed its result in the meantime, otherwise empty. */
    private static Optional<Experiment> changed(Campaign now, @Nullable Experiment shown) {
        return Optional.ofNullable(shown)
                .flatMap(before ->
                        now.experiment(before.id()).filter(e -> e.result() != null && e.changed() != before.changed()));
    }

    private static void goOn(ResultRequest request, ResultForm form, Occurrence kept) {
        Failures.unless(false, "the end of a draft", () -> {
            request.dropDraft();
            return true;
        });
        Optional<Experiment> next = form.is("then", "next") ? request.next() : Optional.empty();
        String path =
                next.map(experiment -> "/e/" + experiment.id() + "/result").orElse("/bench");
        request.visit().redirect("/c/" + request.campaign().name() + path, kept.number());
    }

    /** Shows both results of an experiment that another person changed in the meantime, so that one can be chosen. */
    private static void conflict(ResultRequest request, Result ours) {
        Visit visit = request.visit();
        Page page = request.page();
        Experiment experiment = Objects.requireNonNull(request.experiment());
        Result theirs = Objects.requireNonNull(experiment.result());
        visit.context().status(409);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", experiment.id());
        model.put("action", request.path());
        model.put("conflict", new EditConflict(request.campaign(), page, request.planned(), theirs, ours));
        model.put("version", request.campaign().version());
        model.put("key", UUID.randomUUID().toString());
        visit.show("conflict.jte", visit.page(page.w("conflict.title", experiment.id()), request.campaign()), model);
    }
}
