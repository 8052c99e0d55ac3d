package shikomi.unit;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Unit<?> FAHRENHEIT = Units.KELVIN.multiply(5).divide(9).shift(459.67);

    /** The weight of 1 kg under standard gravity, 9.80665 m/s² by definition. */
    private static final Unit<?> KILOGRAM_FORCE = Units.NEWTON.multiply(9.80665);

    /** Longer texts are not units; names of units that a lab makes up have up to some thirty letters. */
    private static final int LONGEST = 60;

    /** No unit has more factors, and no symbol a larger power; identifiers and lot numbers do. Set by judgement. */
    private static final int MOST_FACTORS = 8;

    private static final int LARGEST_POWER = 9;

    /** The symbols of mass, amount and volume fractions, which no label can spell: {@code 55x} is no amount. */
    static final String MASS = "mass fraction";

    static final String AMOUNT = "amount fraction";
    static final String VOLUME = "volume fraction";

    /** The radian: a quantity of its own, as an angle of 55° is no fraction. */
    static final String ANGLE = "rad";

    private static final Unit<?> MASS_SHARE = new BaseUnit<>(MASS);
    private static final Unit<?> AMOUNT_SHARE = new BaseUnit<>(AMOUNT);
    private static final Unit<?> VOLUME_SHARE = new BaseUnit<>(VOLUME);
    private static final Unit<?> RADIAN = new BaseUnit<>(ANGLE);

    /**
     * Symbols without a prefix. Mass, amount and volume fractions are separate units because they do not convert into
     * each other without a formula.
     */
    private static final Map<String, Unit<?>> SYMBOLS = Map.ofEntries(
            Map.entry("fraction", AbstractUnit.ONE),
            Map.entry("%", Units.PERCENT),
            Map.entry("‰", AbstractUnit.ONE.divide(1000)),
            Map.entry("massfraction", MASS_SHARE),
            Map.entry("amountfraction", AMOUNT_SHARE),
            Map.entry("volumefraction", VOLUME_SHARE),
            Map.entry("ppm", AbstractUnit.ONE.divide(1e6)),
            Map.entry("ppb", AbstractUnit.ONE.divide(1e9)),
            Map.entry("wt%", MASS_SHARE.divide(100)),
            Map.entry("mass%", MASS_SHARE.divide(100)),
            Map.entry("mol%", AMOUNT_SHARE.divide(100)),
            Map.entry("at%", AMOUNT_SHARE.divide(100)),
            Map.entry("vol%", VOLUME_SHARE.divide(100)),
            Map.entry("min", Units.MINUTE),
            Map.entry("h", Units.HOUR),
            Map.entry("hr", Units.HOUR),
            Map.entry("d", Units.DAY),
            Map.entry("day", Units.DAY),
            Map.entry("days", Units.DAY),
            Map.entry("week", Units.WEEK),
            Map.entry("weeks", Units.WEEK),
            Map.entry("wk", Units.WEEK),
            Map.entry("週", Units.WEEK),
            Map.entry("週間", Units.WEEK),
            Map.entry("度", Units.CELSIUS),
            Map.entry("秒", Units.SECOND),
            Map.entry("分", Units.MINUTE),
            Map.entry("時間", Units.HOUR),
            Map.entry("日", Units.DAY),
            Map.entry("°C", Units.CELSIUS),
            Map.entry("degC", Units.CELSIUS),
            Map.entry("°K", Units.KELVIN),
            Map.entry("°F", FAHRENHEIT),
            Map.entry("degF", FAHRENHEIT),
            Map.entry("°", RADIAN.multiply(Math.PI).divide(180)),
            Map.entry("deg", RADIAN.multiply(Math.PI).divide(180)),
            Map.entry("rad", RADIAN),
            Map.entry("poise", NonSI.POISE),
            Map.entry("pas", Units.PASCAL.multiply(Units.SECOND)),
            Map.entry("mpas", Units.PASCAL.multiply(Units.SECOND).divide(1000)),
            Map.entry("rpm", new BaseUnit<>("rev").divide(Units.MINUTE)),
            Map.entry("atm", Units.PASCAL.multiply(101325)),
            Map.entry("Torr", Units.PASCAL.multiply(101325).divide(760)),
            Map.entry("mmHg", NonSI.MILLIMETRE_OF_MERCURY),
            Map.entry("psi", Units.PASCAL.multiply(6894.757293168361)),
            Map.entry("ksi", Units.PASCAL.multiply(6894757.293168361)),
            Map.entry("in", USCustomary.INCH),
            Map.entry("inch", USCustomary.INCH),
            Map.entry("mil", USCustomary.INCH.divide(1000)),
            Map.entry("micron", Units.METRE.divide(1e6)),
            Map.entry("microns", Units.METRE.divide(1e6)),
            Map.entry("ミクロン", Units.METRE.divide(1e6)),
            Map.entry("lb", USCustomary.POUND),
            Map.entry("oz", USCustomary.OUNCE),
            Map.entry("kgf", KILOGRAM_FORCE),
            Map.entry("gf", KILOGRAM_FORCE.divide(1000)),
            Map.entry("dyn", Units.NEWTON.divide(100000)),
            Map.entry("cps", NonSI.POISE.divide(100)),
            Map.entry("cPs", NonSI.POISE.divide(100)),
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
            Map.entry("Pas", Units.PASCAL.multiply(Units.SECOND)),
            Map.entry("St", Units.SQUARE_METRE.divide(Units.SECOND).divide(10000)),
            Map.entry("Da", NonSI.DALTON));

    /** A symbol or a power of ten, such as {@code mPa}, {@code 10^3} or {@code 100}, with its power. */
    private static final Pattern FACTOR =
            Pattern.compile("([\\p{L}°%‰_]+)(?:\\^?([+-]?\\d+))?|(10*)(?![\\d.])(?:\\^([+-]?\\d+))?");

    private static final Pattern TEMPERATURE =
            Pattern.compile("(?i)(?:deg(?:ree)?s?\\.?\\s*|[oº°]\\s*)(C|F)(?:elsius|ahrenheit)?");
    private static final Pattern SHARE = Pattern.compile(
            "(?i)(?:(wt|w|mass|gew|ma|重量|質量|at|mol|モル|vol|体積)[.]?[- ]?\\s*%|%\\s*\\(?(w/w|m/m|v/v|mol|wt)\\)?|(w/w|m/m|v/v)\\s*%)");

    /** {@code mass fraction}, {@code mol frac.}, {@code 質量分率}. */
    private static final Pattern FRACTION_OF = Pattern.compile(
            "(?i)(?:(mass|weight|wt|質量|重量|质量)|(mol|mole|molar|amount|atomic|モル|原子)|vol|volume|体積)[.]?[ _-]?(?:fraction|frac[.]?|分率|分数)");

    /** Mass per volume in percent: grams in 100 mL. */
    private static final Pattern MASS_PER_VOLUME =
            Pattern.compile("(?i)%\\s*\\(?(?:w/v|m/v)\\)?|\\(?(?:w/v|m/v)\\)?\\s*%");

    /** Times of the clock, whose first part is in minutes or in hours. */
    private static final Pattern MINUTES = Pattern.compile("(?i)(?:m{1,2}|min):s{1,2}(?:ec)?");

    private static final Pattern HOURS = Pattern.compile("(?i)h{1,2}:(?:m{1,2}|min)(?::s{1,2}(?:ec)?)?");

    /** Japanese and English words for powers of ten before a unit: {@code 千mPa·s}. */
    private static final Map<String, String> POWERS =
            Map.of("千", "10^3 ", "万", "10^4 ", "百万", "10^6 ", "thousand ", "10^3 ", "million ", "10^6 ");

    private final String text;
    private int at;
    private int factors;

    private UnitParser(String text) {
        this.text = text;
    }

    /** The unit of a label; a label that is not made of symbols, powers, products and quotients becomes a new unit. */
    static Unit<?> parse(String label) {
        String text = spelled(label);
        if (text.isEmpty()) {
            return AbstractUnit.ONE;
        }
        UnitParser parser = new UnitParser(text);
        Unit<?> unit = text.length() > LONGEST ? null : parser.product();
        return unit != null && parser.at == text.length() ? unit : new BaseUnit<>(text);
    }

    /** The label in the spelling of the symbols: {@code deg C} as °C, {@code Gew.-%} as wt%, {@code Pa.s} as Pa s. */
    private static String spelled(String label) {
        String text = Numbers.typed(label);
        Matcher temperature = TEMPERATURE.matcher(text);
        if (temperature.matches()) {
            return "°" + temperature.group(1).toUpperCase(Locale.ROOT);
        }
        Matcher share = SHARE.matcher(text);
        if (share.matches()) {
            return share(share);
        }
        return worded(text).orElseGet(() -> symbols(multiple(text)));
    }

    /** The symbol of a label in words; empty if it has none. */
    private static Optional<String> worded(String text) {
        Matcher fraction = FRACTION_OF.matcher(text);
        if (fraction.matches()) {
            String kind = fraction.group(1) != null ? "mass" : fraction.group(2) != null ? "amount" : "volume";
            return Optional.of(kind + "fraction");
        }
        return MASS_PER_VOLUME.matcher(text).matches()
                ? Optional.of("10 g/L")
                : MINUTES.matcher(text).matches()
                        ? Optional.of("min")
                        : HOURS.matcher(text).matches() ? Optional.of("h") : Optional.empty();
    }

    private static String multiple(String text) {
        return POWERS.keySet().stream()
                .filter(word ->
                        text.startsWith(word) && text.substring(word.length()).matches("\\p{IsLatin}.*"))
                .findFirst()
                .map(word -> POWERS.get(word) + text.substring(word.length()))
                .orElse(text);
    }

    private static String symbols(String text) {
        return text.replaceAll("\\s+per\\s+", "/")
                .replaceAll("^[xX]\\s*(?=10)", "")
                .replaceAll("(?<=\\p{L})[.-](?=\\p{L})", " ")
                .replaceAll("[·⋅×*・]", " ")
                .replaceAll("(?<=\\p{L}{2})\\.$", "")
                .strip();
    }

    private static String share(Matcher share) {
        String kind = Stream.of(share.group(1), share.group(2), share.group(3))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "at", "mol", "モル" -> "mol%";
            case "vol", "体積", "v/v" -> "vol%";
            default -> "wt%";
        };
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
        factors++;
        boolean ten = matcher.group(3) != null;
        String power = matcher.group(ten ? 4 : 2);
        boolean bounded = power == null || (power.length() <= 3 && Math.abs(Integer.parseInt(power)) <= LARGEST_POWER);
        if (factors > MOST_FACTORS || !bounded) {
            return null;
        }
        Unit<?> symbol =
                ten ? AbstractUnit.ONE.multiply(Double.parseDouble(matcher.group(3))) : symbol(matcher.group(1));
        return power == null ? symbol : symbol.pow(Integer.parseInt(power));
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
