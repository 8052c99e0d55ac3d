package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Why;
import shikomi.cost.Money;
import shikomi.message.Language;
import shikomi.message.Reading;
import shikomi.plan.Plan;
import shikomi.plan.Scope;
import shikomi.recipe.Cost;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Value;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Release;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The pages on which the next batch is requested, shown, accepted or rejected. */
public final class NextPages {
    private static final int LARGEST_BATCH = 100;

    private NextPages() {}

    /** A proposed experiment. */
    public record Row(
            String id,
            List<String> values,
            List<String> expected,
            String chance,
            String cost,
            String why,
            List<String> moved,
            boolean traced,
            boolean allowed) {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/next", context -> {
            Visit visit = new Visit(site, context);
            show(visit, visit.campaign(), "", "", List.of());
        });
        WishPages.routes(site, routes);
        routes.post("/c/{campaign}/next", context -> propose(site, new Visit(site, context)));
        routes.post("/c/{campaign}/take", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            List<String> ids = visit.fields("id");
            visit.keepAndGo(
                    campaign.name(),
                    "/c/" + campaign.name() + (ids.isEmpty() ? "/next" : "/bench"),
                    now -> now.take(ids));
        });
    }

    private static void propose(Site site, Visit visit) {
        Campaign campaign = visit.campaign();
        int size = whole(visit.field("size"), 1, LARGEST_BATCH);
        int seed = whole(visit.field("seed"), 0, Integer.MAX_VALUE);
        List<FieldError> errors = errors(visit, campaign, size, seed);
        if (errors.isEmpty()) {
            Reading<Plan> plan = site.propose(campaign, size, seed);
            Reading<Occurrence> kept = plan.get()
                    .map(made -> visit.keep(
                            campaign.name(),
                            now -> now.propose(made.batch(), made.notes(), seed, Release.version(), false)))
                    .orElseGet(() -> Reading.failed(plan.problems()));
            if (kept.get().isPresent()) {
                visit.redirect(
                        "/c/" + campaign.name() + "/next", kept.orElseThrow().number());
                return;
            }
            errors.addAll(visit.errors(kept.problems()));
        }
        visit.context().status(422);
        show(visit, campaign, visit.field("size"), visit.field("seed"), errors);
    }

    private static List<FieldError> errors(Visit visit, Campaign campaign, int size, int seed) {
        Page page = visit.page("", campaign);
        List<FieldError> errors = new ArrayList<>();
        if (size < 0) {
            errors.add(new FieldError("size", page.w("next.size-error", LARGEST_BATCH)));
        }
        if (seed < 0) {
            errors.add(new FieldError("seed", page.w("next.seed-error")));
        }
        errors.addAll(visit.errors(
                Scope.refusals(campaign.name(), campaign.recipe(), campaign.pool() != null, Math.max(size, 1))));
        return errors;
    }

    private static int whole(String text, int least, int most) {
        if (!text.strip().matches("\\d{1,9}")) {
            return -1;
        }
        int number = Integer.parseInt(text.strip());
        return number >= least && number <= most ? number : -1;
    }

    static void show(Visit visit, Campaign campaign, String size, String seed, List<FieldError> errors) {
        List<Row> rows = campaign.experiments().stream()
                .filter(e -> e.state() == Experiment.State.PROPOSED && e.proposal() != null)
                .map(e -> row(campaign, e, visit.language()))
                .toList();
        Page plain = visit.page("", campaign);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("rows", rows);
        model.put(
                "parameters",
                campaign.recipe().space().chosen().stream()
                        .map(parameter -> heading(parameter, visit.language()))
                        .toList());
        model.put(
                "objectives",
                campaign.recipe().objectives().stream()
                        .map(objective -> objective.heading(visit.language()))
                        .toList());
        model.put(
                "size",
                size.isEmpty() ? Integer.toString(campaign.recipe().batch().size()) : size);
        model.put("seed", seed.isEmpty() ? "1" : seed);
        model.put("results", campaign.results().size());
        model.put("notes", Scope.notes(campaign).stream().map(plain::w).toList());
        model.put("sources", !campaign.sources().isEmpty());
        List<Occurrence> history = visit.history(campaign);
        model.put("wishes", Wish.of(visit, campaign));
        model.put("limits", Wish.kept(campaign, history));
        model.put("last", LastBatch.of(campaign, history));
        model.put("errors", errors);
        visit.show("next.jte", visit.page(plain.w("next.title"), campaign), model);
    }

    private static String heading(Parameter parameter, Language language) {
        return parameter instanceof Parameter.Numeric numeric && numeric.unit() != null
                ? parameter.title().in(language) + " (" + numeric.unit().label() + ")"
                : parameter.title().in(language);
    }

    private static Row row(Campaign campaign, Experiment experiment, Language language) {
        Proposal proposal = java.util.Objects.requireNonNull(experiment.proposal());
        List<String> values = new ArrayList<>();
        for (Parameter parameter : campaign.recipe().space().chosen()) {
            Value value = proposal.point().value(parameter.name());
            values.add(value == null ? "" : value.toString());
        }
        List<String> expected = new ArrayList<>();
        for (Objective objective : campaign.recipe().objectives()) {
            Proposal.Expected of = proposal.predicted().get(objective.name());
            expected.add(of == null ? "–" : of.words("").in(language));
        }
        Cost cost = campaign.recipe().cost();
        return new Row(
                experiment.id(),
                values,
                expected,
                proposal.chance() == null ? "–" : Why.percent(proposal.chance()),
                cost == null ? "–" : Money.text(proposal.money(), cost.currency(), language),
                Why.sentence(proposal, campaign.recipe()).in(language),
                Why.moved(proposal, campaign.recipe()).stream()
                        .map(moved -> moved.in(language))
                        .toList(),
                proposal.reason() instanceof Reason.ColdStart
                        || !proposal.alone().isEmpty(),
                campaign.recipe().space().broken(proposal.point()).isEmpty());
    }
}
