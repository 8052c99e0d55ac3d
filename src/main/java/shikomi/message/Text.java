package shikomi.message;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Text written by a user, in one or both languages. */
public record Text(Map<Language, String> versions) {
    public Text {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("A text needs a version in at least one language");
        }
        versions = Collections.unmodifiableMap(new EnumMap<>(versions));
    }

    /** The same text in every language. */
    public static Text plain(String words) {
        return new Text(Map.of(Language.EN, words, Language.JA, words));
    }

    /** The text in this language, or in the other one if it is missing. */
    public String in(Language language) {
        String words = versions.get(language);
        return words != null ? words : versions.values().iterator().next();
    }

    /** A name, and the versions of this text that differ from it. */
    public List<String> beside(String name) {
        return Stream.concat(Stream.of(name), versions.values().stream())
                .distinct()
                .toList();
    }

    /** Whether the text was written once for all languages. */
    public boolean isPlain() {
        return versions.size() == Language.values().length
                && versions.values().stream().distinct().count() == 1;
    }
}
