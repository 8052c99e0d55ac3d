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
import shikomi.message.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.web.EventWords;
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

    /** A photo or a file of its result. */
    public record Photo(String name, String sha256, String size, boolean shown) {}

    /** Something that happened to it. */
    public record Moment(int number, String time, String person, String words, boolean undoable) {}

    public static void routes(Site site, RoutesConfig routes) {
        FilePages.routes(site, routes);
        routes.get("/c/{campaign}/e/{id}", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            Experiment experiment = visit.experiment(campaign);
            Page page = visit.page("", campaign);
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("card", Card.of(campaign, experiment, null, visit.language()));
            model.put("state", page.w("state." + experiment.state().name().toLowerCase(java.util.Locale.ROOT)));
            model.put("settings", settings(campaign, experiment));
            model.put("lines", ResultWords.lines(campaign, experiment.result(), page));
            model.put("photos", photos(experiment.result()));
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
            settings.add(new Setting(
                    parameter.name(), ResultWords.unit(parameter), text(planned, parameter), text(made, parameter)));
        }
        return settings;
    }

    private static String text(@Nullable Point point, Parameter parameter) {
        Value value = point == null ? null : point.value(parameter.name());
        return value == null ? "" : value.toString();
    }

    private static List<Photo> photos(@Nullable Result result) {
        return result == null
                ? List.of()
                : result.attachments().stream()
                        .map(file -> new Photo(
                                file.name(), file.sha256(), size(file.bytes()), FilePages.isPicture(file.name())))
                        .toList();
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.ceilDiv(bytes, 1000) + " kB" : Numbers.fixed(bytes / 1e6, 1) + " MB";
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
