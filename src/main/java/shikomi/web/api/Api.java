package shikomi.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shikomi.campaign.Person;
import shikomi.campaign.Role;
import shikomi.json.Json;
import shikomi.message.Language;
import shikomi.store.Home;
import shikomi.web.Release;
import shikomi.web.Site;

/** The HTTP interface for programs; {@code openapi.json} describes it. */
public final class Api {
    static final int LARGEST_BATCH = 1000;
    /** The scheme, which may be written in any case (RFC 9110, section 11.1). */
    private static final String BEARER = "Bearer ";

    private Api() {}

    public static void routes(Site site, RoutesConfig routes) {
        operators(site, routes);
        Questions.routes(site, routes);
        CampaignApi.routes(site, routes);
    }

    /** Registers the routes that operators and clients may read without a token. */
    private static void operators(Site site, RoutesConfig routes) {
        Home home = site.home();
        routes.get("/health", context -> {
            ObjectNode health = Json.MAPPER.createObjectNode();
            health.put("status", "ok").put("version", Release.version());
            answer(
                    context,
                    200,
                    health.put("campaigns", home.histories().names().size()));
        });
        routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4").result(Metrics.of(home, site.models())));
        routes.get("/api/openapi.json", context -> {
            try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("/shikomi/web/openapi.json"))) {
                byte[] description = in.readAllBytes();
                context.contentType("application/json").result(description);
                EntityTag.of(description).write(context);
            }
        });
    }

    /**
     * Identifies the person by the token of the request. A request whose token is missing or lacks an allowed role
     * ends here.
     */
    static Person person(Home home, Context context, Role... allowed) {
        context.bodyAsBytes(); // otherwise a client refused while still sending would see a broken connection
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        Optional<Person> person = header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? home.accounts().byToken(header.substring(BEARER.length()).strip())
                : Optional.empty();
        if (person.isEmpty()) {
            context.header("WWW-Authenticate", "Bearer");
            throw ProblemDetails.of(401, "Authorization", "web.api.no-token");
        }
        checkRole(person.get().role(), allowed);
        return person.get();
    }

    private static void checkRole(Role role, Role... allowed) {
        if (allowed.length > 0 && role != Role.ADMIN && !List.of(allowed).contains(role)) {
            String codes = Stream.of(allowed).map(Role::code).collect(Collectors.joining(", "));
            throw ProblemDetails.of(403, "Authorization", "web.api.not-allowed", role.code(), codes);
        }
    }

    static Language language(Context context) {
        return Language.accepted(context.header("Accept-Language"));
    }

    /** Writes a response. What is read carries a tag, by which a client need not fetch the same again. */
    static void answer(Context context, int status, JsonNode node) {
        byte[] body = Json.text(node).getBytes(StandardCharsets.UTF_8);
        context.status(status).contentType("application/json").result(body);
        if (context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD)) {
            EntityTag.of(body).write(context);
        }
    }

    static void refuse(List<shikomi.message.Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemDetails(422, problems);
        }
    }
}
