package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Attachment;
import shikomi.campaign.Check;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.space.Point;
import shikomi.space.Value;

/** Points, results, proposals and messages as JSON, format 1. */
public final class FactJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private FactJson() {}

    public static ObjectNode point(Point point) {
        ObjectNode node = NODES.objectNode();
        point.values().forEach((name, value) -> {
            switch (value) {
                case Value.Amount(double number) -> node.put(name, number);
                case Value.Choice(String choice) -> node.put(name, choice);
            }
        });
        return node;
    }

    public static Point point(JsonNode node) {
        Map<String, Value> values = new LinkedHashMap<>();
        node.properties()
                .forEach(e -> values.put(
                        e.getKey(),
                        e.getValue().isNumber()
                                ? Value.of(e.getValue().doubleValue())
                                : Value.of(e.getValue().textValue())));
        return new Point(values);
    }

    public static ObjectNode result(Result result) {
        ObjectNode node = NODES.objectNode();
        node.set("made", point(result.made()));
        ArrayNode measurements = node.putArray("measurements");
        result.measurements().forEach(m -> measurements.add(measurement(m)));
        putIfKnown(node, "money", result.money());
        putIfKnown(node, "hours", result.hours());
        if (result.date() != null) {
            node.put("date", result.date().toString());
        }
        if (result.by() != null) {
            node.put("by", result.by());
        }
        if (result.note() != null) {
            node.put("note", result.note());
        }
        if (!result.attachments().isEmpty()) {
            ArrayNode files = node.putArray("attachments");
            result.attachments()
                    .forEach(file -> files.addObject()
                            .put("name", file.name())
                            .put("sha256", file.sha256())
                            .put("bytes", file.bytes()));
        }
        return node;
    }

    public static Result result(JsonNode node) {
        List<Measurement> measurements = new ArrayList<>();
        node.get("measurements").forEach(m -> measurements.add(measurement(m)));
        String date = text(node, "date");
        List<Attachment> attachments = new ArrayList<>();
        node.path("attachments")
                .forEach(file -> attachments.add(new Attachment(
                        file.get("name").textValue(),
                        file.get("sha256").textValue(),
                        file.get("bytes").longValue())));
        return new Result(
                point(node.get("made")),
                measurements,
                number(node, "money"),
                number(node, "hours"),
                date == null ? null : LocalDate.parse(date),
                text(node, "by"),
                text(node, "note"),
                attachments);
    }

    private static ObjectNode measurement(Measurement measurement) {
        ObjectNode node =
                NODES.objectNode().put("objective", measurement.objective()).put("replicate", measurement.replicate());
        if (measurement.sample() != measurement.replicate()) {
            node.put("sample", measurement.sample());
        }
        Check check = measurement.check();
        if (check != null) {
            node.putObject("check")
                    .put("typed", check.typed())
                    .put("mean", check.mean())
                    .put("sd", check.sd())
                    .put("answer", check.answer().name().toLowerCase(Locale.ROOT));
        }
        return switch (measurement.outcome()) {
            case Outcome.Measured(double value, double error) -> measured(node, value, error);
            case Outcome.Below(double limit) -> node.put("below", limit);
            case Outcome.Above(double limit) -> node.put("above", limit);
            case Outcome.Failed(String reason, Outcome.Again again) -> failed(node, reason, again);
        };
    }

    private static ObjectNode measured(ObjectNode node, double value, double error) {
        node.put("value", value);
        return error == 0 ? node : node.put("error", error);
    }

    private static ObjectNode failed(ObjectNode node, @Nullable String reason, Outcome.Again again) {
        node.put("failed", true);
        if (reason != null) {
            node.put("reason", reason);
        }
        return again == Outcome.Again.UNKNOWN
                ? node
                : node.put("again", again.name().toLowerCase(Locale.ROOT));
    }

    private static Measurement measurement(JsonNode node) {
        Outcome outcome;
        if (node.has("value")) {
            outcome = new Outcome.Measured(
                    node.get("value").doubleValue(), node.path("error").asDouble(0));
        } else if (node.has("below")) {
            outcome = new Outcome.Below(node.get("below").doubleValue());
        } else if (node.has("above")) {
            outcome = new Outcome.Above(node.get("above").doubleValue());
        } else {
            String again = text(node, "again");
            outcome = new Outcome.Failed(
                    text(node, "reason"),
                    again == null ? Outcome.Again.UNKNOWN : Outcome.Again.valueOf(again.toUpperCase(Locale.ROOT)));
        }
        int replicate = node.get("replicate").intValue();
        return new Measurement(
                node.get("objective").textValue(),
                replicate,
                outcome,
                node.path("sample").asInt(replicate),
                node.has("check") ? check(node.get("check")) : null);
    }

    private static Check check(JsonNode node) {
        return new Check(
                node.get("typed").doubleValue(),
                node.get("mean").doubleValue(),
                node.get("sd").doubleValue(),
                Check.Answer.valueOf(node.get("answer").textValue().toUpperCase(Locale.ROOT)));
    }

    public static ObjectNode proposal(Proposal proposal) {
        ObjectNode node = NODES.objectNode().put("rank", proposal.rank());
        node.set("point", point(proposal.point()));
        if (proposal.poolRow() != null) {
            node.put("pool_row", proposal.poolRow());
        }
        expected(node.putObject("predicted"), proposal.predicted());
        if (!proposal.alone().isEmpty()) {
            expected(node.putObject("alone"), proposal.alone());
        }
        putIfKnown(node, "chance", proposal.chance());
        node.set("reason", reason(proposal.reason()));
        putIfKnown(node, "money", proposal.money());
        return node;
    }

    private static void expected(ObjectNode node, Map<String, Proposal.Expected> all) {
        all.forEach((name, expected) ->
                node.putObject(name).put("mean", expected.mean()).put("sd", expected.sd()));
    }

    private static Map<String, Proposal.Expected> expected(JsonNode node) {
        Map<String, Proposal.Expected> all = new LinkedHashMap<>();
        node.properties()
                .forEach(e -> all.put(
                        e.getKey(),
                        new Proposal.Expected(
                                e.getValue().get("mean").doubleValue(),
                                e.getValue().get("sd").doubleValue())));
        return all;
    }

    public static Proposal proposal(JsonNode node) {
        return new Proposal(
                node.get("rank").intValue(),
                point(node.get("point")),
                node.has("pool_row") ? (Integer) node.get("pool_row").intValue() : null,
                expected(node.get("predicted")),
                expected(node.path("alone")),
                number(node, "chance"),
                reason(node.get("reason")),
                number(node, "money"));
    }

    private static ObjectNode reason(Reason reason) {
        ObjectNode node = NODES.objectNode().put("code", reason.code());
        return switch (reason) {
            case Reason.Start(int number, int of) -> node.put("number", number).put("of", of);
            case Reason.ColdStart(int number, int of) ->
                node.put("number", number).put("of", of).put("told", true);
            case Reason.LikelyBetter(double chance, double best) ->
                node.put("chance", chance).put("best", best);
            case Reason.LeastKnown(double sd, double best) -> node.put("sd", sd).put("best", best);
            case Reason.Repeat(int number, int of) -> node.put("number", number).put("of", of);
            case Reason.Confirm(double chance, double best) ->
                node.put("chance", chance).put("best", best);
            case Reason.Verify(double mean, double target) ->
                node.put("mean", mean).put("target", target);
            case Reason.Insurance(double chance, double best) ->
                node.put("chance", chance).put("best", best);
        };
    }

    private static Reason start(int number, int of, boolean told) {
        return told ? new Reason.ColdStart(number, of) : new Reason.Start(number, of);
    }

    private static Reason repeat(JsonNode node) {
        if (node.has("target")) {
            return new Reason.Verify(
                    node.get("mean").doubleValue(), node.get("target").doubleValue());
        }
        return node.has("chance")
                ? new Reason.Confirm(
                        node.get("chance").doubleValue(), node.get("best").doubleValue())
                : new Reason.Repeat(
                        node.get("number").intValue(), node.get("of").intValue());
    }

    private static Reason reason(JsonNode node) {
        String code = node.get("code").textValue();
        return switch (code) {
            case "start" -> start(node.get("number").intValue(), node.get("of").intValue(), node.has("told"));
            case "likely-better" ->
                new Reason.LikelyBetter(
                        node.get("chance").doubleValue(), node.get("best").doubleValue());
            case "least-known" ->
                new Reason.LeastKnown(
                        node.get("sd").doubleValue(), node.get("best").doubleValue());
            case "repeat" -> repeat(node);
            case "guard" ->
                new Reason.Insurance(
                        node.get("chance").doubleValue(), node.get("best").doubleValue());
            default -> throw new IllegalArgumentException("No reason is called " + code);
        };
    }

    public static ObjectNode message(Message message) {
        ObjectNode node = NODES.objectNode().put("key", message.key());
        ArrayNode arguments = node.putArray("arguments");
        message.arguments().forEach(argument -> arguments.add(argument(argument)));
        return node;
    }

    public static Message message(JsonNode node) {
        List<Object> arguments = new ArrayList<>();
        node.get("arguments").forEach(argument -> arguments.add(argument(argument)));
        return new Message(node.get("key").textValue(), arguments);
    }

    private static JsonNode argument(Object argument) {
        return switch (argument) {
            case String text -> NODES.textNode(text);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Message nested -> message(nested);
            default -> throw new IllegalArgumentException("No argument that can be kept: " + argument);
        };
    }

    /** Whole numbers come back as the shortest type that holds them, which has the same words. */
    private static Object argument(JsonNode node) {
        if (node.isObject()) {
            return message(node);
        }
        return node.isNumber() ? node.numberValue() : node.textValue();
    }

    private static void putIfKnown(ObjectNode node, String key, @Nullable Double value) {
        if (value != null) {
            node.put(key, value);
        }
    }

    private static @Nullable Double number(JsonNode node, String key) {
        return node.has(key) ? (Double) node.get(key).doubleValue() : null;
    }

    public static @Nullable String text(JsonNode node, String key) {
        return node.has(key) ? node.get(key).textValue() : null;
    }
}
