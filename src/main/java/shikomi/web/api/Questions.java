package shikomi.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Result;
import shikomi.json.AskJson;
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
import shikomi.table.result.PointTable;
import shikomi.table.result.ResultTable;
import shikomi.web.Site;

/** Requests from programs outside any campaign. Only the fitted model is kept, for the next request. */
final class Questions {
    private final Site site;

    private Questions(Site site) {
        this.site = site;
    }

    static void routes(Site site, RoutesConfig routes) {
        Questions questions = new Questions(site);
        routes.post("/api/ask", context -> {
            Body body = questions.body(context, "recipe", "results", "sources", "pool", "batch", "seed");
            Api.answer(context, 200, questions.ask(body, Api.language(context)));
        });
        routes.post("/api/predict", context -> {
            Body body = questions.body(context, "recipe", "results", "sources", "at", "seed");
            Api.answer(context, 200, questions.predict(body));
        });
        routes.post("/api/sources", context -> {
            Body body = questions.body(context, "recipe", "results", "sources", "seed");
            Api.answer(context, 200, questions.sources(body, Api.language(context)));
        });
    }

    private Body body(Context context, String... keys) {
        Api.person(site.home(), context);
        return Body.of(context).only(keys);
    }

    private ObjectNode ask(Body body, Language language) {
        Recipe recipe = body.recipe();
        ResultTable results = results(body, recipe);
        List<Point> pool = body.has("pool")
                ? Body.read(PointTable.read(body.rows("pool"), recipe.space())).points()
                : null;
        int size = body.whole("batch", recipe.batch().size(), Api.LARGEST_BATCH);
        Api.refuse(Scope.refusals("recipe", recipe, pool != null, size));
        long seed = body.seed();
        Sources sources = SentSources.of(body, recipe, results.results());
        Plan plan = site.propose(new PlanRequest(recipe, results.results(), List.of(), sources, pool, size, seed)
                        .named(results.ids()))
                .withinBudgetOf(recipe, results.results());
        ObjectNode answer = AskJson.of(
                recipe,
                new AskJson.Results(results.rows(), results.conditions(), null),
                plan,
                seed,
                pool != null,
                language);
        answer.set("notes", AskJson.notes(plan.noting(results.notes()).notes(), language));
        return answer;
    }

    private static ResultTable results(Body body, Recipe recipe) {
        return body.has("results") && !body.rows("results").rows().isEmpty()
                ? SentResults.asked(body.rows("results"), recipe)
                : ResultTable.EMPTY;
    }

    private ArrayNode predict(Body body) {
        Recipe recipe = body.recipe();
        List<Result> results = results(body, recipe).results();
        List<Point> points =
                Body.read(PointTable.read(body.rows("at"), recipe.space())).points();
        Map<String, List<NewMeasurement>> predictions =
                model(body, recipe, results).newMeasurements(points);
        if (predictions.isEmpty()) {
            throw ProblemDetails.of(422, "results", "web.api.nothing-to-learn");
        }
        return AskJson.predictions(predictions, points.size());
    }

    private ArrayNode sources(Body body, Language language) {
        Recipe recipe = body.recipe();
        List<Result> results = results(body, recipe).results();
        return SourceJson.of(model(body, recipe, results).verdicts(), language);
    }

    private CampaignModel model(Body body, Recipe recipe, List<Result> results) {
        Sources sources = SentSources.of(body, recipe, results);
        return site.models().await(new PlanRequest(recipe, results, List.of(), sources, null, 1, body.seed()));
    }
}
