package shikomi.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.measure.UnconvertibleException;
import shikomi.message.Numbers;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.quantity.Quantities;
import tech.units.indriya.unit.BaseUnit;
import tech.units.indriya.unit.UnitDimension;
import tech.units.indriya.unit.Units;

/** A unit of measurement with its label as written. */
public final class Unit {
    /** Mass, amount and volume fractions, revolutions and angles: dimensionless in physics, but known here. */
    private static final Set<String> FRACTIONS =
            Set.of(UnitParser.MASS, UnitParser.AMOUNT, UnitParser.VOLUME, UnitParser.ANGLE, "rev");

    /** The number of particles in a mole, exact since 2019 (SI). */
    private static final double AVOGADRO = 6.02214076e23;

    private static final javax.measure.Unit<?> JOULE = Units.JOULE;
    private static final javax.measure.Unit<?> JOULE_PER_MOLE = Units.JOULE.divide(Units.MOLE);

    private static final Set<String> PLAIN_FRACTIONS = Set.of("%", "‰", "ppm", "ppb", "fraction");
    private static final Set<String> SHARES = Set.of(UnitParser.MASS, UnitParser.AMOUNT, UnitParser.VOLUME);

    private final String label;
    private final javax.measure.Unit<?> measure;

    private Unit(String label, javax.measure.Unit<?> measure) {
        this.label = label;
        this.measure = measure;
    }

    /** Parses {@code mg/mL}, {@code °C}, {@code px·h}, {@code wt%}; an unknown symbol becomes a new base unit. */
    public static Unit of(String label) {
        return new Unit(label.strip(), UnitParser.parse(label));
    }

    /** The label as it was written. */
    public String label() {
        return label;
    }

    /** Whether it consists only of physical units, fractions and revolutions. */
    public boolean isKnown() {
        return FRACTIONS.containsAll(ownUnits(measure).keySet());
    }

    /** Whether a value in this unit can be expressed in the other. */
    public boolean converts(Unit other) {
        return isCompatible(measure, other.measure) || perParticle(other) != 1 || isShare(other) || other.isShare(this);
    }

    /**
     * Whether this is a plain fraction, such as percent or ppm, and the other one by mass, amount or volume: what the
     * plain one is a fraction of is then clear.
     */
    private boolean isShare(Unit other) {
        Map<String, Integer> own = ownUnits(other.measure);
        return PLAIN_FRACTIONS.contains(Numbers.typed(label))
                && own.size() == 1
                && SHARES.contains(own.keySet().iterator().next())
                && own.containsValue(1)
                && other.measure.getDimension().equals(UnitDimension.NONE);
    }

    private static boolean isCompatible(javax.measure.Unit<?> a, javax.measure.Unit<?> b) {
        return a.isCompatible(b) && ownUnits(a).equals(ownUnits(b));
    }

    /**
     * The factor between an energy of a particle and that of a mole, such as eV and kJ/mol; 1 if the units are not
     * these.
     */
    private double perParticle(Unit other) {
        return isCompatible(measure, JOULE) && isCompatible(other.measure, JOULE_PER_MOLE)
                ? AVOGADRO
                : isCompatible(measure, JOULE_PER_MOLE) && isCompatible(other.measure, JOULE) ? 1 / AVOGADRO : 1;
    }

    /** The base units without a physical dimension, each with its power: mass fractions, pixels, bananas. */
    private static Map<String, Integer> ownUnits(javax.measure.Unit<?> measure) {
        Map<String, Integer> found = new TreeMap<>();
        gather(measure, 1, found);
        found.values().removeIf(power -> power == 0);
        return found;
    }

    private static void gather(javax.measure.Unit<?> measure, int power, Map<String, Integer> found) {
        javax.measure.Unit<?> system = measure.getSystemUnit();
        Map<? extends javax.measure.Unit<?>, Integer> factors = system.getBaseUnits();
        if (factors != null) {
            factors.forEach((factor, times) -> gather(factor, power * times, found));
        } else if (system instanceof BaseUnit<?> && system.getDimension().equals(UnitDimension.NONE)) {
            found.merge(system.getSymbol(), power, Integer::sum);
        }
    }

    /**
     * Converts a value to another unit; infinite if the result is too large for a {@code double}.
     *
     * @throws IllegalArgumentException if the units do not measure the same quantity
     */
    public double convert(double value, Unit other) {
        if (measure.equals(other.measure)) {
            return value;
        }
        if (!converts(other)) {
            throw new IllegalArgumentException(label + " does not convert to " + other.label);
        }
        if (isShare(other) || other.isShare(this)) {
            double fraction = systemValue(value, measure);
            return rounded(fromSystemValue(fraction, other.measure));
        }
        double particles = perParticle(other);
        if (particles != 1) {
            javax.measure.Unit<?> molar =
                    particles > 1 ? other.measure.multiply(Units.MOLE) : other.measure.divide(Units.MOLE);
            return convert(value * particles, measure, molar)
                    .orElseThrow(() -> new IllegalArgumentException(label + " does not convert to " + other.label));
        }
        return convert(value, measure, other.measure)
                .orElseThrow(() -> new IllegalArgumentException(label + " does not convert to " + other.label));
    }

    private static double systemValue(double value, javax.measure.Unit<?> unit) {
        return ((AbstractUnit<?>) unit).getSystemConverter().convert(value);
    }

    private static double fromSystemValue(double value, javax.measure.Unit<?> unit) {
        return ((AbstractUnit<?>) unit).getSystemConverter().inverse().convert(value);
    }

    /** The product of two units. */
    public Unit times(Unit other) {
        return new Unit(label + "·" + other.label, measure.multiply(other.measure));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the dimension is known only at run time
    private static Optional<Double> convert(double value, javax.measure.Unit from, javax.measure.Unit to) {
        try {
            double converted = Quantities.getQuantity(value, from)
                    .to(to.asType(javax.measure.Quantity.class))
                    .getValue()
                    .doubleValue();
            return Optional.of(Double.isFinite(converted) ? rounded(converted) : converted);
        } catch (UnconvertibleException | ClassCastException different) {
            return Optional.empty();
        }
    }

    /**
     * Rounds to 15 significant digits: conversions run in decimals and rationals, and this removes the error of the
     * conversion back to {@code double}.
     */
    private static double rounded(double converted) {
        return new BigDecimal(converted).round(new MathContext(15)).doubleValue();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && unit.label.equals(label);
    }

    @Override
    public int hashCode() {
        return label.hashCode();
    }

    @Override
    public String toString() {
        return label;
    }
}
