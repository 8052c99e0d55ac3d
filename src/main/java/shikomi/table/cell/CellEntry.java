package shikomi.table.cell;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.unit.Unit;

/** The result of parsing a cell or field that should contain a measured value or an amount. */
public sealed interface CellEntry {
    /** The cell is empty. */
    record Nothing() implements CellEntry {}

    /**
     * The cell can be read.
     *
     * @param literal whether it says just this; {@code ~80}, {@code 50-60} and {@code RT} are read by convention, and a
     *     person should see how
     */
    record Read(Outcome outcome, boolean literal) implements CellEntry {
        public Read(Outcome outcome) {
            this(outcome, true);
        }
    }

    /** The cell can be read in two ways, and a person must choose: {@code 1,250} is 1.25 or 1250. */
    record Ambiguous(double decimal, double thousands) implements CellEntry {}

    /** The cell has a unit of a different quantity. */
    record OtherUnit(Unit unit) implements CellEntry {}

    /** The cell holds a formula whose result the program that wrote the file did not store. */
    record Formula() implements CellEntry {}

    /** The cell does not contain a value. */
    record Unreadable() implements CellEntry {}

    Set<String> FAILED = Set.of("failed", "fail", "失敗");

    /** Reads a typed value or amount, in which a point is decimal and {@code 1,250} has two readings. */
    static CellEntry read(String typed, @Nullable Unit unit) {
        return read(typed, unit, DecimalMark.USUAL);
    }

    /**
     * Reads a number, {@code <0.05}, {@code >99}, {@code failed}, {@code 失敗}, or {@code 61.8 ± 0.4} with the standard
     * error of the number, and what else people write for them. Full-width characters and a unit after the number are
     * accepted.
     *
     * @param unit the unit in which the value is needed
     */
    static CellEntry read(String typed, @Nullable Unit unit, DecimalMark mark) {
        boolean points = mark == DecimalMark.USUAL || mark == DecimalMark.POINT;
        if (isPlain(typed) && (points || typed.indexOf('.') < 0)) {
            return new CellNumber(unit, mark).measured(Double.parseDouble(typed));
        }
        String text = Numbers.typed(typed).replace('。', '.').strip();
        if (text.isEmpty()) {
            return new Nothing();
        }
        if (text.length() > CellNotation.LONGEST) {
            return new Unreadable();
        }
        if (text.charAt(0) == '='
                && text.length() > 1
                && Numbers.parse(text.substring(1)).isEmpty()) {
            return new Formula();
        }
        return new CellNotation(new CellNumber(unit, mark)).read(text);
    }

    /** Whether a text is a plain decimal such as {@code -12.5}, as most cells are; it then needs no further checks. */
    private static boolean isPlain(String text) {
        int points = 0;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (c != '-' || i > 0) {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
