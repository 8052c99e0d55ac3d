package shikomi.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shikomi.space.Message;
import shikomi.web.api.ProblemDetails;

/** What people and programs see where a request cannot be answered. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final List<Integer> TOLD = List.of(403, 404, 405, 413);

    private Failures() {}

    static void routes(Site site, RoutesConfig routes) {
        routes.exception(Guards.NotSignedIn.class, (missing, context) -> {
            context.status(HttpStatus.UNAUTHORIZED);
            context.render(
                    "signIn.jte",
                    Map.of(
                            "page",
                            Page.outside(context, "sign-in"),
                            "token",
                            "",
                            "usable",
                            false,
                            "errors",
                            List.of()));
        });
        routes.exception(ProblemDetails.class, (problems, context) -> problems.write(context));
        routes.exception(
                HttpResponseException.class,
                (failure, context) -> tell(context, failure.getStatus(), failure.getMessage()));
        routes.exception(Exception.class, (failure, context) -> unexpected(context, failure));
        for (int status : List.of(404, 405, 413)) {
            routes.error(status, context -> {
                if (context.attribute("told") == null) {
                    tell(context, status, null);
                }
            });
        }
    }

    private static void unexpected(Context context, Exception failure) {
        String message = String.valueOf(failure.getMessage());
        if ((failure.getClass().getName().contains("BadMessage") && message.startsWith("413"))
                || message.contains("Request exceeds")
                || message.contains("too large")) {
            tell(context, HttpStatus.CONTENT_TOO_LARGE.getCode(), null);
            return;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Reference {}: {} {}", reference, context.method(), context.path(), failure);
        context.status(HttpStatus.INTERNAL_SERVER_ERROR);
        show(context, 500, Message.of("web.failure.500.text", reference));
    }

    private static void tell(Context context, int status, @org.jspecify.annotations.Nullable String reason) {
        context.status(status);
        String key = TOLD.contains(status) ? Integer.toString(status) : "other";
        show(
                context,
                status,
                reason == null || reason.isBlank() || reason.equals("Not Found") || status == 405 || status == 413
                        ? Message.of("web.failure." + key + ".text", context.path(), status)
                        : Message.of("web.failure.reason", reason));
    }

    private static void show(Context context, int status, Message text) {
        context.attribute("told", true);
        if (context.path().startsWith("/api/") || context.path().equals("/health")) {
            ObjectNode details = ProblemDetails.details(status, text.in(Page.language(context)));
            context.contentType(ProblemDetails.TYPE).result(details.toString());
            return;
        }
        Page page = Page.outside(context, "failure." + (TOLD.contains(status) || status == 500 ? status : "other"));
        context.render("failure.jte", Map.of("page", page, "text", text.in(page.language())));
    }
}
