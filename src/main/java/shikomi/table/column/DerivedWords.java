package shikomi.table.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Text;

/**
 * Recognises columns that are computed from a quantity or wanted of it, or hold another quantity that is named after it:
 * its logarithm, its standard deviation, a prediction, a target, a change, its reciprocal, its rank, a ratio. Such a
 * column is never taken for the quantity itself.
 */
final class DerivedWords {
    private static final Map<String, String> WORDS = words();

    /** Words that mean another quantity only after the name of a known one: yield stress, but not tensile stress. */
    private static final String OTHER_KIND = "kind";

    /** Words that are usual in the names of what is set, such as a mixing ratio, and derived from what is measured. */
    static final Set<String> USUAL_OF_PARAMETERS = Set.of("ratio", "loss", "literature");

    /** Words that number columns if a figure follows: {@code yield no. 1}. */
    private static final String NUMBERING = "number";

    private static final Pattern LETTERS_TOGETHER = Pattern.compile(
            "(?<=[\\p{IsLatin}\\p{IsGreek}])(?=[\\p{IsHan}\\p{IsKatakana}])|(?<=[\\p{IsHan}\\p{IsKatakana}])(?=[\\p{IsLatin}\\p{IsGreek}])");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{2,}");

    /**
     * {@code 1000/T}, {@code √x}, {@code -x}, {@code |x|}, {@code d x}, {@code dx/dt}, {@code x²}, {@code sqrt x}, and a
     * factor at the quantity instead of its unit, as in {@code x × 10^3} and {@code x (unit)·10^3}.
     */
    private static final Pattern COMPUTED = Pattern.compile("[\\d.]+\\s*[/-]\\s*[\\p{L}√∛(].*"
            + "|[√∛∜∂∑∏∫Δ∆∇±~-]\\s*[\\p{L}(\\[|].*"
            + "|[|‖∣].*\\p{L}.*[|‖∣].*"
            + "|d[\\s_]+\\p{L}{3}.*|d\\p{L}+\\s*/\\s*d\\p{L}.*"
            + "|(?i:sqrt|cbrt|square root|cube root|exp|abs|inverse|reciprocal|逆数|平方根)[\\s_(].*"
            + "|\\p{L}{3,}\\s*\\^[+-]?[\\d.]+(?:\\s*[(\\[].*)?"
            + "|.*\\p{L}[^(\\[]*[×x*·⋅∙・]\\s*10\\^?[+-]?\\d.*"
            + "|.*[)\\]]\\s*[×x*·⋅∙・/]\\s*10\\^?[+-]?\\d.*"
            + "|(?i:.*\\bin\\s+(?:thousand|million|hundred)s?\\b.*)");

    /** A function of one quantity, such as {@code u(x)} for its uncertainty. */
    private static final Pattern FUNCTION = Pattern.compile("(\\p{L}{1,5})[(\\[](\\p{L}[^()\\[\\]]*)[)\\]].*");

    private static final Pattern PER =
            Pattern.compile("(?i)(?!.*\\bin\\b)[^(\\[]*\\p{L}\\s+(?:per|pro)\\s+(?!cent|mille).*|.*(?:当たり|あたり).*");
    private static final Pattern CONDITION = Pattern.compile("(?i)(?:(?:.*[\\s)\\]])?(?:at|bei)|.*@)\\s*([+-]?\\d+).*");

    /** A letter alone at the end that counts samples. */
    private static final Pattern COUNT = Pattern.compile("(?i).*\\p{L}{2}[\\s_,]+(?:n|#|№)\\.?\\s*(?:[(\\[].*)?");

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
     * @param usual the kinds of words that are usual in headings of the quantity itself
     */
    static Optional<Message> of(String heading, List<String> names, Text title, Set<String> usual) {
        List<Optional<String>> kinds =
                names.stream().map(name -> kind(heading, name, usual)).toList();
        return kinds.stream().allMatch(Optional::isPresent)
                ? kinds.getFirst().map(kind -> Message.of("table.derived." + kind, title))
                : Optional.empty();
    }

    /** Whether a heading is derived from a quantity with one of these names. */
    static boolean isDerived(String heading, List<String> names) {
        return names.stream().allMatch(name -> kind(heading, name, Set.of()).isPresent());
    }

    private static Optional<String> kind(String heading, String name, Set<String> usual) {
        String plain = Numbers.typed(heading);
        String own = Numbers.typed(name);
        return word(plain, name, usual)
                .or(() -> Stream.of(
                                isNew(PER, plain, own) ? "rate" : "",
                                isNew(COUNT, plain, own) ? "number" : "",
                                isConditioned(plain, own) ? "condition" : "",
                                isNew(COMPUTED, plain, own) || isFunction(plain, own) ? "computed" : "")
                        .filter(kind -> !kind.isEmpty())
                        .findFirst());
    }

    private static boolean isNew(Pattern pattern, String heading, String name) {
        return pattern.matcher(heading).matches() && !pattern.matcher(name).matches() && !isPower(heading, name);
    }

    /** Whether the figures of a heading belong to the name, as those of ρ² do to {@code rho2}. */
    private static boolean isPower(String heading, String name) {
        return name.matches(".*\\d") && NameSimilarity.key(heading).startsWith(NameSimilarity.key(name));
    }

    private static boolean isConditioned(String heading, String name) {
        Matcher condition = CONDITION.matcher(heading);
        return condition.matches() && !name.contains(condition.group(1));
    }

    private static boolean isFunction(String heading, String name) {
        Matcher function = FUNCTION.matcher(heading);
        return function.matches()
                && !FUNCTION.matcher(name).matches()
                && NameSimilarity.of(function.group(2), name) >= NameSimilarity.SYNONYM
                && NameSimilarity.of(function.group(1), name) < NameSimilarity.INITIALS;
    }

    private static Optional<String> word(String heading, String name, Set<String> usual) {
        List<String> own = tokens(name);
        List<String> tokens = tokens(heading);
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            String kind = own.contains(token) || isOwnSign(token, name) ? "" : kindOf(token, name);
            boolean numbering = kind.equals(NUMBERING)
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1).matches("\\d+");
            boolean apart = kind.equals(OTHER_KIND) && (!NameSimilarity.isWord(name) || isInUnit(heading, token));
            if (!kind.isEmpty() && !numbering && !apart && !usual.contains(kind)) {
                return Optional.of(kind.equals(OTHER_KIND) ? "other" : kind);
            }
        }
        return Optional.empty();
    }

    private static boolean isInUnit(String heading, String token) {
        return Columns.bracketed(heading)
                .filter(unit -> unit.label().toLowerCase(Locale.ROOT).contains(token))
                .isPresent();
    }

    /** Whether a word is a sign of the quantity itself, as σ is of a conductivity. */
    private static boolean isOwnSign(String token, String name) {
        return token.length() <= 5 && NameSimilarity.of(token, name) >= NameSimilarity.INITIALS;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        NameSimilarity.tokens(LETTERS_TOGETHER.matcher(text).replaceAll(" ")).forEach(token -> {
            String bare = token.replace("%", "");
            tokens.add(bare.isEmpty() ? token : bare);
        });
        return tokens;
    }

    /** The kind of a word, or of the word at an end of a Japanese compound; empty if it has none. */
    private static String kindOf(String token, String name) {
        String kind = WORDS.get(token);
        if (kind != null || !JAPANESE.matcher(token).matches() || NameSimilarity.isWord(token)) {
            return kind == null ? "" : kind;
        }
        String own = Numbers.normal(name);
        return WORDS.entrySet().stream()
                .filter(word -> JAPANESE.matcher(word.getKey() + "ー").matches() && !own.contains(word.getKey()))
                .filter(word -> token.endsWith(word.getKey())
                        || (word.getKey().length() > 1 && token.startsWith(word.getKey())))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElse("");
    }
}
