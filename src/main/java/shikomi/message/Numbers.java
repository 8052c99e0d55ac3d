package shikomi.message;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats and parses decimal numbers. */
public final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private Numbers() {}

    /** The shortest decimal that reads back as {@code value}: {@code 0.05}, {@code 110}, {@code 0.00001}. */
    public static String plain(double value) {
        return exact(value).toPlainString();
    }

    /**
     * The decimal that a person means by this number: the shortest one that reads back as it, without trailing zeros.
     */
    public static BigDecimal exact(double value) {
        BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    /** The value rounded to this number of significant digits, in plain notation. */
    public static String significant(double value, int digits) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    /** The value with at most six significant digits, without trailing zeros, for people. */
    public static String brief(double value) {
        return Double.isFinite(value) ? plain(Double.parseDouble(significant(value, 6))) : Double.toString(value);
    }

    /** The value rounded to this number of decimal places. */
    public static String fixed(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    /**
     * Parses a number typed by a person; full-width digits, a typographic minus and surrounding blanks are accepted.
     */
    public static Optional<Double> parse(String text) {
        String plain = normal(text).replace('−', '-').replace('‐', '-').strip();
        if (!DECIMAL.matcher(plain).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(plain);
        return Double.isFinite(value) ? Optional.of(value == 0 ? 0.0 : value) : Optional.empty();
    }

    /** The form in which names are compared: Unicode NFKC, without leading or trailing blanks. */
    public static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
