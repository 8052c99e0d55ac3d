package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.web.BenchQueue;
import shikomi.web.BenchWords;
import shikomi.web.CampaignModels;
import shikomi.web.EventWords;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The page of one experiment. */
public final class ExperimentPages {
    private ExperimentPages() {}

    /** A parameter as it was planned and as it was made. */
    public record Setting(String name, String unit, String planned, String made) {
        public boolean differs() {
            return !planned.isEmpty() && !made.isEmpty() && !planned.equals(made);
        }
    }

    /** A photo or other file attached to its result. */
    public record Photo(String name, String sha256, String size, boolean shown) {}

    /** An event that concerns the experiment. */
    public record Moment(int number, String instant, String time, String person, String words, boolean undoable) {}

    public static void routes(Site site, RoutesConfig routes) {
        FilePages.routes(site, routes);
        routes.get("/c/{campaign}/e/{id}", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            show(visit, campaign, visit.experiment(campaign));
        });
    }

    private static void show(Visit visit, Campaign campaign, Experiment experiment) {
        Page page = visit.page("", campaign);
        Result result = experiment.result();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("card", Card.of(campaign, experiment, null, visit.language()));
        model.put("state", page.w("state." + experiment.state().name().toLowerCase(Locale.ROOT)));
        model.put("settings", settings(campaign, experiment, page));
        model.put("weighed", weighed(campaign, experiment, page));
        model.put("lines", ResultWords.lines(campaign, result, page));
        model.put("photos", photos(result));
        model.put("pending", BenchQueue.contains(experiment));
        model.put("aside", result != null && result.measurements().stream().anyMatch(Measurement::isAside));
        model.put("doubts", doubts(visit, campaign, result));
        model.put("moments", moments(visit, visit.history(campaign), experiment));
        visit.show("experiment.jte", visit.page(page.w("experiment.title", experiment.id()), campaign), model);
    }

    /** What is in doubt of a result; nothing before the first fit has ended. */
    private static List<String> doubts(Visit visit, Campaign campaign, @Nullable Result result) {
        CampaignModels.Fitted fitted =
                result == null ? null : visit.site().models().of(campaign);
        return fitted == null
                ? List.of()
                : fitted.model().doubts(result).stream()
                        .map(doubt -> doubt.in(visit.language()))
                        .toList();
    }

    private static List<Setting> settings(Campaign campaign, Experiment experiment, Page page) {
        Point planned =
                experiment.proposal() == null ? null : experiment.proposal().point();
        Point made = made(experiment);
        List<Setting> settings = new ArrayList<>();
        for (Parameter parameter : campaign.recipe().space().parameters()) {
            settings.add(new Setting(
                    page.w(parameter.title()),
                    ResultWords.label(parameter.unit()),
                    ResultWords.setting(planned, parameter),
                    ResultWords.setting(made, parameter)));
        }
        return settings;
    }

    /** The point as made, or as weighed out so far. */
    private static @Nullable Point made(Experiment experiment) {
        if (experiment.result() != null) {
            return experiment.result().made();
        }
        return experiment.weighing() == null ? null : experiment.weighing().made();
    }

    /** The readings of the balance, each with its difference from the plan. */
    private static List<Card.Line> weighed(Campaign campaign, Experiment experiment, Page page) {
        return experiment.weighing() == null
                ? List.of()
                : experiment.weighing().portions().stream()
                        .map(portion -> new Card.Line(
                                page.w(campaign.recipe().title(portion.material())),
                                Numbers.plain(portion.read()) + " " + portion.unit(),
                                "(" + BenchWords.excess(portion.excess()).in(page.language()) + ")"))
                        .toList();
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
        Set<Integer> undone = undone(history);
        for (Occurrence occurrence : history) {
            boolean undoing = occurrence.event() instanceof Event.Undone(int number) && shown.contains(number);
            if (undoing || EventWords.concerns(occurrence.event(), experiment.id())) {
                shown.add(occurrence.number());
                boolean undoable =
                        !undone.contains(occurrence.number()) && !(occurrence.event() instanceof Event.Proposed);
                moments.add(moment(occurrence, undoable, visit.language()));
            }
        }
        return moments;
    }

    private static Set<Integer> undone(List<Occurrence> history) {
        return history.stream()
                .map(Occurrence::event)
                .filter(Event.Undone.class::isInstance)
                .map(event -> ((Event.Undone) event).number())
                .collect(Collectors.toSet());
    }

    private static Moment moment(Occurrence occurrence, boolean undoable, Language language) {
        return new Moment(
                occurrence.number(),
                occurrence.time().toString(),
                EventWords.time(occurrence),
                occurrence.person(),
                EventWords.of(occurrence.event()).in(language),
                undoable);
    }
}
