package shikomi.message;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language of pages, messages and reports. */
public enum Language {
    EN,
    JA;

    /** A language range with its weight, which is 1 where none is given. */
    private static final Pattern RANGE =
            Pattern.compile("([\\w*-]{1,40})(?:\\s*;\\s*[qQ]\\s*=\\s*([01](?:\\.\\d{0,3})?))?");

    /** A language that a reader accepts. */
    private record Accepted(Language language, double weight) {}

    /** The code of the language, as in {@code en: …} in a recipe. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** The language with a code such as {@code ja} or {@code ja-JP}. */
    public static Optional<Language> of(String code) {
        String head = code.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (Language language : values()) {
            if (language.code().equals(head)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * The language that a reader prefers by an {@code Accept-Language} header such as {@code en;q=0.5, ja} (RFC 9110,
     * section 12.5.4); English where none of its languages is written here.
     */
    public static Language accepted(@Nullable String header) {
        return Stream.of(header == null ? "" : header)
                .flatMap(ranges -> Stream.of(ranges.split(",")))
                .flatMap(range -> range(range.strip()).stream())
                .filter(range -> range.weight() > 0)
                .max(Comparator.comparingDouble(Accepted::weight))
                .map(Accepted::language)
                .orElse(EN);
    }

    private static Optional<Accepted> range(String written) {
        Matcher range = RANGE.matcher(written);
        if (!range.matches()) {
            return Optional.empty();
        }
        Optional<Language> language = range.group(1).equals("*") ? Optional.of(EN) : of(range.group(1));
        double weight = range.group(2) == null ? 1 : Double.parseDouble(range.group(2));
        return language.map(found -> new Accepted(found, weight));
    }
}
