package shikomi.table.composition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import shikomi.message.Numbers;

/**
 * A chemical formula: the amount of each element.
 *
 * @param amounts the amounts, above zero, by element symbol, in the order in which they are written
 */
public record Formula(Map<String, Double> amounts) {
    /** The molar masses of the elements, in g/mol. */
    private static final Map<String, Double> MOLAR_MASSES = molarMasses();

    public Formula {
        amounts = Collections.unmodifiableMap(new LinkedHashMap<>(amounts));
        if (amounts.isEmpty()) {
            throw new IllegalArgumentException("A formula needs an element");
        }
    }

    private static Map<String, Double> molarMasses() {
        try (InputStream in = Objects.requireNonNull(Formula.class.getResourceAsStream("molar-masses.properties"))) {
            Properties table = new Properties();
            table.load(in);
            Map<String, Double> masses = new HashMap<>();
            table.stringPropertyNames()
                    .forEach(symbol -> masses.put(symbol, Double.parseDouble(table.getProperty(symbol))));
            return masses;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static boolean isElement(String symbol) {
        return MOLAR_MASSES.containsKey(symbol);
    }

    /**
     * Parses {@code Al0.25 Co1 Fe1 Ni1}, {@code BiSb(Se0.92Br0.08)3} or {@code CuSO4·5H2O}; empty if the text is not a
     * formula, or one with two readings, as {@code (FeCr)50Ni50} is. Names joined by hyphens are not formulas: {@code Fe-20Cr} is in mass percent for some authors and in
     * atomic percent for others.
     */
    public static Optional<Formula> read(String text) {
        return FormulaParser.parse(text);
    }

    /** The formula in a parameter's name: {@code SiO2}, or the part after the last underscore of {@code x_SiO2}. */
    public static Optional<Formula> ofName(String name) {
        return read(name).or(() -> read(name.substring(name.lastIndexOf('_') + 1)));
    }

    /** The element in a parameter's name: {@code Fe} or {@code x_Fe}. */
    public static Optional<String> elementOf(String name) {
        String normal = Numbers.normal(name);
        return Optional.of(normal.substring(normal.lastIndexOf('_') + 1)).filter(Formula::isElement);
    }

    /** The molar mass in g/mol. */
    public double molarMass() {
        return amounts.entrySet().stream()
                .mapToDouble(e -> e.getValue() * molarMass(e.getKey()))
                .sum();
    }

    private static double molarMass(String symbol) {
        return Objects.requireNonNull(MOLAR_MASSES.get(symbol));
    }

    /** The amount of each element, by atoms or by mass; the amounts are not normalised. */
    public Map<String, Double> parts(boolean byMass) {
        if (!byMass) {
            return amounts;
        }
        Map<String, Double> masses = new LinkedHashMap<>();
        amounts.forEach((symbol, amount) -> masses.put(symbol, amount * molarMass(symbol)));
        return masses;
    }
}
