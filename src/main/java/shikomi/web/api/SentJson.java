package shikomi.web.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import shikomi.message.Characters;

/** Parses the JSON of a request, and refuses what would be misread or could not be stored. */
final class SentJson {
    /** The most digits of a number: far more than a double has. Set by judgement. */
    private static final int MOST_DIGITS = 1_000;

    /** The most brackets inside one another: more than a recipe has. Set by judgement. */
    private static final int DEEPEST = 100;

    /** The most keys, values and brackets: two for each cell of the largest table, and half as many again. */
    private static final int MOST_TOKENS = 3_000_000;

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(MOST_DIGITS)
                            .maxNestingDepth(DEEPEST)
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS) // 1e-400 is not 0
            .build()
            .reader();

    private SentJson() {}

    static JsonNode parse(byte[] body) {
        try {
            JsonNode root = READER.readTree(body);
            if (root == null || root.isMissingNode()) {
                throw ProblemDetails.of(422, "body", "web.api.empty");
            }
            check("body", root);
            return root;
        } catch (StreamConstraintsException large) {
            throw ProblemDetails.of(422, place(large), "web.api.too-large-json", MOST_DIGITS, DEEPEST, MOST_TOKENS);
        } catch (JsonProcessingException noJson) {
            throw noJson(noJson);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ProblemDetails noJson(JsonProcessingException failure) {
        String words = failure.getOriginalMessage();
        if (words.startsWith("Duplicate field '")) {
            String key = words.substring(words.indexOf('\'') + 1, words.lastIndexOf('\''));
            return ProblemDetails.of(422, place(failure), "web.api.duplicate-key", key);
        }
        return ProblemDetails.of(422, place(failure), "web.api.no-json");
    }

    /** The line, and the column in it: programs write JSON on one line. */
    private static String place(JsonProcessingException failure) {
        JsonLocation location = failure.getLocation();
        return location == null || location.getLineNr() < 1
                ? "body:1"
                : "body:" + location.getLineNr() + ":" + Math.max(1, location.getColumnNr());
    }

    /** Refuses numbers that are infinite or vanish as a double, and characters that cannot be stored. */
    private static void check(String place, JsonNode node) {
        if (node.isFloatingPointNumber() && !isComputable(node.decimalValue())) {
            throw ProblemDetails.of(422, place, "web.api.huge-number");
        }
        if (node.isTextual()) {
            check(place, node.textValue());
        }
        node.properties().forEach(entry -> {
            check(place, entry.getKey());
            check(place + "." + entry.getKey(), entry.getValue());
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(place + ":" + (i + 1), node.get(i));
        }
    }

    private static boolean isComputable(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && (nearest != 0 || number.signum() == 0);
    }

    private static void check(String place, String text) {
        Characters.unusable(text).ifPresent(character -> {
            throw ProblemDetails.of(422, place, "web.api.control-character", character);
        });
    }
}
