package shikomi.table.column;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;

/**
 * What a column is taken to be.
 *
 * @param unit in which its numbers are, as a label or as a factor such as {@code ×1000}; empty where they are in the wanted unit
 * @param warnings why a person should look: a guess, a unit that is not certain, values that do not fit
 * @param conversion such as {@code 0.62 S/cm → 620 mS/cm}; null where nothing is converted
 */
public record ColumnGuess(
        int index,
        String header,
        ColumnMeaning meaning,
        String unit,
        Sureness sureness,
        List<Message> warnings,
        @Nullable String conversion) {
    public ColumnGuess {
        warnings = List.copyOf(warnings);
    }

    ColumnGuess with(List<Message> otherWarnings, @Nullable String otherConversion) {
        return new ColumnGuess(index, header, meaning, unit, sureness, otherWarnings, otherConversion);
    }

    /** The same column with another meaning; the warnings of the guess no longer apply. */
    ColumnGuess as(ColumnMeaning other, String otherUnit, Sureness how) {
        Sureness sure = other.equals(ColumnMeaning.NONE) ? Sureness.UNUSED : how;
        return new ColumnGuess(index, header, other, otherUnit, sure, List.of(), null);
    }

    /** How it was found. */
    public enum Sureness {
        /** The name is the same. */
        EXACT,
        /** The name is the same but for capitals, blanks and signs. */
        NORMALISED,
        /** The name means the same, or shares words. */
        WORDS,
        /** Only the unit and the values fit. */
        VALUES,
        /** A person chose it for this campaign before. */
        REMEMBERED,
        /** A person chooses it now. */
        CHOSEN,
        /** It is not used. */
        UNUSED;

        /** Whether a person should confirm it. */
        public boolean isGuess() {
            return this == WORDS || this == VALUES;
        }
    }
}
