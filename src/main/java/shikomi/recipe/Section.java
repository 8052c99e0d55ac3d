package shikomi.recipe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.message.Suggestion;

/** A mapping with a fixed set of keys. */
final class Section {
    private final Item whole;
    private final Map<String, Item> found = new LinkedHashMap<>();

    private Section(Item whole) {
        this.whole = whole;
    }

    /** The section of an item; unknown keys are reported, with the known key that was most likely meant. */
    static Section of(Item item, List<String> keys) {
        Section section = new Section(item);
        for (Item entry : item.entries()) {
            if (keys.contains(entry.name())) {
                section.found.put(entry.name(), entry);
            } else {
                entry.note("unknown-key", Suggestion.of(entry.name(), keys).message(), String.join(", ", keys));
            }
        }
        return section;
    }

    /** The value under a key; empty if the key is left out or its value is left empty. */
    Optional<Item> get(String key) {
        return Optional.ofNullable(found.get(key)).filter(item -> !item.isNothing());
    }

    /** The value under a required key. */
    Optional<Item> need(String key) {
        Optional<Item> item = get(key);
        if (item.isEmpty() && whole.isMapping()) {
            whole.note("missing-key", key);
        }
        return item;
    }
}
