package shikomi.table.cell;

import java.util.Locale;

/**
 * What a person says about the numbers and dates of a column that have two readings.
 *
 * @param decimal the decimal mark; {@link DecimalMark#USUAL} if nothing was said
 * @param dates the order of day and month; {@link DateOrder#UNKNOWN} if nothing was said
 */
public record Notation(DecimalMark decimal, DateOrder dates) {
    /** Nothing was said: the cells decide. */
    public static final Notation NONE = new Notation(DecimalMark.USUAL, DateOrder.UNKNOWN);

    public static Notation of(DecimalMark decimal) {
        return new Notation(decimal, DateOrder.UNKNOWN);
    }

    public static Notation of(DateOrder dates) {
        return new Notation(DecimalMark.USUAL, dates);
    }

    /** The notation of a column with this code: {@code comma}, {@code day-first}; any other text says nothing. */
    public static Notation of(String code) {
        return DecimalMark.of(code)
                .map(Notation::of)
                .or(() -> DateOrder.of(code).map(Notation::of))
                .orElse(NONE);
    }

    /** The form used in web forms and stored mappings; empty if nothing was said. A column has numbers or dates. */
    public String code() {
        return dates != DateOrder.UNKNOWN
                ? dates.code()
                : decimal == DecimalMark.USUAL ? "" : decimal.name().toLowerCase(Locale.ROOT);
    }
}
