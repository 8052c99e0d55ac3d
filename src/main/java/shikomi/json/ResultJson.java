package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Attachment;
import shikomi.campaign.Check;
import shikomi.campaign.Measurement;
import shikomi.campaign.Measurement.Occasion;
import shikomi.campaign.Result;

/** Results with their measurements as JSON. */
public final class ResultJson {
    private ResultJson() {}

    /** The form stored in a history, format 1, without unknown values. */
    public static ObjectNode stored(Result result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("made", PointJson.stored(result.made()));
        ArrayNode measurements = node.putArray("measurements");
        result.measurements().forEach(measurement -> store(measurement, measurements.addObject()));
        Fields.putPresent(node, "money", result.money());
        Fields.putPresent(node, "hours", result.hours());
        Fields.putPresent(node, "date", text(result.date()));
        Fields.putPresent(node, "by", result.by());
        Fields.putPresent(node, "note", result.note());
        if (!result.attachments().isEmpty()) {
            ArrayNode files = node.putArray("attachments");
            result.attachments().forEach(file -> store(file, files.addObject()));
        }
        return node;
    }

    /** The form that is sent to programs: all keys are always present; unknown values are null. */
    static ObjectNode answer(Result result) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("made", PointJson.answer(result.made()));
        ArrayNode measurements = node.putArray("measurements");
        for (Measurement measurement : result.measurements()) {
            ObjectNode one = named(measurement, measurements.addObject());
            OutcomeJson.answer(measurement.outcome(), one);
            occasion(measurement.occasion(), one);
        }
        Fields.putExact(node, "money", result.money());
        Fields.putExact(node, "hours", result.hours());
        return node.put("date", text(result.date())).put("by", result.by()).put("note", result.note());
    }

    /** Reads the stored form. */
    public static Result read(JsonNode node) {
        String date = Fields.textOrNull(node, "date");
        return new Result(
                PointJson.read(node.get("made")),
                Fields.list(node.get("measurements"), ResultJson::measurement),
                Fields.numberOrNull(node, "money"),
                Fields.numberOrNull(node, "hours"),
                date == null ? null : LocalDate.parse(date),
                Fields.textOrNull(node, "by"),
                Fields.textOrNull(node, "note"),
                Fields.list(node.path("attachments"), ResultJson::attachment));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static ObjectNode named(Measurement measurement, ObjectNode node) {
        return node.put("objective", measurement.objective()).put("replicate", measurement.replicate());
    }

    private static void store(Measurement measurement, ObjectNode node) {
        named(measurement, node);
        if (measurement.sample() != measurement.replicate()) {
            node.put("sample", measurement.sample());
        }
        if (measurement.check() != null) {
            store(measurement.check(), node.putObject("check"));
        }
        occasion(measurement.occasion(), node);
        OutcomeJson.store(measurement.outcome(), node);
    }

    /** Writes what differs from the whole result. */
    private static void occasion(@Nullable Occasion occasion, ObjectNode node) {
        if (occasion != null) {
            Fields.putPresent(node, "date", text(occasion.date()));
            Fields.putPresent(node, "by", occasion.by());
            Fields.putPresent(node, "note", occasion.note());
        }
    }

    private static Measurement measurement(JsonNode node) {
        int replicate = Fields.integer(node, "replicate");
        return new Measurement(
                        Fields.text(node, "objective"),
                        replicate,
                        OutcomeJson.read(node),
                        node.path("sample").asInt(replicate),
                        node.has("check") ? check(node.get("check")) : null)
                .on(occasion(node));
    }

    private static Occasion occasion(JsonNode node) {
        String date = Fields.textOrNull(node, "date");
        return new Occasion(
                date == null ? null : LocalDate.parse(date),
                Fields.textOrNull(node, "by"),
                Fields.textOrNull(node, "note"));
    }

    private static void store(Check check, ObjectNode node) {
        node.put("typed", check.typed())
                .put("mean", check.mean())
                .put("sd", check.sd())
                .put("answer", Fields.word(check.answer()));
    }

    private static Check check(JsonNode node) {
        return new Check(
                Fields.number(node, "typed"),
                Fields.number(node, "mean"),
                Fields.number(node, "sd"),
                Fields.constant(Check.Answer.class, Fields.text(node, "answer")));
    }

    private static void store(Attachment file, ObjectNode node) {
        node.put("name", file.name()).put("sha256", file.sha256()).put("bytes", file.bytes());
    }

    private static Attachment attachment(JsonNode node) {
        return new Attachment(
                Fields.text(node, "name"),
                Fields.text(node, "sha256"),
                node.get("bytes").longValue());
    }
}
