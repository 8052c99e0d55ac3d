package shikomi.table.column;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Text;

/**
 * Recognises columns that are computed from a quantity or wanted of it: its logarithm, its standard deviation, a
 * prediction, a target, a change, its reciprocal. Such a column is never taken for the quantity itself.
 */
final class DerivedWords {
    private static final Map<String, String> WORDS = words();

    /** {@code 1000/T}, {@code 1/T}, and a factor at the quantity instead of its unit, as in {@code x × 10^3}. */
    private static final Pattern COMPUTED =
            Pattern.compile("10*\\s*/\\s*\\p{L}.*|.*\\p{L}[^(\\[]*[×x]\\s*10\\^?[+-]?\\d.*");

    private DerivedWords() {}

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        NameSimilarity.properties("derived.properties").forEach((kind, listed) -> {
            for (String word : String.valueOf(listed).split(" ", -1)) {
                words.put(Numbers.normal(word).toLowerCase(Locale.ROOT), String.valueOf(kind));
            }
        });
        return Map.copyOf(words);
    }

    /**
     * How a heading is derived from a quantity; empty if it is not, or if the quantity itself is called so.
     *
     * @param names the names of the quantity
     * @param title what people call it
     */
    static Optional<Message> of(String heading, List<String> names, Text title) {
        List<Optional<String>> kinds =
                names.stream().map(name -> kind(heading, name)).toList();
        return kinds.stream().allMatch(Optional::isPresent)
                ? kinds.getFirst().map(kind -> Message.of("table.derived." + kind, title))
                : Optional.empty();
    }

    /** Whether a heading is derived from a quantity with one of these names. */
    static boolean isDerived(String heading, List<String> names) {
        return names.stream().allMatch(name -> kind(heading, name).isPresent());
    }

    private static Optional<String> kind(String heading, String name) {
        String plain = Numbers.typed(heading);
        List<String> own = NameSimilarity.tokens(name);
        Optional<String> kind = NameSimilarity.tokens(plain).stream()
                .filter(token -> !own.contains(token))
                .map(WORDS::get)
                .flatMap(Stream::ofNullable)
                .findFirst();
        boolean computed = COMPUTED.matcher(plain).matches()
                && !COMPUTED.matcher(Numbers.typed(name)).matches();
        return kind.or(() -> computed ? Optional.of("computed") : Optional.empty());
    }
}
