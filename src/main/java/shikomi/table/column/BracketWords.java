package shikomi.table.column;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shikomi.message.Numbers;

/**
 * Tells apart the two kinds of text in the brackets of a heading that is no known unit: units that are not understood,
 * such as {@code phr} and {@code KU}, and remarks, such as {@code isolated} and {@code n=3}. A short text is taken for a
 * unit unless it is a known remark, because a question costs less than numbers in the wrong unit.
 */
final class BracketWords {
    private static final Set<String> UNITS = words("unit");
    private static final Set<String> REMARKS = words("remark");
    private static final Pattern NUMBER_OF_SAMPLES = Pattern.compile("n\\s*=\\s*\\d+");
    private static final Pattern SIGN = Pattern.compile(".*[%‰°µμΩ/^·⋅:].*");

    /** Symbols of units have up to four letters: {@code cmHg}. Shorter words that are remarks are listed. */
    private static final Pattern SYMBOL = Pattern.compile(
            "[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]{1,4}\\.?|\\p{IsHan}|(?:\\p{L}\\.){1,3}");

    /** Units in the words of Japanese and Chinese. */
    private static final Pattern WORD =
            Pattern.compile(".*(?:パスカル|ポアズ|グラム|リットル|メートル|モル|ボルト|アンペア|ワット|ケルビン|ストークス|秒).*|[毫微纳兆千]\\p{IsHan}{1,2}");

    private BracketWords() {}

    private static Set<String> words(String kind) {
        String listed = NameSimilarity.properties("brackets.properties").getProperty(kind);
        return Arrays.stream(listed.split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a text in brackets seems to be a unit. Texts with figures seem so, except the number of samples. */
    static boolean isUnit(String label) {
        String text = Numbers.normal(label).toLowerCase(Locale.ROOT);
        if (NUMBER_OF_SAMPLES.matcher(text).matches() || REMARKS.contains(text)) {
            return false;
        }
        String[] words = text.split("[\\s,;_-]+", -1);
        return text.chars().anyMatch(Character::isDigit)
                || Arrays.stream(words).anyMatch(BracketWords::isUnitWord)
                || SYMBOL.matcher(text).matches()
                || WORD.matcher(text).matches();
    }

    private static boolean isUnitWord(String word) {
        return !REMARKS.contains(word)
                && (UNITS.contains(word) || SIGN.matcher(word).matches());
    }
}
