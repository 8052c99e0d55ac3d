package shikomi.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import shikomi.campaign.Event;
import shikomi.campaign.Obstacle;
import shikomi.campaign.Weighing;
import shikomi.json.Fields;
import shikomi.json.MessageJson;
import shikomi.json.PointJson;
import shikomi.json.ProposalJson;
import shikomi.json.ResultJson;
import shikomi.json.SpecJson;
import shikomi.message.Message;
import shikomi.recipe.SourceSpec;
import shikomi.space.Point;

/**
 * Events as JSON. Every format remains readable: a key may be added if a body without it keeps its meaning; any other
 * change of shape, and any new kind, gets the next number.
 */
final class EventCodec {
    /** The newest format that is written and read; each event is marked with the oldest format that supports it. */
    static final int FORMAT = 5;

    /** The first format in which a source says how its table is read; older releases would read another table. */
    private static final int SHAPED_SOURCES = 5;

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventCodec() {}

    /**
     * The lowest format that supports an event: a release that supports only lower ones must not misread a history.
     */
    static int format(Event event) {
        boolean shaped = event instanceof Event.SourceAttached attached
                && !attached.spec().table().isPlain();
        return shaped ? SHAPED_SOURCES : EventKind.of(event).format();
    }

    static String kind(Event event) {
        return EventKind.of(event).word();
    }

    static String body(Event event) {
        ObjectNode node = JSON.createObjectNode();
        switch (event) {
            case Event.Started started -> started(node, started);
            case Event.Proposed proposed -> proposed(node, proposed);
            case Event.Taken(List<String> ids) -> texts(node.putArray("ids"), ids);
            case Event.Rejected rejected -> rejected(node, rejected);
            case Event.Begun(String id) -> node.put("id", id);
            case Event.Weighed(String id, Weighing weighing) -> weighed(node.put("id", id), weighing);
            case Event.Logged(List<Event.Logged.Entry> entries) -> logged(node.putArray("entries"), entries);
            case Event.Corrected corrected -> corrected(node, corrected);
            case Event.Undone(int number) -> node.put("number", number);
            case Event.SourceAttached(SourceSpec spec, String sha256) ->
                node.put("sha256", sha256).set("source", SpecJson.of(spec));
            case Event.SourceDetached(String name) -> node.put("name", name);
            case Event.RuleAdded added -> rule(node, added);
            case Event.WishDeclined(String id) -> node.put("id", id);
            case Event.Closed(String why) -> Fields.putPresent(node, "why", why);
        }
        return node.toString();
    }

    private static void weighed(ObjectNode node, Weighing weighing) {
        node.set("made", PointJson.stored(weighing.made()));
        ArrayNode portions = node.putArray("portions");
        weighing.portions().forEach(portion -> portion(portions.addObject(), portion));
    }

    private static void logged(ArrayNode array, List<Event.Logged.Entry> entries) {
        entries.forEach(
                entry -> array.addObject().put("id", entry.id()).set("result", ResultJson.stored(entry.result())));
    }

    private static void corrected(ObjectNode node, Event.Corrected corrected) {
        node.put("id", corrected.id()).set("result", ResultJson.stored(corrected.result()));
        Fields.putPresent(node, "why", corrected.why());
    }

    private static void started(ObjectNode node, Event.Started started) {
        node.put("recipe", started.recipe());
        if (started.pool() != null) {
            ArrayNode pool = node.putArray("pool");
            started.pool().forEach(point -> pool.add(PointJson.stored(point)));
        }
    }

    private static void proposed(ObjectNode node, Event.Proposed proposed) {
        texts(node.putArray("ids"), proposed.ids());
        ArrayNode batch = node.putArray("batch");
        proposed.batch().forEach(proposal -> batch.add(ProposalJson.stored(proposal)));
        ArrayNode notes = node.putArray("notes");
        proposed.notes().forEach(note -> notes.add(MessageJson.stored(note)));
        node.put("seed", proposed.seed()).put("version", proposed.version()).put("taken", proposed.taken());
    }

    /** Writes a rejection; fields that earlier releases did not have are written only if they are set. */
    private static void rejected(ObjectNode node, Event.Rejected rejected) {
        node.put("id", rejected.id()).put("why", rejected.why());
        if (rejected.obstacle() != Obstacle.OTHER) {
            node.put("obstacle", rejected.obstacle().code());
        }
        if (rejected.never()) {
            node.put("never", true);
        }
    }

    private static Event.Rejected rejected(JsonNode node) {
        String code = node.path("obstacle").asText(Obstacle.OTHER.code());
        return new Event.Rejected(
                Fields.text(node, "id"),
                Fields.text(node, "why"),
                Arrays.stream(Obstacle.values())
                        .filter(obstacle -> obstacle.code().equals(code))
                        .findFirst()
                        .orElse(Obstacle.OTHER),
                node.path("never").asBoolean(false));
    }

    private static void rule(ObjectNode node, Event.RuleAdded added) {
        node.put("rule", added.rule());
        Fields.putPresent(node, "why", added.why());
        Fields.putPresent(node, "experiment", added.experiment());
    }

    private static void portion(ObjectNode node, Weighing.Portion portion) {
        node.put("material", portion.material())
                .put("planned", portion.planned())
                .put("read", portion.read())
                .put("unit", portion.unit());
    }

    private static Weighing.Portion portion(JsonNode node) {
        return new Weighing.Portion(
                Fields.text(node, "material"),
                Fields.number(node, "planned"),
                Fields.number(node, "read"),
                Fields.text(node, "unit"));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    static Event event(String kind, String body) {
        JsonNode node = tree(body);
        return switch (kind) {
            case "started" -> started(node);
            case "proposed" -> proposed(node);
            case "taken" -> new Event.Taken(Fields.list(node.get("ids"), JsonNode::textValue));
            case "rejected" -> rejected(node);
            case "begun" -> new Event.Begun(Fields.text(node, "id"));
            case "weighed" -> new Event.Weighed(Fields.text(node, "id"), weighing(node));
            case "logged" -> new Event.Logged(Fields.list(node.get("entries"), EventCodec::entry));
            case "corrected" -> corrected(node);
            case "undone" -> new Event.Undone(Fields.integer(node, "number"));
            case "source-attached" ->
                new Event.SourceAttached(SpecJson.read(node.get("source")), Fields.text(node, "sha256"));
            case "source-detached" -> new Event.SourceDetached(Fields.text(node, "name"));
            case "rule-added" -> rule(node);
            case "wish-declined" -> new Event.WishDeclined(Fields.text(node, "id"));
            case "closed" -> new Event.Closed(Fields.textOrNull(node, "why"));
            default -> throw new IllegalArgumentException("No event is called " + kind);
        };
    }

    private static Event.Started started(JsonNode node) {
        return new Event.Started(
                Fields.text(node, "recipe"),
                node.has("pool") ? Fields.list(node.get("pool"), PointJson::read) : (List<Point>) null);
    }

    private static Weighing weighing(JsonNode node) {
        return new Weighing(PointJson.read(node.get("made")), Fields.list(node.get("portions"), EventCodec::portion));
    }

    private static Event.Logged.Entry entry(JsonNode node) {
        return new Event.Logged.Entry(Fields.text(node, "id"), ResultJson.read(node.get("result")));
    }

    private static Event.Corrected corrected(JsonNode node) {
        return new Event.Corrected(
                Fields.text(node, "id"), ResultJson.read(node.get("result")), Fields.textOrNull(node, "why"));
    }

    private static Event.RuleAdded rule(JsonNode node) {
        return new Event.RuleAdded(
                Fields.text(node, "rule"), Fields.textOrNull(node, "why"), Fields.textOrNull(node, "experiment"));
    }

    private static Event.Proposed proposed(JsonNode node) {
        return new Event.Proposed(
                Fields.list(node.get("ids"), JsonNode::textValue),
                Fields.list(node.get("batch"), ProposalJson::read),
                notes(node),
                node.get("seed").longValue(),
                Fields.text(node, "version"),
                node.get("taken").booleanValue());
    }

    /**
     * Reads notes; there are none if an earlier release stored none, and notes whose key is unknown to this release are
     * left out.
     */
    private static List<Message> notes(JsonNode node) {
        return Fields.list(node.path("notes"), MessageJson::read).stream()
                .filter(Message::hasWords)
                .toList();
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An event's body is no JSON: " + body, broken);
        }
    }
}
