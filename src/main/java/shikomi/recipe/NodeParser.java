package shikomi.recipe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.message.Characters;

/** Parses YAML or JSON into nodes with their lines; syntax errors are reported. */
final class NodeParser {
    /**
     * The greatest depth of nesting: deeper than any key of a recipe, and shallow enough for any stack. Set by
     * judgement.
     */
    private static final int DEEPEST = 12;

    /** The greatest length in characters: the time to parse YAML grows faster than its length. Set by judgement. */
    private static final int LONGEST = 1_000_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = new YAMLFactory();

    private final JsonParser parser;
    private final Findings findings;

    private NodeParser(JsonParser parser, Findings findings) {
        this.parser = parser;
        this.findings = findings;
    }

    /** The root of the file; empty if it cannot be parsed, and the reason is reported. */
    static Optional<Node> parse(String text, Findings findings) {
        if (text.length() > LONGEST) {
            findings.add(1, "too-long", LONGEST);
            return Optional.empty();
        }
        try {
            return read(isJson(text) ? JSON : YAML, text, findings);
        } catch (JsonProcessingException unreadable) {
            Unreadable.of(unreadable, text).note(findings);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A text needs no input", impossible);
        }
        return Optional.empty();
    }

    /** Parses a text, and reports keys and values with characters that cannot be stored, such as {@code "\\0"} in YAML. */
    static Optional<Node> checked(String text, Findings findings) {
        Optional<Node> root = parse(text, findings);
        root.ifPresent(node -> checkCharacters(node, findings));
        return root;
    }

    private static void checkCharacters(Node node, Findings findings) {
        switch (node) {
            case Node.Scalar scalar -> checkCharacters(scalar.line(), scalar.text(), findings);
            case Node.Sequence sequence -> sequence.items().forEach(item -> checkCharacters(item, findings));
            case Node.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    checkCharacters(entry.line(), entry.key(), findings);
                    checkCharacters(entry.value(), findings);
                });
        }
    }

    private static void checkCharacters(int line, String text, Findings findings) {
        Characters.unusable(text).ifPresent(character -> findings.add(line, "control-character", character));
    }

    /** Whether the text is JSON, which is not quite a subset of YAML: it may be indented with tabs. */
    private static boolean isJson(String text) throws IOException {
        if (!text.stripLeading().startsWith("{")) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(text)) {
            while (parser.nextToken() != null) {
                // only checks that the text can be parsed to its end
            }
            return true;
        } catch (JsonProcessingException other) {
            return false;
        }
    }

    private static Optional<Node> read(JsonFactory factory, String text, Findings findings) throws IOException {
        try (JsonParser parser = factory.createParser(text)) {
            NodeParser nodes = new NodeParser(parser, findings);
            JsonToken first = parser.nextToken();
            if (first == null) {
                findings.add(1, "empty");
                return Optional.empty();
            }
            Node root = nodes.node(first, 0);
            if (parser.nextToken() != null) {
                findings.add(nodes.line(), "second-document");
            }
            return Optional.of(root);
        }
    }

    private Node node(JsonToken token, int depth) throws IOException {
        noteReferences();
        int line = line();
        if (token.isStructStart() && depth == DEEPEST) {
            findings.add(line, "too-deep", DEEPEST);
            parser.skipChildren();
            return new Node.Scalar(line, "", true);
        }
        return switch (token) {
            case START_OBJECT -> new Node.Mapping(line, entries(depth + 1));
            case START_ARRAY -> new Node.Sequence(line, items(depth + 1));
            case VALUE_NULL -> new Node.Scalar(line, parser.getText(), true);
            default -> new Node.Scalar(line, parser.getText(), false);
        };
    }

    private List<Node> items(int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth));
        }
        return items;
    }

    private List<Node.Entry> entries(int depth) throws IOException {
        List<Node.Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int line = line();
            Node value = node(parser.nextToken(), depth);
            Integer earlier = lines.putIfAbsent(key, line);
            if (earlier == null) {
                entries.add(new Node.Entry(key, line, value));
            } else {
                findings.add(line, "duplicate-key", key, earlier);
            }
        }
        return entries;
    }

    /** Reports anchors, aliases and tags: with them, a value could come from a line other than the one in a message. */
    private void noteReferences() throws IOException {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            findings.add(line(), "alias", "*" + parser.getText());
        } else if (parser.getObjectId() != null) {
            findings.add(line(), "alias", "&" + parser.getObjectId());
        } else if (parser.getTypeId() != null) {
            findings.add(line(), "tag", "!" + parser.getTypeId());
        }
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
