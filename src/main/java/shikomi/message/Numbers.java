package shikomi.message;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
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
        String plain = typed(text);
        if (!DECIMAL.matcher(plain).matches()) {
            return Optional.empty();
        }
        double value = Double.parseDouble(plain);
        boolean vanished = value == 0 && NOT_ZERO.matcher(plain).lookingAt(); // 1e-400 is not 0
        return Double.isFinite(value) && !vanished ? Optional.of(value == 0 ? 0.0 : value) : Optional.empty();
    }

    /** The form in which names are compared: Unicode NFKC, without leading or trailing blanks. */
    public static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String RAISED = "0123456789+-";
    private static final Pattern NOT_ZERO = Pattern.compile("[^eE]*[1-9]");
    private static final Pattern FRACTION = Pattern.compile("(\\d*)\\s?([\u00bc-\u00be\u2150-\u215e])");

    /**
     * The form in which numbers and units are parsed: Unicode NFKC and a plain minus sign, but with powers kept as
     * powers. NFKC alone turns 10³ into 103, 2½ into 21⁄2 and 5① into 51.
     */
    public static String typed(String text) {
        if (isAscii(text)) {
            return text.strip();
        }
        String decimals = FRACTION.matcher(text).replaceAll(Numbers::decimal);
        StringBuilder plain = new StringBuilder();
        boolean raised = false;
        for (int i = 0; i < decimals.length(); i++) {
            char c = decimals.charAt(i);
            int superscript = SUPERSCRIPTS.indexOf(c);
            if (superscript >= 0) {
                plain.append(raised ? "" : "^").append(RAISED.charAt(superscript));
            } else if (Character.getType(c) == Character.OTHER_NUMBER) { // subscripts and numbers in circles
                plain.append('#').append(c);
            } else {
                plain.append(c);
            }
            raised = superscript >= 0;
        }
        return normal(plain.toString())
                .replace('−', '-')
                .replace('‐', '-')
                .replace('–', '-')
                .strip();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String decimal(MatchResult fraction) {
        String[] parts = normal(fraction.group(2)).split("\u2044", 2);
        double part = Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
        double whole = fraction.group(1).isEmpty() ? 0 : Double.parseDouble(fraction.group(1));
        return significant(whole + part, 15);
    }
}
