package shikomi.table.column;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import shikomi.message.Numbers;

/**
 * The similarity of a column name to another name, from 0 to 1. The values were set by hand: only their order matters.
 */
final class NameSimilarity {
    /** The names are identical. */
    static final double EXACT = 1;
    /** The names are identical except for capitals, blanks and punctuation. */
    static final double NORMALISED = 0.95;
    /** Names of one or two letters that differ in capitals or punctuation, which may distinguish quantities. */
    static final double CAPITALS = 0.75;
    /** Words that are synonyms in any laboratory. */
    static final double SYNONYM = 0.8;
    /** One name consists of the initials of the other. */
    static final double INITIALS = 0.62;

    private static final Map<String, String> WORDS = words("words.properties");
    private static final Map<String, String> DETAILS = words("details.properties");
    private static final Map<String, String> CHOICES = choices();

    /** Symbols that differ only in their capital: T is a temperature, t a time, and p or P a pressure. */
    private static final Map<String, String> SYMBOLS =
            Map.of("T", "temperature", "t", "time", "p", "pressure", "P", "pressure");

    private NameSimilarity() {}

    /** The keys under which equivalent names are looked up: the letters of the name, and its set of words. */
    static List<Object> same(String name) {
        List<Object> same = new ArrayList<>(List.of(key(name)));
        same.add(List.of(concepts(name), numbers(name)));
        return same;
    }

    static double of(String heading, String name) {
        if (Numbers.normal(heading).equals(Numbers.normal(name))) {
            return EXACT;
        }
        String a = key(heading);
        String b = key(name);
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        String symbol = SYMBOLS.get(Numbers.normal(heading));
        if (symbol != null && concepts(name).contains(symbol)) {
            return INITIALS;
        }
        if (a.equals(b)) {
            return a.length() > 2 ? NORMALISED : CAPITALS; // T is a temperature and t a time
        }
        return byWords(heading, a, name, b);
    }

    private static double byWords(String heading, String headingKey, String name, String nameKey) {
        Set<String> left = concepts(heading);
        Set<String> right = concepts(name);
        if (left.equals(right) && numbers(heading).equals(numbers(name))) {
            return SYNONYM;
        }
        return isInitials(headingKey, name) || isInitials(nameKey, heading) ? INITIALS : partial(left, right);
    }

    /**
     * The similarity by shared words. If two names differ in a number, such as an age, neither is part of the other.
     */
    private static double partial(Set<String> left, Set<String> right) {
        Set<String> common = new HashSet<>(left);
        common.retainAll(right);
        if (common.stream().noneMatch(word -> word.length() > 1)) {
            return 0;
        }
        Set<String> apart = new HashSet<>(left);
        apart.addAll(right);
        apart.removeAll(common);
        boolean inside = left.containsAll(right) || right.containsAll(left);
        boolean numbered = apart.stream().anyMatch(word -> word.matches(".*\\d.*"));
        double share = (double) common.size() / (common.size() + apart.size());
        return numbered ? 0.3 * share : (inside ? 0.45 : 0.2) + 0.3 * share;
    }

    /** Whether a name is one of the words for a quantity that any laboratory knows. */
    static boolean isWord(String name) {
        return WORDS.containsKey(Numbers.normal(name).toLowerCase(Locale.ROOT));
    }

    /** The key of a choice, the same for a chemical's name and abbreviation and for all words for yes; else empty. */
    static String choice(String name) {
        return CHOICES.getOrDefault(signed(name), "");
    }

    /** The letters and digits of a name, or the sign if it is one. */
    private static String signed(String name) {
        String key = key(name);
        return key.isEmpty() ? Numbers.normal(name) : key;
    }

    private static Map<String, String> choices() {
        Map<String, String> keys = new HashMap<>();
        words("choices.properties").forEach((name, choice) -> keys.put(signed(name), key(choice)));
        return Map.copyOf(keys);
    }

    /** The kind of column, other than a parameter or an objective, that a heading names; empty if it names none. */
    static String detail(String heading) {
        return DETAILS.getOrDefault(key(heading), "");
    }

    /**
     * The letters and digits of a name. A single Greek symbol counts as a letter, and a trailing sign of charge or
     * change is kept.
     */
    static String key(String name) {
        return Numbers.normal(name).toLowerCase(Locale.ROOT).replace('µ', 'μ').replaceAll("[^\\p{L}\\p{N}%]", "");
    }

    static List<String> tokens(String name) {
        String split = Numbers.normal(name)
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("(?<=[\\p{L}])(?=\\d)|(?<=\\d)(?=[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}])", " ");
        List<String> tokens = new ArrayList<>();
        for (String token : split.split("[^\\p{L}\\p{N}%]+", -1)) {
            if (!token.isEmpty()) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static Set<String> concepts(String name) {
        Set<String> concepts = new LinkedHashSet<>();
        for (String written : tokens(name)) {
            String token = stem(written);
            String known = WORDS.get(token);
            if (known == null && token.matches("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{3,}")) {
                concepts.addAll(compound(token));
            } else {
                concepts.add(known == null ? token : known);
            }
        }
        return concepts;
    }

    /**
     * A Japanese word without its inflected endings, which are written or not (焼付け温度, 焼付温度), and without the
     * words for amount, value and presence that people add to a name (硬化剤量, 光沢値, 乾燥の有無).
     */
    private static String stem(String token) {
        if (WORDS.containsKey(token) || !token.matches(".*\\p{IsHan}.*")) {
            return token;
        }
        String kanji = token.replaceAll("(?<=\\p{IsHan})\\p{IsHiragana}+", "");
        String bare = kanji.length() > 2 ? kanji.replaceFirst("(?:量|値|有無)$", "") : kanji;
        return bare.isEmpty() ? token : bare;
    }

    /**
     * Splits a compound into known words, because Japanese is written without blanks: {@code 乾燥温度} is drying and
     * temperature.
     */
    private static List<String> compound(String token) {
        List<String> parts = new ArrayList<>();
        for (int from = 0, end; from < token.length(); from = end) {
            end = endOfWord(token, from);
            if (end == from) {
                return List.of(token);
            }
            parts.add(Objects.requireNonNull(WORDS.get(token.substring(from, end))));
        }
        return parts;
    }

    /** The end of the longest known word that starts at this position; the position itself if there is none. */
    private static int endOfWord(String token, int from) {
        int end = token.length();
        while (end > from && !WORDS.containsKey(token.substring(from, end))) {
            end--;
        }
        return end;
    }

    private static List<String> numbers(String name) {
        return tokens(name).stream().filter(token -> token.matches("\\d+")).toList();
    }

    private static boolean isInitials(String key, String name) {
        List<String> tokens = tokens(name);
        StringBuilder initials = new StringBuilder();
        tokens.forEach(token -> initials.append(token.charAt(0)));
        return tokens.size() > 1 && key.contentEquals(initials);
    }

    private static Map<String, String> words(String file) {
        Properties properties = properties(file);
        Map<String, String> words = new HashMap<>();
        for (String word : properties.stringPropertyNames()) {
            words.put(word, word);
            for (String other : properties.getProperty(word).split(" ", -1)) {
                words.put(Numbers.normal(other), word);
            }
        }
        return words;
    }

    static Properties properties(String file) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(NameSimilarity.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException broken) {
            throw new UncheckedIOException(file, broken);
        }
        return properties;
    }
}
