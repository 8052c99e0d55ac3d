package shikomi.message;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/**
 * Formats measured and predicted values for people: sensible digits, and powers of ten where plain notation would be a
 * row of zeros. Files and wire formats use {@link Numbers} instead.
 */
public final class Figures {
    /**
     * Significant digits of a value without a stated uncertainty. Set by judgement: balances and meters rarely give
     * more.
     */
    private static final int DIGITS = 6;

    /**
     * Significant digits of an uncertainty, after the Guide to the Expression of Uncertainty in Measurement (JCGM
     * 100:2008, 7.2.6).
     */
    private static final int UNCERTAINTY_DIGITS = 2;

    /** Exponents outside this range are written as powers of ten. Set by judgement. */
    private static final int LEAST_PLAIN = -4;

    private static final int MOST_PLAIN = 6;

    /**
     * A value this many orders of magnitude larger than its uncertainty is not rounded to the same decimal place. Set
     * by judgement.
     */
    private static final int MOST_SHARED = 5;

    /** The ratio of the ends of a range from which their second digit tells nothing. */
    private static final double WIDE = 100;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Figures() {}

    /**
     * Formats a value with at most six significant digits, without trailing zeros: {@code 62.1}, {@code 3.1 × 10⁻¹²}.
     */
    public static String value(double value) {
        return Double.isFinite(value) ? written(new BigDecimal(Numbers.significant(value, DIGITS)), true) : "–";
    }

    /** Formats a value with all its digits: {@code 61.25}, {@code 1.2345678 × 10⁹}. */
    public static String exact(double value) {
        return Double.isFinite(value) ? written(Numbers.exact(value), true) : "–";
    }

    /**
     * Formats a value rounded to {@code digits} significant digits, including trailing zeros: {@code 62.10},
     * {@code 3.10 × 10⁻¹²}.
     */
    public static String significant(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return isExtreme(exponent(rounded)) ? written(rounded, false) : Numbers.significant(value, digits);
    }

    /** Formats a value with its uncertainty: {@code 62.1 ± 5.8}, {@code (3.1 ± 1.2) × 10⁻¹²}. */
    public static Text spread(double mean, double sd) {
        return spread(mean, sd, "");
    }

    /**
     * Formats a value with its uncertainty and unit: {@code 62.1 ± 5.8 MPa}. Both are rounded to the second digit of
     * the uncertainty.
     *
     * @param sd the standard uncertainty; 0 if the value is exact, NaN or infinite if the uncertainty is unknown
     * @param unit the label of the unit; empty if there is none
     */
    public static Text spread(double mean, double sd, String unit) {
        String after = unit.isEmpty() ? "" : " " + unit;
        if (!Double.isFinite(mean)) {
            return Text.plain("–");
        }
        if (!Double.isFinite(sd) || sd < 0) {
            String alone = value(mean) + after;
            return new Text(Map.of(Language.EN, alone + " (uncertainty unknown)", Language.JA, alone + "（不確かさは不明）"));
        }
        return Text.plain((sd == 0 ? value(mean) : both(mean, sd)) + after);
    }

    /**
     * Formats a median with a range and the unit of both: {@code 2.0 × 10⁻⁵ (8.3 × 10⁻⁶ – 4.9 × 10⁻⁵) S/cm}.
     *
     * @param unit the label of the unit; empty if there is none
     */
    public static Text range(double median, double low, double high, String unit) {
        int digits = digits(low, high);
        return Text.plain(significant(median, Math.max(UNCERTAINTY_DIGITS, digits)) + " (" + significant(low, digits)
                + " – " + significant(high, digits) + ")" + (unit.isEmpty() ? "" : " " + unit));
    }

    /** Formats a range: {@code 54.7 – 69.5}; a dash if it is unknown. */
    public static Text range(double low, double high) {
        int digits = digits(low, high);
        return Text.plain(
                Double.isFinite(low) && Double.isFinite(high)
                        ? significant(low, digits) + " – " + significant(high, digits)
                        : "–");
    }

    /** The significant digits that show two digits of the width of a range; one for a range over two decades. */
    private static int digits(double low, double high) {
        double share = (high - low) / Math.max(Math.abs(low), Math.abs(high));
        boolean wide = low > 0 && high > WIDE * low;
        return wide || !(share > 0) ? 1 : Math.clamp(1 - (long) Math.floor(Math.log10(share)), 2, DIGITS);
    }

    /** The value rounded to the second digit of its uncertainty. */
    public static double rounded(double mean, double sd) {
        boolean known = Double.isFinite(mean) && Double.isFinite(sd) && sd > 0;
        return known
                ? new BigDecimal(mean)
                        .setScale(places(sd), RoundingMode.HALF_EVEN)
                        .doubleValue()
                : mean;
    }

    private static String both(double mean, double sd) {
        int places = places(sd);
        BigDecimal value = new BigDecimal(mean).setScale(places, RoundingMode.HALF_EVEN);
        BigDecimal uncertainty = new BigDecimal(sd).setScale(places, RoundingMode.HALF_EVEN);
        int shift = value.signum() == 0 ? exponent(uncertainty) : Math.max(exponent(value), exponent(uncertainty));
        if (shift - exponent(uncertainty) > MOST_SHARED) {
            return value(mean) + " ± " + significant(sd, UNCERTAINTY_DIGITS);
        }
        return isExtreme(shift)
                ? "(" + value.movePointLeft(shift).toPlainString() + " ± "
                        + uncertainty.movePointLeft(shift).toPlainString() + ")" + power(shift)
                : plain(value) + " ± " + plain(uncertainty);
    }

    /** The number of decimal places that show two significant digits of the uncertainty. */
    private static int places(double sd) {
        BigDecimal rounded = new BigDecimal(sd).round(new MathContext(UNCERTAINTY_DIGITS, RoundingMode.HALF_EVEN));
        return UNCERTAINTY_DIGITS - 1 - exponent(rounded);
    }

    private static String written(BigDecimal value, boolean shortest) {
        int exponent = value.signum() == 0 ? 0 : exponent(value);
        BigDecimal mantissa = isExtreme(exponent) ? value.movePointLeft(exponent) : value;
        String digits = plain(shortest ? mantissa.stripTrailingZeros() : mantissa);
        return isExtreme(exponent) ? digits + power(exponent) : digits;
    }

    private static String plain(BigDecimal value) {
        return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static boolean isExtreme(int exponent) {
        return exponent < LEAST_PLAIN || exponent > MOST_PLAIN;
    }

    private static String power(int exponent) {
        StringBuilder power = new StringBuilder(" × 10").append(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> power.append(SUPERSCRIPTS.charAt(digit - '0')));
        return power.toString();
    }
}
