package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Outcome;
import shikomi.campaign.Weighing;
import shikomi.cost.WeighOut;
import shikomi.message.Reading;
import shikomi.space.Parameter;
import shikomi.space.Value;
import shikomi.table.column.CellEntry;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** What the balance read: kept, and on to the result. */
final class Weighings {
    private Weighings() {}

    static void routes(Site site, RoutesConfig routes) {
        routes.post("/c/{campaign}/e/{id}/weighed", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            weigh(site, visit, campaign, visit.experiment(campaign));
        });
        routes.get("/c/{campaign}/e/{id}/weighed", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            visit.redirect("/c/" + campaign.name() + "/bench#"
                    + visit.experiment(campaign).id());
        });
    }

    private static void weigh(Site site, Visit visit, Campaign campaign, Experiment experiment) {
        String bench = "/c/" + campaign.name() + "/bench";
        if (experiment.proposal() == null) {
            visit.redirect(bench);
            return;
        }
        @Nullable Quantity size = BenchPages.size(visit).orElse(null);
        WeighOut out = WeighOut.of(campaign.recipe(), experiment.proposal().point(), size);
        Readings readings = new Readings(visit.page("", campaign));
        for (int i = 0; i < out.portions().size(); i++) {
            readings.read("w" + i, visit.field("w" + i), out.portions().get(i));
        }
        if (readings.portions.isEmpty() && readings.errors.isEmpty()) {
            readings.errors.put("w0", readings.page.w("weighed.nothing"));
        }
        List<FieldError> problems = List.of();
        if (readings.errors.isEmpty()) {
            Weighing weighing = new Weighing(out.made(readings.taken), readings.portions);
            Reading<Occurrence> kept = visit.keep(campaign.name(), now -> now.weigh(experiment.id(), weighing));
            if (kept.get().isPresent()) {
                visit.redirect(
                        "/c/" + campaign.name() + "/e/" + experiment.id() + "/result",
                        kept.orElseThrow().number());
                return;
            }
            problems = visit.errors(kept.problems());
        }
        visit.context().status(422);
        BenchPages.showAgain(site, visit, campaign, experiment, readings.typed, readings.errors, problems);
    }

    /** The fields of one form, read one after another. */
    private static final class Readings {
        private final Page page;
        private final Map<String, String> typed = new LinkedHashMap<>();
        private final Map<String, String> errors = new LinkedHashMap<>();
        private final Map<String, Double> taken = new LinkedHashMap<>();
        private final List<Weighing.Portion> portions = new ArrayList<>();

        Readings(Page page) {
            this.page = page;
        }

        void read(String field, String text, WeighOut.Portion portion) {
            typed.put(field, text);
            String name = portion.name();
            String unit = portion.unit().label();
            switch (CellEntry.read(text, portion.unit())) {
                case CellEntry.Nothing ignored -> {}
                case CellEntry.Read(Outcome.Measured(double value, double ignored))
                when value >= 0 -> {
                    taken.put(name, value);
                    portions.add(new Weighing.Portion(name, portion.amount().doubleValue(), value, unit));
                }
                case CellEntry.Ambiguous(double decimal, double thousands) ->
                    errors.put(field, page.w("result.ambiguous", name, decimal, thousands));
                case CellEntry.OtherUnit(Unit other) ->
                    errors.put(field, page.w("result.unit", name, other.label(), unit));
                case CellEntry.Read ignored -> errors.put(field, page.w("weighed.unreadable", name));
                case CellEntry.Unreadable ignored -> errors.put(field, page.w("weighed.unreadable", name));
            }
        }
    }

    /** The form of a first result begins with what was really put together. */
    static void fill(Map<String, String> fields, Campaign campaign, @Nullable Experiment experiment) {
        Weighing weighing = experiment == null || experiment.result() != null ? null : experiment.weighing();
        if (weighing == null || experiment == null || experiment.proposal() == null) {
            return;
        }
        List<Parameter> parameters = campaign.recipe().space().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            Value made = weighing.made().value(name);
            if (made != null
                    && !Objects.equals(made, experiment.proposal().point().value(name))) {
                fields.put("p" + i, made.toString());
                fields.put("made", "differs");
            }
        }
    }
}
