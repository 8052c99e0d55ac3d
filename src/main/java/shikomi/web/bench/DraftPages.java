package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.web.Failures;
import shikomi.web.Site;

/** Drafts of result forms: saved while a person types, and restored when the form is opened again. */
final class DraftPages {
    /** The limit for the fields of a draft together, in characters. Set by judgement. */
    private static final int LONGEST = 200_000;

    private static final List<String> NOT_TYPED = List.of("csrf", "then", "add");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private DraftPages() {}

    static void routes(Site site, RoutesConfig routes) {
        for (String path : ResultRequest.PATHS) {
            routes.post(path + "/draft", context -> autosave(ResultRequest.of(site, context)));
            routes.post(path + "/draft/drop", context -> drop(ResultRequest.of(site, context)));
        }
    }

    /** Saves the fields as a draft; returns false if they are too long. */
    static boolean keep(ResultRequest request, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>(typed);
        fields.keySet().removeAll(NOT_TYPED);
        int length = fields.entrySet().stream()
                .mapToInt(field -> field.getKey().length() + field.getValue().length())
                .sum();
        if (length > LONGEST) {
            return false;
        }
        request.keepDraft(fields);
        Failures.rememberDraft(request.visit().context());
        return true;
    }

    private static void autosave(ResultRequest request) {
        Map<String, String> typed = request.fields();
        boolean saved = request.isStored(typed);
        // A draft that arrives after its own result was sent before the result was saved.
        request.visit().context().status(saved || keep(request, typed) ? 204 : 413);
    }

    private static void drop(ResultRequest request) {
        request.dropDraft();
        request.visit().redirect(request.visit().context().path().replaceFirst("/draft/drop$", ""));
    }

    /** The time of day, with the date unless it is today. */
    static String time(Instant time, Instant now) {
        LocalDateTime then = LocalDateTime.ofInstant(time, ZoneId.systemDefault());
        boolean today = then.toLocalDate().equals(LocalDate.ofInstant(now, ZoneId.systemDefault()));
        return then.format(today ? CLOCK : DAY);
    }
}
