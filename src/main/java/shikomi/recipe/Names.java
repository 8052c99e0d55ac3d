package shikomi.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shikomi.message.Numbers;
import shikomi.message.Suggestion;
import shikomi.message.Text;

/** The columns of a recipe's tables: parameters and objectives, whose names must be unique in NFKC form. */
final class Names {
    /** Column names with a fixed meaning in every table. */
    private static final List<String> RESERVED =
            List.of("experiment", "replicate", "state", "date", "by", "money", "hours", "note");

    private final Map<String, String> written = new LinkedHashMap<>();
    private final List<Title> titles = new ArrayList<>();

    /** A title, with the parameter or objective that it belongs to. */
    private record Title(Item place, String owner, Text words) {}

    /** The names in a recipe. */
    static Names of(Recipe recipe) {
        Names names = new Names();
        recipe.space().parameters().forEach(p -> names.written.put(Numbers.normal(p.name()), p.name()));
        recipe.objectives().forEach(o -> names.written.put(Numbers.normal(o.name()), o.name()));
        return names;
    }

    /** Adds the key of an entry as a name, unless it is already in use. */
    boolean add(Item item) {
        String normal = Numbers.normal(item.name());
        if (normal.isEmpty()) {
            item.note("nameless");
        } else if (RESERVED.contains(normal)) {
            item.note("reserved-name", String.join(", ", RESERVED));
        } else if (written.containsKey(normal)) {
            item.note("same-name", written.get(normal));
        } else {
            written.put(normal, item.name());
            return true;
        }
        return false;
    }

    /** The title of a parameter or an objective: its name if none is given. */
    Text title(Item owner, Optional<Item> given) {
        Optional<Text> words = given.flatMap(Item::words);
        words.ifPresent(title -> titles.add(new Title(given.orElseThrow(), owner.name(), title)));
        return words.orElse(Text.plain(owner.name()));
    }

    /**
     * Reports the titles that are the name or the title of something else: as the heading of a column they would have
     * two meanings.
     */
    void checkTitles() {
        Map<String, String> owners = new LinkedHashMap<>();
        written.values().forEach(name -> owners.put(heading(name), name));
        for (Title title : titles) {
            for (String words : new LinkedHashSet<>(title.words().versions().values())) {
                if (RESERVED.contains(heading(words))) {
                    title.place().note("reserved-name", String.join(", ", RESERVED));
                    continue;
                }
                String other = owners.putIfAbsent(heading(words), title.owner());
                if (other != null && !other.equals(title.owner())) {
                    title.place().note("same-title", words, other);
                }
            }
        }
    }

    /** Words as headings are compared: capitals do not tell two columns apart. */
    private static String heading(String words) {
        return Numbers.normal(words).toLowerCase(Locale.ROOT);
    }

    /** The name as it was declared; an unknown name is reported. */
    Optional<String> find(Item item, String name) {
        String known = written.get(Numbers.normal(name));
        if (known == null) {
            item.note(
                    "unknown-name", name, Suggestion.of(name, written.values()).message());
        }
        return Optional.ofNullable(known);
    }
}
