package shikomi.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Event;
import shikomi.campaign.Obstacle;
import shikomi.campaign.Weighing;
import shikomi.json.FactJson;
import shikomi.json.SpecJson;
import shikomi.message.Message;
import shikomi.recipe.SourceSpec;
import shikomi.space.Point;

/**
 * Events as JSON. What a format has written is read for ever: a key may be added where a body without it still says what
 * it said; any other change of shape, and any new kind, gets the next number.
 */
final class EventCodec {
    /** The newest that is written and read; an event says the oldest that knows it. */
    static final int FORMAT = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventCodec() {}

    /** The lowest format that can say an event: a release that knows only lower ones must not misread a history. */
    static int format(Event event) {
        return switch (event) {
            case Event.RuleAdded ignored -> 3;
            case Event.WishDeclined ignored -> 3;
            case Event.SourceAttached ignored -> 2;
            case Event.SourceDetached ignored -> 2;
            case Event.Weighed ignored -> 2;
            case Event.Started ignored -> 1;
            case Event.Proposed ignored -> 1;
            case Event.Taken ignored -> 1;
            case Event.Rejected ignored -> 1;
            case Event.Begun ignored -> 1;
            case Event.Logged ignored -> 1;
            case Event.Corrected ignored -> 1;
            case Event.Undone ignored -> 1;
            case Event.Closed ignored -> 1;
        };
    }

    static String kind(Event event) {
        return switch (event) {
            case Event.Started ignored -> "started";
            case Event.Proposed ignored -> "proposed";
            case Event.Taken ignored -> "taken";
            case Event.Rejected ignored -> "rejected";
            case Event.Begun ignored -> "begun";
            case Event.Weighed ignored -> "weighed";
            case Event.Logged ignored -> "logged";
            case Event.Corrected ignored -> "corrected";
            case Event.Undone ignored -> "undone";
            case Event.SourceAttached ignored -> "source-attached";
            case Event.SourceDetached ignored -> "source-detached";
            case Event.RuleAdded ignored -> "rule-added";
            case Event.WishDeclined ignored -> "wish-declined";
            case Event.Closed ignored -> "closed";
        };
    }

    static String body(Event event) {
        ObjectNode node = JSON.createObjectNode();
        switch (event) {
            case Event.Started started -> started(node, started);
            case Event.Proposed proposed -> proposed(node, proposed);
            case Event.Taken(List<String> ids) -> texts(node.putArray("ids"), ids);
            case Event.Rejected rejected -> rejected(node, rejected);
            case Event.Begun(String id) -> node.put("id", id);
            case Event.Weighed(String id, Weighing weighing) -> {
                node.put("id", id).set("made", FactJson.point(weighing.made()));
                ArrayNode portions = node.putArray("portions");
                weighing.portions().forEach(portion -> portion(portions.addObject(), portion));
            }
            case Event.Logged(List<Event.Logged.Entry> entries) -> {
                ArrayNode array = node.putArray("entries");
                entries.forEach(e -> array.addObject().put("id", e.id()).set("result", FactJson.result(e.result())));
            }
            case Event.Corrected corrected -> {
                node.put("id", corrected.id()).set("result", FactJson.result(corrected.result()));
                why(node, corrected.why());
            }
            case Event.Undone(int number) -> node.put("number", number);
            case Event.SourceAttached(SourceSpec spec, String sha256) ->
                node.put("sha256", sha256).set("source", SpecJson.of(spec));
            case Event.SourceDetached(String name) -> node.put("name", name);
            case Event.RuleAdded added -> rule(node, added);
            case Event.WishDeclined(String id) -> node.put("id", id);
            case Event.Closed(String why) -> why(node, why);
        }
        return node.toString();
    }

    private static void started(ObjectNode node, Event.Started started) {
        node.put("recipe", started.recipe());
        if (started.pool() != null) {
            ArrayNode pool = node.putArray("pool");
            started.pool().forEach(point -> pool.add(FactJson.point(point)));
        }
    }

    private static void proposed(ObjectNode node, Event.Proposed proposed) {
        texts(node.putArray("ids"), proposed.ids());
        ArrayNode batch = node.putArray("batch");
        proposed.batch().forEach(proposal -> batch.add(FactJson.proposal(proposal)));
        ArrayNode notes = node.putArray("notes");
        proposed.notes().forEach(note -> notes.add(FactJson.message(note)));
        node.put("seed", proposed.seed()).put("version", proposed.version()).put("taken", proposed.taken());
    }

    /** What an earlier release could not say is written only where it is said. */
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
                node.get("id").textValue(),
                node.get("why").textValue(),
                Arrays.stream(Obstacle.values())
                        .filter(obstacle -> obstacle.code().equals(code))
                        .findFirst()
                        .orElse(Obstacle.OTHER),
                node.path("never").asBoolean(false));
    }

    private static void rule(ObjectNode node, Event.RuleAdded added) {
        node.put("rule", added.rule());
        why(node, added.why());
        if (added.experiment() != null) {
            node.put("experiment", added.experiment());
        }
    }

    private static void portion(ObjectNode node, Weighing.Portion portion) {
        node.put("material", portion.material())
                .put("planned", portion.planned())
                .put("read", portion.read())
                .put("unit", portion.unit());
    }

    private static Weighing.Portion portion(JsonNode node) {
        return new Weighing.Portion(
                node.get("material").textValue(),
                node.get("planned").doubleValue(),
                node.get("read").doubleValue(),
                node.get("unit").textValue());
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static void why(ObjectNode node, @Nullable String why) {
        if (why != null) {
            node.put("why", why);
        }
    }

    static Event event(String kind, String body) {
        JsonNode node = tree(body);
        return switch (kind) {
            case "started" ->
                new Event.Started(
                        node.get("recipe").textValue(),
                        node.has("pool") ? list(node.get("pool"), FactJson::point) : (List<Point>) null);
            case "proposed" -> proposed(node);
            case "taken" -> new Event.Taken(list(node.get("ids"), JsonNode::textValue));
            case "rejected" -> rejected(node);
            case "begun" -> new Event.Begun(node.get("id").textValue());
            case "weighed" ->
                new Event.Weighed(
                        node.get("id").textValue(),
                        new Weighing(
                                FactJson.point(node.get("made")), list(node.get("portions"), EventCodec::portion)));
            case "logged" ->
                new Event.Logged(list(
                        node.get("entries"),
                        e -> new Event.Logged.Entry(e.get("id").textValue(), FactJson.result(e.get("result")))));
            case "corrected" ->
                new Event.Corrected(
                        node.get("id").textValue(), FactJson.result(node.get("result")), FactJson.text(node, "why"));
            case "undone" -> new Event.Undone(node.get("number").intValue());
            case "source-attached" ->
                new Event.SourceAttached(
                        SpecJson.spec(node.get("source")), node.get("sha256").textValue());
            case "source-detached" -> new Event.SourceDetached(node.get("name").textValue());
            case "rule-added" ->
                new Event.RuleAdded(
                        node.get("rule").textValue(), FactJson.text(node, "why"), FactJson.text(node, "experiment"));
            case "wish-declined" -> new Event.WishDeclined(node.get("id").textValue());
            case "closed" -> new Event.Closed(FactJson.text(node, "why"));
            default -> throw new IllegalArgumentException("No event is called " + kind);
        };
    }

    private static Event.Proposed proposed(JsonNode node) {
        return new Event.Proposed(
                list(node.get("ids"), JsonNode::textValue),
                list(node.get("batch"), FactJson::proposal),
                notes(node),
                node.get("seed").longValue(),
                node.get("version").textValue(),
                node.get("taken").booleanValue());
    }

    /** None where an earlier release kept none; what this release has no words for is left out. */
    private static List<Message> notes(JsonNode node) {
        return list(node.path("notes"), FactJson::message).stream()
                .filter(Message::hasWords)
                .toList();
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> list = new ArrayList<>();
        array.forEach(node -> list.add(read.apply(node)));
        return list;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("An event's body is no JSON: " + body, broken);
        }
    }
}
