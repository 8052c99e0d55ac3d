package shikomi.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The reason why text is not valid YAML, in plain words.
 *
 * @param line the number of the line
 * @param key the key of the message
 * @param near the text of its line
 */
record Unreadable(int line, String key, String near) {
    /** The usual causes of the parser's messages, keyed by a part of the message; the first match is used. */
    private static final Map<String, String> CAUSES = causes();

    private static Map<String, String> causes() {
        Map<String, String> causes = new LinkedHashMap<>();
        causes.put("'\\t", "tab");
        causes.put("found character '`'", "bare-sign");
        causes.put("found character '%'", "bare-sign");
        causes.put("found character '@'", "bare-sign");
        causes.put("mapping values are not allowed here", "second-colon");
        causes.put("while scanning a quoted scalar", "open-quote");
        causes.put("while parsing a flow mapping", "open-brace");
        causes.put("while parsing a flow sequence", "open-bracket");
        causes.put("while parsing a block", "indent");
        causes.put("while scanning a simple key", "no-colon");
        causes.put("special characters are not allowed", "binary");
        causes.put("nesting depth", "too-deep");
        return causes;
    }

    static Unreadable of(JsonProcessingException failure, String text) {
        String message = String.valueOf(failure.getOriginalMessage());
        int line = line(failure, text);
        String key = CAUSES.entrySet().stream()
                .filter(cause -> message.contains(cause.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
        String near = text.lines().skip(line - 1L).findFirst().orElse("").strip();
        return new Unreadable(line, key, near.length() > 60 ? near.substring(0, 60) + "…" : near);
    }

    private static int line(JsonProcessingException failure, String text) {
        if (failure.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            Mark seen = marked.getProblemMark();
            Mark begun = marked.getContextMark();
            boolean unclosed = begun != null && !"while parsing a block mapping".equals(marked.getContext());
            return (unclosed ? begun : seen).getLine() + 1;
        }
        if (failure.getCause() instanceof ReaderException unreadable) {
            return line(text, unreadable.getPosition());
        }
        return failure.getLocation() == null
                ? 1
                : Math.max(1, failure.getLocation().getLineNr());
    }

    /** The line number of a position in text. */
    private static int line(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        return 1 + (int) before.chars().filter(c -> c == '\n').count();
    }

    void note(Findings findings) {
        findings.add(line, "unreadable." + key, near);
    }
}
