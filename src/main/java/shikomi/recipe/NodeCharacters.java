package shikomi.recipe;

import java.util.Optional;
import shikomi.message.Characters;

/** Reports keys and values with characters that cannot be stored, such as {@code "\\0"} in YAML. */
final class NodeCharacters {
    private NodeCharacters() {}

    /** Parses a text, and checks its characters. */
    static Optional<Node> checked(String text, Findings findings) {
        Optional<Node> root = NodeParser.parse(text, findings);
        root.ifPresent(node -> check(node, findings));
        return root;
    }

    private static void check(Node node, Findings findings) {
        switch (node) {
            case Node.Scalar scalar -> check(scalar.line(), scalar.text(), findings);
            case Node.Sequence sequence -> sequence.items().forEach(item -> check(item, findings));
            case Node.Mapping mapping ->
                mapping.entries().forEach(entry -> {
                    check(entry.line(), entry.key(), findings);
                    check(entry.value(), findings);
                });
        }
    }

    private static void check(int line, String text, Findings findings) {
        Characters.unusable(text).ifPresent(character -> findings.add(line, "control-character", character));
    }
}
