package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Result;
import shikomi.recipe.Cost;
import shikomi.recipe.Objective;
import shikomi.space.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Unit;
import shikomi.space.Value;
import shikomi.table.CampaignTable;
import shikomi.web.EventWords;
import shikomi.web.Money;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Everything about one experiment. */
public final class ExperimentPages {
    private ExperimentPages() {}

    /** A parameter as it was planned and as it was made. */
    public record Setting(String name, String unit, String planned, String made) {
        public boolean differs() {
            return !planned.isEmpty() && !made.isEmpty() && !planned.equals(made);
        }
    }

    /** Something that happened to it. */
    public record Moment(int number, String time, String person, String words, boolean undoable) {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/e/{id}", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            Experiment experiment = visit.experiment(campaign);
            Page page = visit.page("", campaign);
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("card", Card.of(campaign, experiment, null, visit.language()));
            model.put("state", page.w("state." + experiment.state().name().toLowerCase(java.util.Locale.ROOT)));
            model.put("settings", settings(campaign, experiment));
            model.put("lines", lines(campaign, experiment.result(), page));
            model.put("pending", experiment.isPending() && experiment.state() != Experiment.State.PROPOSED);
            model.put(
                    "aside",
                    experiment.result() != null
                            && experiment.result().measurements().stream().anyMatch(Measurement::isAside));
            model.put("moments", moments(visit, visit.history(campaign), experiment));
            visit.show("experiment.jte", visit.page(page.w("experiment.title", experiment.id()), campaign), model);
        });
    }

    private static List<Setting> settings(Campaign campaign, Experiment experiment) {
        Point planned =
                experiment.proposal() == null ? null : experiment.proposal().point();
        Point made = experiment.result() == null ? null : experiment.result().made();
        List<Setting> settings = new ArrayList<>();
        for (Parameter parameter : campaign.recipe().space().parameters()) {
            Unit unit = unit(parameter);
            settings.add(new Setting(
                    parameter.name(),
                    unit == null ? "" : unit.label(),
                    text(planned, parameter),
                    text(made, parameter)));
        }
        return settings;
    }

    private static @Nullable Unit unit(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Numeric numeric -> numeric.unit();
            case Parameter.Context context -> context.unit();
            case Parameter.Choosing ignored -> null;
        };
    }

    private static String text(@Nullable Point point, Parameter parameter) {
        Value value = point == null ? null : point.value(parameter.name());
        return value == null ? "" : value.toString();
    }

    /** What a result says, line by line. */
    static List<Card.Line> lines(Campaign campaign, @Nullable Result result, Page page) {
        List<Card.Line> lines = new ArrayList<>();
        if (result == null) {
            return lines;
        }
        for (Objective objective : campaign.recipe().objectives()) {
            List<String> values = result.measurements().stream()
                    .filter(m -> m.objective().equals(objective.name()))
                    .map(m -> CampaignTable.text(m.outcome()) + (m.isAside() ? " " + page.w("check.aside-mark") : ""))
                    .toList();
            lines.add(new Card.Line(
                    objective.name(),
                    String.join(", ", values),
                    objective.unit() == null ? "" : objective.unit().label()));
        }
        if (result.money() != null) {
            lines.add(new Card.Line(page.w("result.money"), money(campaign, result.money(), page), ""));
        }
        if (result.hours() != null) {
            lines.add(new Card.Line(page.w("result.hours"), Numbers.plain(result.hours()), "h"));
        }
        if (result.note() != null) {
            lines.add(new Card.Line(page.w("result.note"), result.note(), ""));
        }
        return lines;
    }

    private static String money(Campaign campaign, double money, Page page) {
        Cost cost = campaign.recipe().cost();
        return cost == null ? Numbers.plain(money) : Money.text(money, cost.currency(), page.language());
    }

    private static List<Moment> moments(Visit visit, List<Occurrence> history, Experiment experiment) {
        List<Moment> moments = new ArrayList<>();
        List<Integer> shown = new ArrayList<>();
        List<Integer> undone = history.stream()
                .filter(o -> o.event() instanceof Event.Undone)
                .map(o -> ((Event.Undone) o.event()).number())
                .toList();
        for (Occurrence occurrence : history) {
            boolean undoing = occurrence.event() instanceof Event.Undone(int number) && shown.contains(number);
            if (undoing || EventWords.concerns(occurrence.event(), experiment.id())) {
                shown.add(occurrence.number());
                moments.add(new Moment(
                        occurrence.number(),
                        occurrence.time().toString().replaceFirst("T(\\d\\d:\\d\\d).*", " $1"),
                        occurrence.person(),
                        EventWords.of(occurrence.event()).in(visit.language()),
                        !undone.contains(occurrence.number()) && !(occurrence.event() instanceof Event.Proposed)));
            }
        }
        return moments;
    }
}
