package shikomi.recipe;

import java.util.List;

/** A node of a YAML or JSON file: text as written, with its line. */
sealed interface Node {
    int line();

    /**
     * A single value, which is not interpreted: {@code NO} and {@code 010} stay text.
     *
     * @param nothing whether it is left empty, {@code ~} or {@code null}, without quotes
     */
    record Scalar(int line, String text, boolean nothing) implements Node {}

    /** A list of values. */
    record Sequence(int line, List<Node> items) implements Node {}

    /** Values under keys, which are unique. */
    record Mapping(int line, List<Entry> entries) implements Node {}

    /** A key with its line number and value. */
    record Entry(String key, int line, Node value) {}
}
