package shikomi.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Person;
import shikomi.campaign.Role;
import shikomi.cost.Ledger;
import shikomi.entry.EntryGuard;
import shikomi.json.AskJson;
import shikomi.json.CampaignJson;
import shikomi.json.Json;
import shikomi.json.ProposalJson;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.plan.Plan;
import shikomi.plan.Scope;
import shikomi.recipe.Recipe;
import shikomi.store.Appended;
import shikomi.store.Hash;
import shikomi.store.Home;
import shikomi.store.RequestKey;
import shikomi.table.result.ResultTable;
import shikomi.web.Failures;
import shikomi.web.Release;
import shikomi.web.Site;

/** The HTTP interface to campaigns. */
final class CampaignApi {
    private final Home home;
    private final Site site;
    private final SourceApi sourceApi;

    private CampaignApi(Site site) {
        this.home = site.home();
        this.site = site;
        this.sourceApi = new SourceApi(site);
    }

    static void routes(Site site, RoutesConfig routes) {
        Home home = site.home();
        CampaignApi api = new CampaignApi(site);
        routes.get("/api/campaigns", context -> {
            Api.person(home, context);
            ArrayNode list = Json.MAPPER.createArrayNode();
            home.histories().campaigns().forEach(campaign -> list.add(CampaignJson.campaign(campaign)));
            Api.answer(context, 200, list);
        });
        routes.post("/api/campaigns", api::start);
        routes.get("/api/campaigns/{name}", context -> {
            Api.person(home, context);
            Api.answer(context, 200, CampaignJson.campaign(api.campaign(context)));
        });
        routes.get("/api/campaigns/{name}/experiments", context -> {
            Api.person(home, context);
            Api.answer(context, 200, CampaignJson.experiments(api.campaign(context)));
        });
        routes.get("/api/campaigns/{name}/costs", context -> {
            Api.person(home, context);
            Campaign campaign = api.campaign(context);
            Ledger ledger = Ledger.of(campaign).orElseThrow(() -> ProblemDetails.of(404, "cost", "web.api.no-cost"));
            Ledger believed =
                    Ledger.of(campaign, site.models().believed(campaign)).orElseThrow();
            Api.answer(context, 200, CampaignJson.costs(ledger, believed));
        });
        routes.post("/api/campaigns/{name}/results", api::log);
        routes.post("/api/campaigns/{name}/batches", api::propose);
        api.sourceApi.routes(routes);
    }

    private Campaign campaign(Context context) {
        return campaign(home, context);
    }

    static Campaign campaign(Home home, Context context) {
        String name = context.pathParam("name");
        return home.histories()
                .campaign(name)
                .orElseThrow(() -> ProblemDetails.of(404, name, "web.api.no-campaign", name));
    }

    private void start(Context context) {
        Person person = Api.person(home, context, Role.RESEARCHER);
        Body body = Body.of(context).only("recipe", "sources");
        Recipe recipe = body.recipe();
        Event.Started start = new Event.Started(body.recipeText(), null);
        @Nullable RequestKey key = key(context);
        Appended started = repeated(recipe.name(), key).orElseGet(() -> {
            checkFree(recipe.name());
            List<Event> external = sourceApi.events(Campaign.of(recipe.name(), start), body);
            return home.histories().start(recipe.name(), person.name(), start, external, key);
        });
        if (started instanceof Appended.Stale) {
            throw taken(recipe.name());
        }
        occurrence(started, recipe.name());
        Api.answer(
                context,
                201,
                CampaignJson.campaign(home.histories().campaign(recipe.name()).orElseThrow()));
    }

    /** Refuses a taken name before the files of sources are stored. */
    private void checkFree(String name) {
        if (home.histories().campaign(name).isPresent()) {
            throw taken(name);
        }
    }

    private static ProblemDetails taken(String name) {
        return ProblemDetails.of(409, name, "web.name-taken", name);
    }

    private void log(Context context) {
        Person person = Api.person(home, context, Role.CHEMIST, Role.RESEARCHER);
        Campaign campaign = campaign(context);
        Body body = Body.of(context);
        Optional<Appended> before = repeated(campaign.name(), key(context));
        ResultTable table = SentResults.read(body.rows(), campaign.recipe());
        Appended kept = before.isPresent() ? before.get() : append(context, person, campaign, table);
        Occurrence occurrence = occurrence(kept, campaign.name());
        ObjectNode answer = Json.MAPPER.createObjectNode().put("version", occurrence.number());
        ArrayNode ids = answer.putArray("experiments");
        if (occurrence.event() instanceof Event.Logged logged) {
            logged.entries().forEach(entry -> ids.add(entry.id()));
            List<Message> notes = Stream.concat(SentResults.notes(table).stream(), notes(campaign, logged).stream())
                    .toList();
            answer.set("notes", AskJson.notes(notes, Api.language(context)));
        }
        Api.answer(context, 201, answer);
    }

    private Appended append(Context context, Person person, Campaign campaign, ResultTable table) {
        Event event =
                Body.read(campaign.logTable(table.given(), home.histories().today()));
        return home.histories().append(campaign.name(), campaign.version(), person.name(), event, key(context));
    }

    /** The warnings; if they fail, the results are saved nevertheless, and a note says that they are missing. */
    private List<Message> notes(Campaign campaign, Event.Logged logged) {
        site.prepare(campaign.name(), logged);
        return Failures.unless(
                List.of(Message.of("web.api.notes-missing")),
                "the notes on results saved in " + campaign.name(),
                () -> surprises(campaign, logged));
    }

    /** Warnings about values far from the prediction; the values are saved regardless. */
    private List<Message> surprises(Campaign campaign, Event.Logged logged) {
        List<String> ids = logged.entries().stream().map(Event.Logged.Entry::id).toList();
        EntryGuard expectations = site.guards().without(ids, campaign);
        return logged.entries().stream()
                .flatMap(entry -> expectations.notes(entry.id(), entry.result()).stream())
                .toList();
    }

    private void propose(Context context) {
        Person person = Api.person(home, context, Role.RESEARCHER);
        Campaign campaign = campaign(context);
        Recipe recipe = campaign.recipe();
        Body body = Body.of(context).only("batch", "seed");
        int size = body.whole("batch", recipe.batch().size(), Api.LARGEST_BATCH);
        Optional<Appended> before = repeated(campaign.name(), key(context));
        Appended kept;
        if (before.isPresent()) {
            kept = before.get();
        } else {
            Api.refuse(Scope.refusals(campaign.name(), recipe, campaign.pool() != null, size));
            Plan plan = Body.read(site.propose(campaign, size, body.seed()));
            Event event = Body.read(campaign.propose(plan.batch(), plan.notes(), body.seed(), Release.version(), true));
            kept = home.histories().append(campaign.name(), campaign.version(), person.name(), event, key(context));
        }
        Occurrence occurrence = occurrence(kept, campaign.name());
        ObjectNode answer = Json.MAPPER.createObjectNode().put("version", occurrence.number());
        if (occurrence.event() instanceof Event.Proposed proposed) {
            answer.set("batch", batch(campaign, proposed, Api.language(context)));
            answer.set("notes", AskJson.notes(proposed.notes(), Api.language(context)));
        }
        Api.answer(context, 201, answer);
    }

    private static ArrayNode batch(Campaign campaign, Event.Proposed proposed, Language language) {
        ArrayNode batch = Json.MAPPER.createArrayNode();
        for (int i = 0; i < proposed.ids().size(); i++) {
            ObjectNode node =
                    ProposalJson.answer(campaign.recipe(), proposed.batch().get(i), campaign.pool() != null, language);
            batch.addObject().put("experiment", proposed.ids().get(i)).setAll(node);
        }
        return batch;
    }

    private Optional<Appended> repeated(String campaign, @Nullable RequestKey key) {
        return key == null ? Optional.empty() : home.histories().repeated(campaign, key);
    }

    /** The key of a request that may be sent again, with the hash of its body. */
    static @Nullable RequestKey key(Context context) {
        String key = context.header("Idempotency-Key");
        return key == null || key.isBlank()
                ? null
                : new RequestKey(key.strip(), Hash.of(context.path() + "\n" + Hash.of(context.bodyAsBytes())));
    }

    static Occurrence occurrence(Appended appended, String name) {
        return switch (appended) {
            case Appended.Done(Occurrence occurrence) -> occurrence;
            case Appended.Repeated(Occurrence occurrence) -> occurrence;
            case Appended.Stale(int version) -> throw ProblemDetails.of(409, name, "web.api.stale", version);
            case Appended.KeyReused() ->
                throw new ProblemDetails(
                        422, List.of(shikomi.message.Problem.of("Idempotency-Key", "web.api.key-reused")));
        };
    }
}
