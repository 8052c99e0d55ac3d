package shikomi.table.column;

import shikomi.table.cell.Notation;

/**
 * What a person says about the table to be read from a file.
 *
 * @param sheet the name of the sheet; empty for the one that fits best
 * @param notation how its numbers and dates with two readings are read
 */
public record TableChoices(String sheet, Shape shape, Notation notation) {
    /** Everything is found. */
    public static final TableChoices NONE = new TableChoices("", Shape.FOUND, Notation.NONE);
}
