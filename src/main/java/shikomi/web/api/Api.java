package shikomi.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import shikomi.campaign.Person;
import shikomi.campaign.Result;
import shikomi.campaign.Role;
import shikomi.json.AskJson;
import shikomi.json.Json;
import shikomi.json.SourceJson;
import shikomi.message.Language;
import shikomi.model.CampaignModel;
import shikomi.model.NewMeasurement;
import shikomi.plan.Plan;
import shikomi.plan.PlanRequest;
import shikomi.plan.Scope;
import shikomi.recipe.Recipe;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.store.Home;
import shikomi.table.result.PointTable;
import shikomi.table.result.ResultTable;
import shikomi.web.Release;
import shikomi.web.Site;

/** The HTTP interface for programs; {@code openapi.json} describes it. */
public final class Api {
    static final int LARGEST_BATCH = 1000;
    static final String BEARER = "Bearer ";

    private Api() {}

    public static void routes(Site site, RoutesConfig routes) {
        Home home = site.home();
        routes.get("/health", context -> {
            int campaigns = home.histories().names().size();
            ObjectNode health = Json.MAPPER.createObjectNode();
            answer(
                    context,
                    200,
                    health.put("status", "ok").put("version", Release.version()).put("campaigns", campaigns));
        });
        routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4").result(Metrics.of(home, site.models())));
        routes.get("/api/openapi.json", context -> {
            try (InputStream in = Objects.requireNonNull(Api.class.getResourceAsStream("/shikomi/web/openapi.json"))) {
                context.contentType("application/json").result(in.readAllBytes());
            }
        });
        routes.post("/api/ask", context -> {
            person(home, context);
            answer(
                    context,
                    200,
                    ask(
                            site,
                            Body.of(context).only("recipe", "results", "sources", "pool", "batch", "seed"),
                            language(context)));
        });
        routes.post("/api/predict", context -> {
            person(home, context);
            answer(context, 200, predict(site, Body.of(context).only("recipe", "results", "sources", "at", "seed")));
        });
        routes.post("/api/sources", context -> {
            person(home, context);
            answer(
                    context,
                    200,
                    sources(site, Body.of(context).only("recipe", "results", "sources", "seed"), language(context)));
        });
        CampaignApi.routes(site, routes);
    }

    /** Who asks, by their token. */
    static Person person(Home home, Context context, Role... allowed) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        Optional<Person> person = header.startsWith(BEARER)
                ? home.accounts().byToken(header.substring(BEARER.length()).strip())
                : Optional.empty();
        if (person.isEmpty()) {
            context.header("WWW-Authenticate", "Bearer");
            throw ProblemDetails.of(401, "Authorization", "web.api.no-token");
        }
        Role role = person.get().role();
        if (allowed.length > 0 && role != Role.ADMIN && !List.of(allowed).contains(role)) {
            throw ProblemDetails.of(
                    403,
                    "Authorization",
                    "web.api.not-allowed",
                    role.code(),
                    String.join(
                            ", ",
                            java.util.stream.Stream.of(allowed).map(Role::code).toList()));
        }
        return person.get();
    }

    static Language language(Context context) {
        return Optional.ofNullable(context.header("Accept-Language"))
                .flatMap(Language::of)
                .orElse(Language.EN);
    }

    static void answer(Context context, int status, JsonNode node) {
        context.status(status).contentType("application/json").result(Json.text(node));
    }

    private static ObjectNode ask(Site site, Body body, Language language) {
        Recipe recipe = body.recipe();
        ResultTable results = results(body, recipe);
        List<Point> pool = body.has("pool")
                ? Body.read(PointTable.read(body.rows("pool"), recipe.space())).points()
                : null;
        int size = body.whole("batch", recipe.batch().size(), LARGEST_BATCH);
        refuse(Scope.refusals("recipe", recipe, pool != null, size));
        long seed = body.seed();
        Sources sources = SentSources.of(body, recipe, results.results());
        Plan plan = site.propose(new PlanRequest(recipe, results.results(), List.of(), sources, pool, size, seed));
        ObjectNode answer = AskJson.of(
                recipe,
                new AskJson.Results(results.rows(), results.conditions(), null),
                plan,
                seed,
                pool != null,
                language);
        answer.set("notes", AskJson.notes(plan.notes(), language));
        return answer;
    }

    static void refuse(List<shikomi.message.Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ProblemDetails(422, problems);
        }
    }

    private static ResultTable results(Body body, Recipe recipe) {
        return body.has("results") && !body.rows("results").rows().isEmpty()
                ? Body.read(ResultTable.read(body.rows("results"), recipe))
                : new ResultTable(List.of(), 0, 0, List.of(), List.of());
    }

    private static ArrayNode predict(Site site, Body body) {
        Recipe recipe = body.recipe();
        List<Result> results = results(body, recipe).results();
        List<Point> points =
                Body.read(PointTable.read(body.rows("at"), recipe.space())).points();
        Map<String, List<NewMeasurement>> predictions =
                model(site, body, recipe, results).newMeasurements(points);
        if (predictions.isEmpty()) {
            throw ProblemDetails.of(422, "results", "web.api.nothing-to-learn");
        }
        return AskJson.predictions(predictions, points.size());
    }

    private static ArrayNode sources(Site site, Body body, Language language) {
        Recipe recipe = body.recipe();
        List<Result> results = results(body, recipe).results();
        return SourceJson.of(model(site, body, recipe, results).verdicts(), language);
    }

    private static CampaignModel model(Site site, Body body, Recipe recipe, List<Result> results) {
        Sources sources = SentSources.of(body, recipe, results);
        return site.models().await(new PlanRequest(recipe, results, List.of(), sources, null, 1, body.seed()));
    }
}
