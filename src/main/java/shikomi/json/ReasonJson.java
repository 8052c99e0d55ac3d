package shikomi.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import shikomi.campaign.Reason;

/** Reasons of proposals as JSON, format 4; in formats 1 to 3, some reasons shared a code and differed in their fields. */
final class ReasonJson {
    private ReasonJson() {}

    static ObjectNode stored(Reason reason) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("code", reason.code());
        return switch (reason) {
            case Reason.Start(int number, int of) -> counted(node, number, of);
            case Reason.ColdStart(int number, int of) -> counted(node, number, of);
            case Reason.LikelyBetter(double chance, double best) -> against(node, chance, best);
            case Reason.FarFromData(double chance, double best) -> against(node, chance, best);
            case Reason.Untried(String parameter, String choice, double chance, double best) ->
                against(node.put("parameter", parameter).put("choice", choice), chance, best);
            case Reason.FineSearch(double chance, double best) -> against(node, chance, best);
            case Reason.NothingLikely(double chance, double best) -> against(node, chance, best);
            case Reason.CheckDoubtful(double measured, double low, double high) ->
                node.put("measured", measured).put("low", low).put("high", high);
            case Reason.LeastKnown(double sd, double best) -> node.put("sd", sd).put("best", best);
            case Reason.Repeat(int number, int of) -> counted(node, number, of);
            case Reason.Confirm(double chance, double best) -> against(node, chance, best);
            case Reason.Contender(double chance, double best) -> against(node.put("contender", true), chance, best);
            case Reason.Verify(double mean, double target) ->
                node.put("mean", mean).put("target", target);
            case Reason.Insurance(double chance, double best) -> against(node, chance, best);
        };
    }

    static Reason read(JsonNode node) {
        String code = Fields.text(node, "code");
        return switch (code) {
            case "start" -> start(node);
            case "source" -> new Reason.ColdStart(number(node), of(node));
            case "far-from-data" -> far(node);
            case "fine-search" -> new Reason.FineSearch(chance(node), best(node));
            case "nothing-likely" -> new Reason.NothingLikely(chance(node), best(node));
            case "check-doubtful" ->
                new Reason.CheckDoubtful(
                        Fields.number(node, "measured"), Fields.number(node, "low"), Fields.number(node, "high"));
            case "confirm" ->
                node.has("contender")
                        ? new Reason.Contender(chance(node), best(node))
                        : new Reason.Confirm(chance(node), best(node));
            case "verify" -> new Reason.Verify(Fields.number(node, "mean"), Fields.number(node, "target"));
            case "likely-better" -> new Reason.LikelyBetter(chance(node), best(node));
            case "least-known" -> new Reason.LeastKnown(Fields.number(node, "sd"), best(node));
            case "repeat" -> repeat(node);
            case "guard" -> new Reason.Insurance(chance(node), best(node));
            default -> throw new IllegalArgumentException("No reason is called " + code);
        };
    }

    private static Reason start(JsonNode node) {
        return node.has("told")
                ? new Reason.ColdStart(number(node), of(node))
                : new Reason.Start(number(node), of(node));
    }

    private static Reason far(JsonNode node) {
        return node.has("choice")
                ? new Reason.Untried(
                        Fields.text(node, "parameter"), Fields.text(node, "choice"), chance(node), best(node))
                : new Reason.FarFromData(chance(node), best(node));
    }

    private static Reason repeat(JsonNode node) {
        if (node.has("target")) {
            return new Reason.Verify(Fields.number(node, "mean"), Fields.number(node, "target"));
        }
        return node.has("chance")
                ? new Reason.Confirm(chance(node), best(node))
                : new Reason.Repeat(number(node), of(node));
    }

    private static ObjectNode counted(ObjectNode node, int number, int of) {
        return node.put("number", number).put("of", of);
    }

    private static int number(JsonNode node) {
        return Fields.integer(node, "number");
    }

    private static int of(JsonNode node) {
        return Fields.integer(node, "of");
    }

    private static ObjectNode against(ObjectNode node, double chance, double best) {
        return node.put("chance", chance).put("best", best);
    }

    private static double chance(JsonNode node) {
        return Fields.number(node, "chance");
    }

    private static double best(JsonNode node) {
        return Fields.number(node, "best");
    }
}
