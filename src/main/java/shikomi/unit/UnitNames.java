package shikomi.unit;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Units as people write them in words, and in names of variables, which have no punctuation and often no capitals:
 * {@code hours}, {@code pct}, {@code kgm3}, {@code 小时}.
 */
public final class UnitNames {
    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("pct", "%"),
            Map.entry("percent", "%"),
            Map.entry("perc", "%"),
            Map.entry("wtpct", "wt%"),
            Map.entry("degc", "°C"),
            Map.entry("celsius", "°C"),
            Map.entry("c", "°C"),
            Map.entry("k", "K"),
            Map.entry("kelvin", "K"),
            Map.entry("pa", "Pa"),
            Map.entry("kpa", "kPa"),
            Map.entry("mpa", "MPa"),
            Map.entry("gpa", "GPa"),
            Map.entry("um", "µm"),
            Map.entry("ul", "µL"),
            Map.entry("ml", "mL"),
            Map.entry("l", "L"),
            Map.entry("cps", "cP"),
            Map.entry("centipoise", "cP"),
            Map.entry("cpoise", "cP"),
            Map.entry("stokes", "St"),
            Map.entry("cst", "cSt"),
            Map.entry("centistokes", "cSt"),
            Map.entry("permille", "‰"),
            Map.entry("per mille", "‰"),
            Map.entry("promille", "‰"),
            Map.entry("ミリパスカル秒", "mPa·s"),
            Map.entry("ミリパスカル・秒", "mPa·s"),
            Map.entry("パスカル秒", "Pa·s"),
            Map.entry("パスカル・秒", "Pa·s"),
            Map.entry("ポアズ", "P"),
            Map.entry("センチポアズ", "cP"),
            Map.entry("パスカル", "Pa"),
            Map.entry("キロパスカル", "kPa"),
            Map.entry("メガパスカル", "MPa"),
            Map.entry("ギガパスカル", "GPa"),
            Map.entry("グラム", "g"),
            Map.entry("キログラム", "kg"),
            Map.entry("ミリグラム", "mg"),
            Map.entry("リットル", "L"),
            Map.entry("ミリリットル", "mL"),
            Map.entry("メートル", "m"),
            Map.entry("センチメートル", "cm"),
            Map.entry("ミリメートル", "mm"),
            Map.entry("マイクロメートル", "µm"),
            Map.entry("ナノメートル", "nm"),
            Map.entry("モル", "mol"),
            Map.entry("ボルト", "V"),
            Map.entry("ワット", "W"),
            Map.entry("ケルビン", "K"),
            Map.entry("摂氏", "°C"),
            Map.entry("毫帕秒", "mPa·s"),
            Map.entry("毫帕·秒", "mPa·s"),
            Map.entry("帕秒", "Pa·s"),
            Map.entry("帕·秒", "Pa·s"),
            Map.entry("兆帕", "MPa"),
            Map.entry("千帕", "kPa"),
            Map.entry("克", "g"),
            Map.entry("毫克", "mg"),
            Map.entry("升", "L"),
            Map.entry("毫升", "mL"),
            Map.entry("毫米", "mm"),
            Map.entry("微米", "µm"),
            Map.entry("纳米", "nm"),
            Map.entry("摄氏度", "°C"),
            Map.entry("sekunden", "s"),
            Map.entry("gramm", "g"),
            Map.entry("prozent", "%"),
            Map.entry("gewichtsprozent", "wt%"),
            Map.entry("pascal", "Pa"),
            Map.entry("second", "s"),
            Map.entry("grams", "g"),
            Map.entry("gram", "g"),
            Map.entry("パーセント", "%"),
            Map.entry("パーミル", "‰"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("seconds", "s"),
            Map.entry("hour", "h"),
            Map.entry("minute", "min"),
            Map.entry("stunden", "h"),
            Map.entry("minuten", "min"),
            Map.entry("tage", "d"),
            Map.entry("小时", "h"),
            Map.entry("分钟", "min"),
            Map.entry("天", "d"),
            Map.entry("hours", "h"),
            Map.entry("hrs", "h"),
            Map.entry("minutes", "min"),
            Map.entry("mins", "min"),
            Map.entry("days", "d"),
            Map.entry("hz", "Hz"),
            Map.entry("khz", "kHz"),
            Map.entry("ev", "eV"),
            Map.entry("v", "V"),
            Map.entry("mv", "mV"),
            Map.entry("w", "W"),
            Map.entry("kgm3", "kg/m3"),
            Map.entry("gcm3", "g/cm3"),
            Map.entry("mgml", "mg/mL"));

    private static final Pattern CAREFUL = Pattern.compile("[a-zµ]{1,2}\\p{Lu}.*");

    private UnitNames() {}

    /**
     * The symbol of a unit that may be given by its name; any other text as it is. Capitals are read as people mean them
     * (Mpa, mpa and MPA are all MPa), unless a small letter before a capital shows that a symbol was written with care:
     * mPa is the millipascal.
     */
    public static String symbol(String name) {
        boolean careful = CAREFUL.matcher(name).matches() && Unit.of(name).isKnown();
        return careful ? name : SYMBOLS.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    /** The unit with this name or symbol. */
    public static Unit of(String name) {
        return Unit.of(symbol(name.strip()));
    }
}
