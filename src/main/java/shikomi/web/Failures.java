package shikomi.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.router.EndpointNotFound;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shikomi.message.Message;
import shikomi.web.api.ProblemDetails;

/** The responses that people and programs receive when a request fails. */
public final class Failures {
    /** Marks a request that has been answered, so that the response is not overwritten by a second one. */
    public static final String REPORTED = "reported";

    private static final String DRAFT = "draft";
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<Integer> WITH_WORDS = List.of(403, 404, 405, 413);

    /** The statuses whose exceptions may carry a reason in words, other than the framework's default texts. */
    private static final Set<Integer> IN_WORDS = Set.of(403, 404);

    private static final Set<String> UNSAID = Set.of("", "Forbidden", "Not Found", "Not found");

    private Failures() {}

    static void routes(RoutesConfig routes) {
        routes.exception(RequestFilter.NotSignedIn.class, (missing, context) -> {
            context.status(HttpStatus.UNAUTHORIZED);
            SignIn.showWithoutLink(context);
        });
        routes.exception(ProblemDetails.class, (problems, context) -> problems.write(context));
        routes.exception(HttpResponseException.class, (failure, context) -> report(context, failure));
        routes.exception(Exception.class, (failure, context) -> unexpected(context, failure));
        for (int status : List.of(404, 405, 413)) {
            routes.error(status, context -> {
                if (context.attribute(REPORTED) == null) {
                    report(context, status, null);
                }
            });
        }
    }

    private static void report(Context context, HttpResponseException failure) {
        if (failure instanceof MethodNotAllowedResponse) {
            context.header("Allow", String.join(", ", failure.getDetails().values()));
        }
        report(context, failure.getStatus(), failure instanceof EndpointNotFound ? null : failure.getMessage());
    }

    private static void unexpected(Context context, Exception failure) {
        if (isTooLarge(failure)) {
            report(context, HttpStatus.CONTENT_TOO_LARGE.getCode(), null);
            return;
        }
        if (isMalformed(failure)) {
            report(context, HttpStatus.BAD_REQUEST.getCode(), null);
            return;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Reference {}: {} {}", reference, context.method(), context.path(), failure);
        context.status(HttpStatus.INTERNAL_SERVER_ERROR);
        boolean draft = context.attribute(DRAFT) != null;
        show(context, 500, Message.of(draft ? "web.failure.500.draft" : "web.failure.500.text", reference));
    }

    /**
     * What is only said or shown beside an entry that is stored, such as a note or a question. If it fails, the failure
     * is logged and it is missing; the entry is not lost for it.
     */
    public static <T> T unless(T missing, String what, Supplier<T> said) {
        try {
            return said.get();
        } catch (RuntimeException failure) {
            LOG.error("Missing: {}", what, failure);
            return missing;
        }
    }

    /** Notes that the input was kept as a draft, so that a failure can mention it. */
    public static void rememberDraft(Context context) {
        context.attribute(DRAFT, true);
    }

    /**
     * Recognises a body over the limit. The HTTP server reports it only in the text of an exception or of its cause.
     */
    private static boolean isTooLarge(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(8)
                .map(cause -> String.valueOf(cause == null ? null : cause.getMessage()))
                .anyMatch(words -> words.startsWith("413")
                        || words.contains("Request exceeds")
                        || words.contains("max length")
                        || words.contains("too large"));
    }

    /** Recognises a body that is no form, such as one that ends before it is complete. */
    private static boolean isMalformed(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(8)
                .anyMatch(cause -> (cause instanceof HttpException bad && bad.getCode() == 400)
                        || String.valueOf(cause == null ? null : cause.getMessage())
                                .contains("boundary"));
    }

    private static void report(Context context, int status, @Nullable String reason) {
        context.status(status);
        String key = status == 413
                ? tooLarge(context.path())
                : WITH_WORDS.contains(status) ? Integer.toString(status) : "other";
        show(
                context,
                status,
                reason == null || !IN_WORDS.contains(status) || UNSAID.contains(reason)
                        ? Message.of("web.failure." + key + ".text", context.path(), status)
                        : Message.of("web.failure.reason", reason));
    }

    /** Returns the key of the message. It depends on the path alone, because a body that is too large is not read. */
    private static String tooLarge(String path) {
        if (path.matches("/new|/c/[^/]+/(paste|upload|sources)(/.*)?")) {
            return "413.table";
        }
        return path.matches("/c/[^/]+/(unplanned|e/.+)") ? "413.photo" : "413";
    }

    private static void show(Context context, int status, Message text) {
        context.attribute(REPORTED, true);
        if (context.path().startsWith("/api/") || RequestFilter.OPEN.contains(context.path())) {
            ObjectNode details = ProblemDetails.details(status, text.in(Page.language(context)));
            context.contentType(ProblemDetails.TYPE).result(details.toString().getBytes(StandardCharsets.UTF_8));
            return;
        }
        Page page =
                Page.outside(context, "failure." + (WITH_WORDS.contains(status) || status == 500 ? status : "other"));
        context.render("failure.jte", Map.of("page", page, "text", text.in(page.language())));
    }
}
