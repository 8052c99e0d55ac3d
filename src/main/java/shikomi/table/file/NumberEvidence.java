package shikomi.table.file;

import java.util.Set;

/**
 * What a file shows about the way in which its numbers are written.
 *
 * @param decimalComma whether the separator of its columns shows that a comma may be a decimal separator
 * @param numbers the texts of the cells that a workbook stores as numbers and not as text; their point is decimal
 *     however people write the other cells
 */
public record NumberEvidence(boolean decimalComma, Set<String> numbers) {
    /** Nothing is known. */
    public static final NumberEvidence NONE = new NumberEvidence(false, Set.of());

    public NumberEvidence {
        numbers = Set.copyOf(numbers);
    }

    /** Whether a cell is stored as a number with a decimal point. */
    public boolean isNumber(String cell) {
        return numbers.contains(cell);
    }
}
