package shikomi.recipe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Suggestion;
import shikomi.message.Text;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/**
 * A node of the file with its key. Its methods parse the value and report errors with the line.
 *
 * @param name its key
 * @param path the keys that lead to it, joined by dots
 * @param line the line of its key
 */
record Item(String name, String path, int line, Node node, Findings findings) {

    /** Adds a problem with this item; the first argument of the message is its path. */
    void note(String key, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = path;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        findings.add(line, key, all);
    }

    /** The text as written, which must not be empty. */
    Optional<String> text() {
        Optional<String> text = scalar().map(Node.Scalar::text).filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            note("not-text", shape());
        }
        return text;
    }

    Optional<Double> number() {
        Optional<Double> number = scalar().map(Node.Scalar::text).flatMap(Numbers::parse);
        if (number.isEmpty()) {
            note("not-number", shape());
        }
        return number;
    }

    /** A number not below {@code least}. */
    Optional<Double> atLeast(double least) {
        Optional<Double> number = number();
        if (number.filter(x -> x < least).isPresent()) {
            note("too-small", least, number.get());
            return Optional.empty();
        }
        return number;
    }

    /** A number above zero. */
    Optional<Double> positive() {
        Optional<Double> number = number();
        if (number.filter(x -> !(x > 0)).isPresent()) {
            note("not-positive", number.get());
            return Optional.empty();
        }
        return number;
    }

    /** A whole number from {@code least} to {@code most}. */
    Optional<Integer> whole(int least, int most) {
        Optional<Double> number = number();
        Optional<Integer> whole =
                number.filter(x -> x == Math.rint(x) && x >= least && x <= most).map(Double::intValue);
        if (number.isPresent() && whole.isEmpty()) {
            note("not-whole", least, most, number.get());
        }
        return whole;
    }

    /** A number with a unit of the same quantity as {@code example}. */
    Optional<Quantity> quantity(Quantity example) {
        Optional<Quantity> quantity = anyQuantity(example.toString());
        if (quantity.filter(q -> !q.unit().converts(example.unit())).isPresent()) {
            note("wrong-unit", quantity.get().toString(), example.toString());
            return Optional.empty();
        }
        return quantity;
    }

    /** A number of 0 or more with any unit. */
    Optional<Quantity> anyQuantity(String example) {
        Optional<Quantity> quantity = scalar().map(Node.Scalar::text).flatMap(Quantity::parse);
        if (quantity.isEmpty()) {
            note("not-quantity", shape(), example);
        } else if (quantity.get().value() < 0) {
            note("too-small", 0.0, quantity.get().value());
            return Optional.empty();
        }
        return quantity;
    }

    Optional<Unit> unit() {
        return text().map(Unit::of);
    }

    /** One of these words. */
    Optional<String> word(List<String> words) {
        Optional<String> text = text();
        Optional<String> word = text.filter(words::contains);
        if (text.isPresent() && word.isEmpty()) {
            note("not-one-of", text.get(), Suggestion.of(text.get(), words).message(), String.join(", ", words));
        }
        return word;
    }

    /** The values of a list. */
    List<Item> items() {
        if (!(node instanceof Node.Sequence(int ignored, List<Node> nodes))) {
            note("not-list", shape());
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        for (Node item : nodes) {
            items.add(new Item(name, path, item.line(), item, findings));
        }
        return items;
    }

    /** The values of a mapping whose keys are names. */
    List<Item> entries() {
        if (!(node instanceof Node.Mapping(int ignored, List<Node.Entry> found))) {
            note("not-mapping", shape());
            return List.of();
        }
        List<Item> entries = new ArrayList<>();
        for (Node.Entry entry : found) {
            entries.add(new Item(entry.key(), path + "." + entry.key(), entry.line(), entry.value(), findings));
        }
        return entries;
    }

    /** The mapping, which may have only these keys. */
    Section section(String... keys) {
        return Section.of(this, List.of(keys));
    }

    /** Text for people: once for all languages, or under {@code en} and {@code ja}. */
    Optional<Text> words() {
        if (!isMapping()) {
            return text().map(Text::plain);
        }
        EnumMap<Language, String> versions = new EnumMap<>(Language.class);
        Section section = section("en", "ja");
        for (Language language : Language.values()) {
            section.get(language.code()).flatMap(Item::text).ifPresent(t -> versions.put(language, t));
        }
        if (versions.isEmpty()) {
            note("no-language");
            return Optional.empty();
        }
        return Optional.of(new Text(versions));
    }

    /** Two numbers, the first below the second. */
    Optional<Objective.Range> range() {
        List<Double> ends = items().stream().flatMap(i -> i.number().stream()).toList();
        if (ends.size() != 2 || !(ends.get(0) < ends.get(1))) {
            note("not-range", shape());
            return Optional.empty();
        }
        return Optional.of(new Objective.Range(ends.get(0), ends.get(1)));
    }

    /** The interpreted values of a list; duplicates are reported. */
    <T> List<T> distinct(Function<Item, Optional<T>> meaning) {
        Set<T> found = new LinkedHashSet<>();
        for (Item item : items()) {
            meaning.apply(item).filter(value -> !found.add(value)).ifPresent(value -> item.note("twice", value));
        }
        return List.copyOf(found);
    }

    Optional<Node.Scalar> scalar() {
        return node instanceof Node.Scalar scalar && !scalar.nothing() ? Optional.of(scalar) : Optional.empty();
    }

    boolean isEmpty() {
        return switch (node) {
            case Node.Scalar scalar -> scalar.text().isEmpty();
            case Node.Sequence(int ignored, List<Node> nodes) -> nodes.isEmpty();
            case Node.Mapping(int ignored, List<Node.Entry> found) -> found.isEmpty();
        };
    }

    boolean isMapping() {
        return node instanceof Node.Mapping;
    }

    /** Whether the value is left empty, which means the same as leaving it out. */
    boolean isNothing() {
        return node instanceof Node.Scalar scalar && scalar.nothing();
    }

    /** The value as a message shows it. */
    Message shape() {
        return switch (node) {
            case Node.Scalar scalar when scalar.text().isBlank() -> Message.of("recipe.shape.nothing");
            case Node.Scalar scalar -> Message.of("recipe.shape.text", shortened(scalar.text()));
            case Node.Sequence ignored -> Message.of("recipe.shape.list");
            case Node.Mapping ignored -> Message.of("recipe.shape.mapping");
        };
    }

    /** Shortens long text, which would hide the rest of the message. */
    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
