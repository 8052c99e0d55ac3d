package shikomi.table.column;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Problem;
import shikomi.message.Text;
import shikomi.space.Parameter;
import shikomi.unit.Unit;

/**
 * The least value that a quantity can have. A measured row may lie below the limits of a recipe, as −78 °C does below
 * 20 °C; but no time, mass or concentration is below zero, and no temperature below absolute zero.
 */
public record AbsoluteZero(double least) {
    private static final Unit KELVIN = Unit.of("K");

    /** Units of quantities that are never negative. A pressure or a voltage may be, relative to another. */
    private static final List<Unit> ABSOLUTE = List.of(
            Unit.of("s"),
            Unit.of("kg"),
            Unit.of("mol"),
            Unit.of("m"),
            Unit.of("m²"),
            Unit.of("m³"),
            Unit.of("kg/m³"),
            Unit.of("mol/L"),
            Unit.of("rpm"),
            Unit.of("fraction"),
            Unit.of("wt%"),
            Unit.of("mol%"),
            Unit.of("vol%"));

    /** The least value in a unit; finding it takes as long as reading many cells. */
    public static AbsoluteZero of(@Nullable Unit unit) {
        return new AbsoluteZero(unit == null ? Double.NEGATIVE_INFINITY : least(unit));
    }

    /**
     * The least value of a parameter. A recorded share may be a difference, as a change in percent is, so that a
     * negative one is a question to a person and no error.
     */
    public static AbsoluteZero of(Parameter parameter) {
        Unit unit = ColumnMeaning.unit(parameter);
        boolean share = parameter instanceof Parameter.Context && unit != null && UnitCheck.isFraction(unit);
        return of(share ? null : unit);
    }

    /** A problem if a value is less than the quantity can be. */
    public Optional<Problem> problem(String place, Text header, double value) {
        return value < least
                ? Optional.of(Problem.of(place, "table.negative", header, value, least))
                : Optional.empty();
    }

    private static double least(Unit unit) {
        if (KELVIN.converts(unit)) {
            return KELVIN.convert(0, unit);
        }
        return ABSOLUTE.stream().anyMatch(unit::converts) ? 0 : Double.NEGATIVE_INFINITY;
    }
}
