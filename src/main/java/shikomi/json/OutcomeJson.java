package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;

/** Outcomes as fields of the measurement that they belong to. */
final class OutcomeJson {
    private OutcomeJson() {}

    /** Writes the form stored in a history, format 1, without unknown values. */
    static void store(Outcome outcome, ObjectNode node) {
        switch (outcome) {
            case Outcome.Measured(double value, double error) -> {
                node.put("value", value);
                Fields.putPresent(node, "error", known(error));
            }
            case Outcome.Below(double limit) -> node.put("below", limit);
            case Outcome.Above(double limit) -> node.put("above", limit);
            case Outcome.Failed(String reason, Outcome.Again again) -> {
                node.put("failed", true);
                Fields.putPresent(node, "reason", reason);
                Fields.putPresent(node, "again", again == Outcome.Again.UNKNOWN ? null : Fields.word(again));
            }
        }
    }

    /**
     * Writes the form that is sent to programs: an unknown standard error is null, and the reason of a failure is
     * omitted.
     */
    static void answer(Outcome outcome, ObjectNode node) {
        switch (outcome) {
            case Outcome.Measured(double value, double error) -> {
                Fields.putExact(node, "value", value);
                Fields.putExact(node, "standard_error", known(error));
            }
            case Outcome.Below(double limit) -> Fields.putExact(node, "below", limit);
            case Outcome.Above(double limit) -> Fields.putExact(node, "above", limit);
            case Outcome.Failed ignored -> node.put("failed", true);
        }
    }

    /** The standard error, or null if it is 0, which means that none was reported. */
    private static @Nullable Double known(double error) {
        return error == 0 ? null : (Double) error;
    }

    /** Reads the stored form. */
    static Outcome read(JsonNode node) {
        if (node.has("value")) {
            return new Outcome.Measured(
                    Fields.number(node, "value"), node.path("error").asDouble(0));
        }
        if (node.has("below")) {
            return new Outcome.Below(Fields.number(node, "below"));
        }
        if (node.has("above")) {
            return new Outcome.Above(Fields.number(node, "above"));
        }
        String again = node.path("again").asText(Fields.word(Outcome.Again.UNKNOWN));
        return new Outcome.Failed(Fields.textOrNull(node, "reason"), Fields.constant(Outcome.Again.class, again));
    }
}
