package shikomi.unit;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.MetricPrefix;
import javax.measure.Unit;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import si.uom.NonSI;
import systems.uom.common.USCustomary;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.unit.BaseUnit;
import tech.units.indriya.unit.Units;

/** Parses the label of a unit: products and quotients of symbols with prefixes and powers, such as {@code J/(g·K)}. */
final class UnitParser {
    /**
     * Symbols without a prefix. Mass, amount and volume fractions are separate units because they do not convert into
     * each other without a formula.
     */
    private static final Map<String, Unit<?>> SYMBOLS = Map.ofEntries(
            Map.entry("1", AbstractUnit.ONE),
            Map.entry("fraction", AbstractUnit.ONE),
            Map.entry("%", Units.PERCENT),
            Map.entry("ppm", AbstractUnit.ONE.divide(1e6)),
            Map.entry("ppb", AbstractUnit.ONE.divide(1e9)),
            Map.entry("wt%", new BaseUnit<>("w").divide(100)),
            Map.entry("mass%", new BaseUnit<>("w").divide(100)),
            Map.entry("mol%", new BaseUnit<>("x").divide(100)),
            Map.entry("at%", new BaseUnit<>("x").divide(100)),
            Map.entry("vol%", new BaseUnit<>("v").divide(100)),
            Map.entry("min", Units.MINUTE),
            Map.entry("h", Units.HOUR),
            Map.entry("hr", Units.HOUR),
            Map.entry("d", Units.DAY),
            Map.entry("day", Units.DAY),
            Map.entry("days", Units.DAY),
            Map.entry("week", Units.WEEK),
            Map.entry("秒", Units.SECOND),
            Map.entry("分", Units.MINUTE),
            Map.entry("時間", Units.HOUR),
            Map.entry("日", Units.DAY),
            Map.entry("°C", Units.CELSIUS),
            Map.entry("degC", Units.CELSIUS),
            Map.entry("°F", Units.KELVIN.multiply(5).divide(9).shift(459.67)),
            Map.entry("°", NonSI.DEGREE_ANGLE),
            Map.entry("deg", NonSI.DEGREE_ANGLE),
            Map.entry("rpm", new BaseUnit<>("rev").divide(Units.MINUTE)),
            Map.entry("atm", Units.PASCAL.multiply(101325)),
            Map.entry("Torr", Units.PASCAL.multiply(101325).divide(760)),
            Map.entry("mmHg", NonSI.MILLIMETRE_OF_MERCURY),
            Map.entry("psi", Units.PASCAL.multiply(6894.757293168361)),
            Map.entry("ksi", Units.PASCAL.multiply(6894757.293168361)),
            Map.entry("in", USCustomary.INCH),
            Map.entry("inch", USCustomary.INCH),
            Map.entry("lb", USCustomary.POUND),
            Map.entry("cc", Units.CUBIC_METRE.divide(1e6)),
            Map.entry("Å", NonSI.ANGSTROM));

    /** The symbols that take a metric prefix. */
    private static final Map<String, Unit<?>> BASES = Map.ofEntries(
            Map.entry("g", Units.GRAM),
            Map.entry("t", NonSI.TONNE),
            Map.entry("m", Units.METRE),
            Map.entry("s", Units.SECOND),
            Map.entry("sec", Units.SECOND),
            Map.entry("L", Units.LITRE),
            Map.entry("l", Units.LITRE),
            Map.entry("mol", Units.MOLE),
            Map.entry("M", Units.MOLE.divide(Units.LITRE)),
            Map.entry("K", Units.KELVIN),
            Map.entry("A", Units.AMPERE),
            Map.entry("cd", Units.CANDELA),
            Map.entry("Hz", Units.HERTZ),
            Map.entry("N", Units.NEWTON),
            Map.entry("Pa", Units.PASCAL),
            Map.entry("bar", Units.PASCAL.multiply(100000)),
            Map.entry("J", Units.JOULE),
            Map.entry("cal", Units.JOULE.multiply(4184).divide(1000)),
            Map.entry("eV", Units.JOULE.multiply(1.602176634e-19)),
            Map.entry("W", Units.WATT),
            Map.entry("Wh", Units.WATT.multiply(Units.HOUR)),
            Map.entry("V", Units.VOLT),
            Map.entry("C", Units.COULOMB),
            Map.entry("Ah", Units.AMPERE.multiply(Units.HOUR)),
            Map.entry("F", Units.FARAD),
            Map.entry("Ω", Units.OHM),
            Map.entry("ohm", Units.OHM),
            Map.entry("S", Units.SIEMENS),
            Map.entry("T", Units.TESLA),
            Map.entry("P", NonSI.POISE),
            Map.entry("Da", NonSI.DALTON));

    private static final Pattern FACTOR = Pattern.compile("([\\p{L}°%_]+|1)(?:\\^?([+-]?\\d+))?");

    private final String text;
    private int at;

    private UnitParser(String text) {
        this.text = text;
    }

    /** The unit of a label; a label that is not made of symbols, powers, products and quotients becomes a new unit. */
    static Unit<?> parse(String label) {
        String text = Numbers.normal(label)
                .replace('−', '-')
                .replaceAll("\\s+per\\s+", "/")
                .replaceAll("\\b(wt|mass|at|mol|vol)[. ]\\s*%", "$1%")
                .replaceAll("[·⋅×*・]", " ")
                .strip();
        if (text.isEmpty()) {
            return AbstractUnit.ONE;
        }
        UnitParser parser = new UnitParser(text);
        Unit<?> unit = parser.product();
        return unit != null && parser.at == text.length() ? unit : new BaseUnit<>(text);
    }

    private @Nullable Unit<?> product() {
        Unit<?> product = factor();
        while (product != null && at < text.length() && text.charAt(at) != ')') {
            boolean divide = skip('/');
            skipBlanks();
            Unit<?> factor = factor();
            if (factor == null) {
                return null;
            }
            product = divide ? product.divide(factor) : product.multiply(factor);
        }
        return product;
    }

    private @Nullable Unit<?> factor() {
        return skip('(') ? group() : power();
    }

    /** Parses a product in brackets, from after its opening bracket up to its closing bracket. */
    private @Nullable Unit<?> group() {
        Unit<?> inner = product();
        if (inner == null || !skip(')')) {
            return null;
        }
        skipBlanks();
        return inner;
    }

    private @Nullable Unit<?> power() {
        Matcher matcher = FACTOR.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        skipBlanks();
        Unit<?> symbol = symbol(matcher.group(1));
        return matcher.group(2) == null ? symbol : symbol.pow(Integer.parseInt(matcher.group(2)));
    }

    private static Unit<?> symbol(String symbol) {
        Unit<?> known = SYMBOLS.get(symbol);
        Unit<?> base = known != null ? known : BASES.get(symbol);
        return base != null ? base : prefixed(symbol);
    }

    /** The unit of a base symbol with a metric prefix; any other symbol becomes a new unit. */
    private static Unit<?> prefixed(String symbol) {
        for (MetricPrefix prefix : MetricPrefix.values()) {
            String sign = Numbers.normal(prefix.getSymbol());
            boolean micro = prefix == MetricPrefix.MICRO;
            boolean fits = symbol.startsWith(sign) || (micro && symbol.startsWith("u"));
            Unit<?> base = fits ? BASES.get(symbol.substring(micro ? 1 : sign.length())) : null;
            if (base != null) {
                return base.prefix(prefix);
            }
        }
        return new BaseUnit<>(symbol);
    }

    private boolean skip(char sign) {
        boolean there = at < text.length() && text.charAt(at) == sign;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
