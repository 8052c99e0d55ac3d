package shikomi.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Person;
import shikomi.campaign.Role;
import shikomi.json.Json;
import shikomi.json.SourceJson;
import shikomi.recipe.SourceSpec;
import shikomi.store.Appended;
import shikomi.store.Home;
import shikomi.store.RequestKey;
import shikomi.table.file.Csv;
import shikomi.table.file.Sheet;
import shikomi.web.CampaignModels;
import shikomi.web.CampaignSources;
import shikomi.web.Site;

/** The HTTP interface to the external data of campaigns. */
final class SourceApi {
    private final Home home;
    private final Site site;
    private final CampaignSources sources;

    SourceApi(Site site) {
        this.home = site.home();
        this.site = site;
        this.sources = site.sources();
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/campaigns/{name}/sources", context -> {
            Api.person(home, context);
            Campaign campaign = CampaignApi.campaign(home, context);
            CampaignModels.Fitted fitted = site.models().await(campaign, CampaignModels.SEED);
            if (!fitted.problems().isEmpty()) {
                throw new ProblemDetails(422, fitted.problems());
            }
            Api.answer(context, 200, SourceJson.of(campaign, fitted.model().verdicts(), Api.language(context)));
        });
        routes.post("/api/campaigns/{name}/sources", this::attach);
        routes.delete("/api/campaigns/{name}/sources/{source}", this::detach);
    }

    private void attach(Context context) {
        Person person = Api.person(home, context, Role.RESEARCHER);
        Campaign campaign = CampaignApi.campaign(home, context);
        Body body = Body.of(context).only("name", "spec", "rows");
        @Nullable RequestKey key = CampaignApi.key(context);
        answer(context, 201, before(campaign, key).orElseGet(() -> keep(campaign, person, event(campaign, body), key)));
    }

    private Event event(Campaign campaign, Body body) {
        String name = body.text("name").orElseThrow(() -> ProblemDetails.of(422, "name", "web.api.missing", "name"));
        String spec = body.text("spec").orElse("");
        return event(campaign, Body.read(CampaignSources.declared(campaign, name, spec)), body.rows("rows"));
    }

    private void detach(Context context) {
        Person person = Api.person(home, context, Role.RESEARCHER);
        Campaign campaign = CampaignApi.campaign(home, context);
        @Nullable RequestKey key = CampaignApi.key(context);
        String source = context.pathParam("source");
        answer(
                context,
                200,
                before(campaign, key).orElseGet(() -> keep(campaign, person, Body.read(campaign.detach(source)), key)));
    }

    private Optional<Appended> before(Campaign campaign, @Nullable RequestKey key) {
        return key == null ? Optional.empty() : home.histories().repeated(campaign.name(), key);
    }

    private Appended keep(Campaign campaign, Person person, Event event, @Nullable RequestKey key) {
        return home.histories().append(campaign.name(), campaign.version(), person.name(), event, key);
    }

    private static void answer(Context context, int status, Appended kept) {
        Occurrence occurrence = CampaignApi.occurrence(kept, context.pathParam("name"));
        ObjectNode answer = Json.MAPPER.createObjectNode().put("version", occurrence.number());
        switch (occurrence.event()) {
            case Event.SourceAttached(SourceSpec spec, String sha256) ->
                answer.put("name", spec.name()).put("file", spec.file()).put("sha256", sha256);
            case Event.SourceDetached(String name) -> answer.put("name", name);
            default -> {}
        }
        Api.answer(context, status, answer);
    }

    /** Stores the rows of a request as a CSV file, and returns the event that attaches it. */
    private Event event(Campaign campaign, SourceSpec spec, Sheet rows) {
        byte[] csv = Csv.plain(
                        rows.header(),
                        rows.rows().stream().map(Sheet.Row::cells).toList())
                .getBytes(StandardCharsets.UTF_8);
        return Body.read(sources.attach(campaign, spec, spec.name() + ".csv", csv));
    }

    /** The events that attach the sources sent along with the recipe of a campaign that does not exist yet. */
    List<Event> events(Campaign beforehand, Body body) {
        List<Event> events = new ArrayList<>();
        for (Map.Entry<String, Sheet> sent : body.tables("sources").entrySet()) {
            SourceSpec spec = Body.read(CampaignSources.declared(beforehand, sent.getKey(), ""));
            events.add(event(beforehand, spec, sent.getValue()));
        }
        return events;
    }
}
