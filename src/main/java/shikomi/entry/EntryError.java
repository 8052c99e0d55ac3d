package shikomi.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import shikomi.message.Numbers;
import shikomi.unit.ConfusableUnits;

/**
 * An error that may have led to the typed value.
 *
 * @param fix the correction that undoes it
 * @param prior odds of this error against no error
 * @param slope the change of the correct value with the typed one, which matters if it was read in another unit
 */
record EntryError(Correction fix, double odds, double slope) {
    /**
     * The assumed share of mistyped values, one in fifty; the odds of each kind are shares of that. All are set by
     * judgement.
     */
    private static final double ERROR = 1.0 / 50;

    private static final double ONE_PLACE = 0.15 * ERROR;
    private static final double TWO_PLACES = 0.05 * ERROR;
    private static final double THREE_PLACES = 0.1 * ERROR;
    private static final double UNIT = 0.15 * ERROR;
    private static final double TRANSPOSED = 0.15 * ERROR;
    static final double SWAPPED = 0.1 * ERROR;

    /** The number of leading digits in which transpositions are considered; later digits change a value too little. */
    private static final int DIGITS = 4;

    /**
     * The most places by which a decimal point may be misplaced: a factor of 1000 separates two prefixes of a unit.
     */
    static final int MOST_PLACES = 3;

    /**
     * The probability of the typed value given the error, up to a constant: that of writing the correct value. A value
     * in another unit may be that value converted, or may be written in that unit with the usual resolution.
     */
    double weight(double typed, ExpectedEntry expected) {
        double right = fix.value();
        double converted = expected.resolution().spacing(right);
        double spacing = switch (fix) {
            case Correction.OtherUnit unit ->
                0.5 * (converted + slope * expected.resolution().spacing(typed));
            case Correction.Decimal point -> converted;
            case Correction.Transposed digits -> converted;
            case Correction.Swapped fields -> converted;
        };
        return odds * expected.distribution().density(right) * spacing;
    }

    /**
     * Every error that may have led to this number.
     *
     * @param confusable the units in which it may have been written by mistake
     */
    static List<EntryError> of(double typed, List<ConfusableUnits.Confusable> confusable) {
        List<EntryError> errors = new ArrayList<>();
        if (typed == 0) {
            return errors;
        }
        decimals(typed, errors);
        units(typed, confusable, errors);
        Set<Double> transposed = transposed(typed);
        transposed.forEach(right ->
                errors.add(new EntryError(new Correction.Transposed(right), TRANSPOSED / transposed.size(), 1)));
        return errors;
    }

    private static void decimals(double typed, List<EntryError> errors) {
        for (int places = -MOST_PLACES; places <= MOST_PLACES; places++) {
            double odds = switch (Math.abs(places)) {
                case 1 -> ONE_PLACE;
                case 2 -> TWO_PLACES;
                default -> THREE_PLACES;
            };
            double right = shifted(typed, -places);
            if (places != 0 && Double.isFinite(right)) {
                errors.add(new EntryError(new Correction.Decimal(right, places), odds, 1));
            }
        }
    }

    /** The typed number with its decimal point moved to the right. */
    static double shifted(double typed, int places) {
        return new BigDecimal(Numbers.plain(typed)).scaleByPowerOfTen(places).doubleValue();
    }

    private static void units(double typed, List<ConfusableUnits.Confusable> others, List<EntryError> errors) {
        for (ConfusableUnits.Confusable other : others) {
            double right = other.converted(typed);
            if (Double.isFinite(right)) {
                Correction fix = new Correction.OtherUnit(right, other.unit());
                errors.add(new EntryError(fix, UNIT / others.size(), other.slope()));
            }
        }
    }

    /** The numbers that become this one when two adjacent digits among the leading ones change places. */
    private static Set<Double> transposed(double typed) {
        String text = Numbers.plain(typed);
        List<Integer> digits = leadingDigits(text);
        Set<Double> found = new TreeSet<>();
        for (int k = 1; k < digits.size(); k++) {
            int first = digits.get(k - 1);
            int second = digits.get(k);
            boolean leadingZero = k == 1 && text.charAt(second) == '0' && second == first + 1;
            if (text.charAt(first) != text.charAt(second) && !leadingZero) {
                found.add(Double.parseDouble(exchanged(text, first, second)));
            }
        }
        return found;
    }

    /** The positions of the first significant digits in the text of a number. */
    private static List<Integer> leadingDigits(String text) {
        return IntStream.range(0, text.length())
                .filter(i -> Character.isDigit(text.charAt(i)))
                .boxed()
                .dropWhile(i -> text.charAt(i) == '0')
                .limit(DIGITS)
                .toList();
    }

    private static String exchanged(String text, int first, int second) {
        char[] characters = text.toCharArray();
        characters[first] = text.charAt(second);
        characters[second] = text.charAt(first);
        return new String(characters);
    }
}
