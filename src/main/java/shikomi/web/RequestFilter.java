package shikomi.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;
import shikomi.campaign.Person;
import shikomi.message.Message;

/** Checks every request: its host, its session, and the token of its form. */
final class RequestFilter {
    /**
     * The host names that are accepted. Any other name is refused, because a hostile site can point its own name at
     * this server (DNS rebinding).
     */
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final String POLICY =
            "default-src 'self'; img-src 'self' data:; style-src 'self'; style-src-attr 'unsafe-inline';"
                    + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The paths that operators may read without signing in. */
    static final Set<String> OPEN = Set.of("/health", "/metrics");

    private RequestFilter() {}

    static void routes(Site site, RoutesConfig routes) {
        routes.before(context -> {
            context.header("Content-Security-Policy", POLICY);
            context.header("X-Content-Type-Options", "nosniff");
            context.header("Referrer-Policy", "same-origin");
            checkName(context);
            if (isPage(context.path())) {
                context.header("Cache-Control", "no-store");
                signedIn(site, context);
            }
        });
        routes.after(RefusedBody::discard);
    }

    private static void checkName(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("");
        String name = host.replaceFirst(":\\d+$", "");
        if (!OWN_NAMES.contains(name)) {
            throw new ForbiddenResponse(Message.of("web.failure.host", name).in(Page.language(context)));
        }
    }

    private static boolean isPage(String path) {
        return !path.startsWith("/assets/")
                && !path.startsWith("/api/")
                && !OPEN.contains(path)
                && !path.equals("/sign-in")
                && !path.startsWith("/language/");
    }

    private static void signedIn(Site site, Context context) {
        String session = context.cookie(SignIn.COOKIE);
        Optional<Person> person =
                session == null ? Optional.empty() : site.home().accounts().bySession(session);
        if (session == null || person.isEmpty()) {
            throw new NotSignedIn();
        }
        Visit.remember(context, person.get(), SignIn.formToken(session));
        if (context.method().equals(HandlerType.POST)
                && !SignIn.formToken(session).equals(context.formParam("csrf"))) {
            throw new ForbiddenResponse();
        }
    }

    /** Thrown if a request needs a person who is signed in, and no one is. */
    static final class NotSignedIn extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
