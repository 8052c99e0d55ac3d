package shikomi.table.cell;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person says about the numbers and dates of a column that have two readings, and about its words.
 *
 * @param decimal the decimal mark; {@link DecimalMark#USUAL} if nothing was said
 * @param dates the order of day and month; {@link DateOrder#UNKNOWN} if nothing was said
 * @param words what words in place of a number mean
 */
public record Notation(DecimalMark decimal, DateOrder dates, MissingWords words) {
    /** Nothing was said: the cells decide. */
    public static final Notation NONE = new Notation(DecimalMark.USUAL, DateOrder.UNKNOWN);

    public Notation(DecimalMark decimal, DateOrder dates) {
        this(decimal, dates, MissingWords.OPEN);
    }

    public static Notation of(DecimalMark decimal) {
        return new Notation(decimal, DateOrder.UNKNOWN);
    }

    public static Notation of(DateOrder dates) {
        return new Notation(DecimalMark.USUAL, dates);
    }

    /** This notation with another meaning of words. */
    public Notation with(MissingWords meaning) {
        return new Notation(decimal, dates, meaning);
    }

    /**
     * The notation of a column with this code: {@code comma}, {@code day-first}, {@code comma-failed}; any other text
     * says nothing.
     */
    public static Notation of(String code) {
        int last = code.lastIndexOf('-') + 1;
        MissingWords words = MissingWords.of(code.substring(last)).orElse(MissingWords.OPEN);
        String rest = words == MissingWords.OPEN ? code : code.substring(0, Math.max(0, last - 1));
        return DecimalMark.of(rest)
                .map(Notation::of)
                .or(() -> DateOrder.of(rest).map(Notation::of))
                .orElse(NONE)
                .with(words);
    }

    /** The form of the decimal mark or the order of dates alone; empty if nothing was said of them. */
    public String reading() {
        return dates != DateOrder.UNKNOWN
                ? dates.code()
                : decimal == DecimalMark.USUAL ? "" : decimal.name().toLowerCase(Locale.ROOT);
    }

    /** The form used in web forms and stored mappings; empty if nothing was said. A column has numbers or dates. */
    public String code() {
        return Stream.of(reading(), words.code())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("-"));
    }
}
