package shikomi.table.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.table.cell.Notation;

/**
 * The meaning assigned to a column.
 *
 * @param unit the unit of its numbers, as a label or as a factor such as {@code ×1000}; empty if they are already in
 *     the required unit; {@link #OPEN_UNIT} if a person must choose it first
 * @param warnings reasons for a person to check it: a guess, an uncertain unit, values that do not fit
 * @param notation what a person says of its numbers or dates where they have two readings
 * @param conversion an example such as {@code 0.62 S/cm → 620 mS/cm}; null if nothing is converted
 */
public record ColumnGuess(
        int index,
        String header,
        ColumnMeaning meaning,
        String unit,
        Notation notation,
        Sureness sureness,
        List<Message> warnings,
        @Nullable String conversion) {
    /** The unit of a column that is not read before a person has chosen one. No unit is written so. */
    public static final String OPEN_UNIT = "?";

    public ColumnGuess {
        warnings = List.copyOf(warnings);
    }

    ColumnGuess(
            int index,
            String header,
            ColumnMeaning meaning,
            String unit,
            Sureness sureness,
            List<Message> warnings,
            @Nullable String conversion) {
        this(index, header, meaning, unit, Notation.NONE, sureness, warnings, conversion);
    }

    ColumnGuess with(List<Message> otherWarnings, @Nullable String otherConversion) {
        return new ColumnGuess(index, header, meaning, unit, notation, sureness, otherWarnings, otherConversion);
    }

    /** The same column with another meaning; the warnings of the original guess no longer apply. */
    ColumnGuess as(ColumnMeaning other, String otherUnit, Notation otherNotation, Sureness how) {
        Sureness sure = other.equals(ColumnMeaning.NONE) ? Sureness.UNUSED : how;
        return new ColumnGuess(index, header, other, otherUnit, otherNotation, sure, List.of(), null);
    }

    /** Whether the column is not read before a person has chosen its unit. */
    public boolean isUnitOpen() {
        return unit.equals(OPEN_UNIT);
    }

    /** How the meaning of the column was found, and so how certain it is. */
    public enum Sureness {
        /** The names are identical. */
        EXACT,
        /** The names are identical except for capitals, blanks and punctuation. */
        NORMALISED,
        /** The names are synonyms or share words. */
        WORDS,
        /** Only the unit and the values fit. */
        VALUES,
        /** A person chose the meaning for this campaign before. */
        REMEMBERED,
        /** A person chose the meaning for this table. */
        CHOSEN,
        /** The column is not used. */
        UNUSED;

        /** Whether a person should confirm the meaning. */
        public boolean isGuess() {
            return this == WORDS || this == VALUES;
        }
    }
}
