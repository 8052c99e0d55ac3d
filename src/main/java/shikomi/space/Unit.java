package shikomi.space;

import java.util.Optional;
import javax.measure.UnconvertibleException;
import tech.units.indriya.quantity.Quantities;

/** A unit of measurement with the label that people wrote. */
public final class Unit {
    private final String label;
    private final javax.measure.Unit<?> measure;

    private Unit(String label, javax.measure.Unit<?> measure) {
        this.label = label;
        this.measure = measure;
    }

    /** Reads {@code mg/mL}, {@code °C}, {@code px·h}, {@code wt%}; a word it does not know is a unit of its own. */
    public static Unit of(String label) {
        return new Unit(label.strip(), UnitParser.parse(label));
    }

    /** The label as it was written. */
    public String label() {
        return label;
    }

    /** Whether a value in this unit can be told in the other. */
    public boolean converts(Unit other) {
        return measure.isCompatible(other.measure);
    }

    /**
     * The same quantity in another unit.
     *
     * @throws IllegalArgumentException where the two do not measure the same
     */
    public double convert(double value, Unit other) {
        if (measure.equals(other.measure)) {
            return value;
        }
        return convert(value, measure, other.measure)
                .orElseThrow(() -> new IllegalArgumentException(label + " does not convert to " + other.label));
    }

    /** The product of two units. */
    public Unit times(Unit other) {
        return new Unit(label + "·" + other.label, measure.multiply(other.measure));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the dimension is known only at run time
    private static Optional<Double> convert(double value, javax.measure.Unit from, javax.measure.Unit to) {
        try {
            Number converted = Quantities.getQuantity(value, from)
                    .to(to.asType(javax.measure.Quantity.class))
                    .getValue();
            // Conversions run in decimals and rationals; 15 digits drop what their way back to double adds.
            return Optional.of(new java.math.BigDecimal(converted.doubleValue())
                    .round(new java.math.MathContext(15))
                    .doubleValue());
        } catch (UnconvertibleException | ClassCastException different) {
            return Optional.empty();
        }
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
