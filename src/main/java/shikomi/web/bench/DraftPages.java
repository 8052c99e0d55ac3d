package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.store.Drafts;
import shikomi.store.RequestKey;
import shikomi.web.Failures;
import shikomi.web.Site;
import shikomi.web.Visit;

/** What is typed into the form of a result is kept while it is typed, and shown when the form is opened again. */
final class DraftPages {
    /** No form of ours is longer; in characters. */
    private static final int LONGEST = 200_000;

    private static final List<String> NOT_TYPED = List.of("csrf", "then", "add");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private DraftPages() {}

    static void routes(Site site, RoutesConfig routes) {
        routes.post("/c/{campaign}/e/{id}/result/draft", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            autosave(visit, campaign, visit.experiment(campaign));
        });
        routes.post("/c/{campaign}/unplanned/draft", context -> {
            Visit visit = new Visit(site, context);
            autosave(visit, visit.campaign(), null);
        });
        routes.post("/c/{campaign}/e/{id}/result/draft/drop", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            drop(visit, campaign, visit.experiment(campaign));
        });
        routes.post("/c/{campaign}/unplanned/draft/drop", context -> {
            Visit visit = new Visit(site, context);
            drop(visit, visit.campaign(), null);
        });
    }

    static Drafts.Of of(Visit visit, Campaign campaign, @Nullable Experiment experiment) {
        return new Drafts.Of(
                campaign.name(),
                experiment == null ? "" : experiment.id(),
                visit.person().name());
    }

    /** The fields of a form as they were sent, each once. */
    static Map<String, String> typed(Context context) {
        Map<String, String> typed = new LinkedHashMap<>();
        context.formParamMap()
                .forEach((name, values) -> values.stream()
                        .findFirst() // none where it is a file
                        .ifPresent(value -> typed.put(name, value)));
        EditConflict.resolve(typed);
        return typed;
    }

    /** Keeps what was typed; false where it is too long. */
    static boolean keep(Visit visit, Campaign campaign, @Nullable Experiment experiment, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>(typed);
        fields.keySet().removeAll(NOT_TYPED);
        int length = fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length() + field.getValue().length())
                .sum();
        if (length > LONGEST) {
            return false;
        }
        visit.home().drafts().keep(of(visit, campaign, experiment), fields);
        Failures.rememberDraft(visit.context());
        return true;
    }

    private static void autosave(Visit visit, Campaign campaign, @Nullable Experiment experiment) {
        Map<String, String> typed = typed(visit.context());
        RequestKey key = ResultPages.key(visit.context(), typed);
        boolean saved = key != null
                && visit.home().histories().repeated(campaign.name(), key).isPresent();
        // A draft that comes after its own result was on its way when the result was saved.
        visit.context().status(saved || keep(visit, campaign, experiment, typed) ? 204 : 413);
    }

    private static void drop(Visit visit, Campaign campaign, @Nullable Experiment experiment) {
        visit.home().drafts().drop(of(visit, campaign, experiment));
        visit.redirect(visit.context().path().replaceFirst("/draft/drop$", ""));
    }

    /** The time of day; with the day where it was another one. */
    static String time(Instant time, Instant now) {
        LocalDateTime then = LocalDateTime.ofInstant(time, ZoneId.systemDefault());
        boolean today = then.toLocalDate().equals(LocalDate.ofInstant(now, ZoneId.systemDefault()));
        return then.format(today ? CLOCK : DAY);
    }
}
