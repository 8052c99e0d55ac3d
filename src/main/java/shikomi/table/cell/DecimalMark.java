package shikomi.table.cell;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the numbers of a column are written, decided by the column as a whole. */
public enum DecimalMark {
    /** Nothing was decided: a point is decimal, and {@code 1,250} has two readings. */
    USUAL,
    /** A point is decimal, and commas separate thousands. */
    POINT,
    /** A comma is decimal, and points separate thousands. */
    COMMA,
    /** Both {@code 1,250} and {@code 1.250} have two readings. */
    UNKNOWN;

    private static final Pattern ONLY_COMMA = Pattern.compile(
            "(?:0|\\d{4,}),\\d+" // no group of thousands in front
                    + "|\\d+,(?:\\d{1,2}|\\d{4,})" // no group of thousands behind
                    + "|\\d{1,3}(?:[. ']\\d{3})+,\\d+" // separated thousands in front
                    + "|\\d{1,3}(?:\\.\\d{3}){2,}");
    private static final Pattern ONLY_POINT = Pattern.compile("(?:0|\\d{4,})?\\.\\d+"
            + "|\\d+\\.(?:\\d{1,2}|\\d{4,})?"
            + "|\\d{1,3}(?:[, ']\\d{3})+\\.\\d+"
            + "|\\d{1,3}(?:,\\d{3}){2,}");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    /** The first number of a cell, without its sign and exponent. */
    private static final Pattern NUMBER =
            Pattern.compile("^[<>≤≥=~≈+-]*\\s*((?:\\d+(?:[.,' ]\\d+)*|[.,]\\d+)\\.?)(?![\\d.,])");

    /** Longer cells are not numbers. */
    private static final int LONGEST = 60;

    /** The mark for the choice of a person: {@code point} or {@code comma}. */
    public static Optional<DecimalMark> of(String choice) {
        return List.of(POINT, COMMA).stream()
                .filter(mark -> mark.name().toLowerCase(Locale.ROOT).equals(choice))
                .findFirst();
    }

    /**
     * The mark of a column: what its own cells prove, or else what the file says.
     *
     * @param cells the cells of the column, in the form in which numbers are parsed
     * @param commaFile whether the separator of the columns shows that the file was written with decimal commas
     * @param others what any other column proves; asked only if needed
     */
    static DecimalMark of(List<String> cells, boolean commaFile, Others others) {
        boolean comma = false;
        boolean point = false;
        boolean thousands = false;
        for (String cell : cells) {
            String number = number(cell);
            if (number != null) {
                comma |= ONLY_COMMA.matcher(number).matches();
                point |= ONLY_POINT.matcher(number).matches();
                thousands |= THOUSANDS.matcher(number).matches();
            }
        }
        if (comma != point) {
            boolean contradicted = thousands && (comma ? others.points() : others.commas());
            return contradicted ? UNKNOWN : comma ? COMMA : POINT;
        }
        if (comma || !thousands) {
            return comma ? UNKNOWN : USUAL;
        }
        boolean commas = cells.stream().anyMatch(cell -> cell.indexOf(',') >= 0);
        if (commas && commaFile) {
            return others.points() ? UNKNOWN : COMMA;
        }
        return others.commas() ? UNKNOWN : USUAL;
    }

    /** Whether the cells of a column leave open which mark is decimal. */
    public boolean isOpen() {
        return this == USUAL || this == UNKNOWN;
    }

    /** The decimal marks that the other columns of a table prove. */
    interface Others {
        boolean commas();

        boolean points();
    }

    /** Whether a cell can only have been written with a decimal point. */
    static boolean isPoint(String cell) {
        String number = number(cell);
        return number != null && ONLY_POINT.matcher(number).matches();
    }

    /** Whether a cell can only have been written with a decimal comma. */
    static boolean isComma(String cell) {
        String number = number(cell);
        return number != null && ONLY_COMMA.matcher(number).matches();
    }

    private static @Nullable String number(String cell) {
        if (cell.length() > LONGEST) {
            return null;
        }
        var matcher = NUMBER.matcher(cell);
        return matcher.find() ? matcher.group(1) : null;
    }

    /**
     * The values that a number can have: one, two if it can be read with either mark, none if it is no number.
     *
     * @param number digits with marks and separators, with or without sign and exponent
     */
    double[] values(String number) {
        String bare = number.replaceFirst("^[+-]", "").replaceFirst("[eE][+-]?\\d+$", "");
        boolean both = THOUSANDS.matcher(bare).matches();
        boolean asked = both && (this == UNKNOWN || (this == USUAL && bare.indexOf(',') >= 0));
        if (asked) {
            return new double[] {value(number, bare.indexOf(',') >= 0), value(number, bare.indexOf(',') < 0)};
        }
        boolean comma = both ? this == COMMA : ONLY_COMMA.matcher(bare).matches();
        boolean right =
                both || comma || ONLY_POINT.matcher(bare).matches() || bare.matches("\\d+|\\d{1,3}(?:[ ']\\d{3})+");
        return right ? new double[] {value(number, comma)} : new double[0];
    }

    private static double value(String number, boolean comma) {
        String plain = comma ? number.replaceAll("[. ']", "").replace(',', '.') : number.replaceAll("[, ']", "");
        return Double.parseDouble(plain);
    }
}
