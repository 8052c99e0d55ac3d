package shikomi.table.column;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.unit.Unit;

/** The unit that the heading of a column states, for a column whose meaning a person chose. */
final class StatedUnit {
    private StatedUnit() {}

    /** The unit in a heading, which converts to the wanted one if any of its interpretations does; empty if none. */
    static Optional<Unit> of(String heading, Unit wanted) {
        List<Heading> readings = Heading.readings(heading);
        return readings.stream()
                .map(Heading::unit)
                .filter(Objects::nonNull)
                .filter(unit -> UnitCheck.isSame(unit, wanted) || UnitCheck.isConvertible(unit, wanted))
                .findFirst()
                .or(() -> readings.stream()
                        .flatMap(reading -> held(reading, wanted).stream())
                        .findFirst());
    }

    private static Optional<Unit> held(Heading reading, Unit wanted) {
        return Optional.ofNullable(reading.unit()).filter(unit -> UnitCheck.isHeld(reading, unit, wanted));
    }

    /**
     * The unit from which numbers are converted: empty if there is nothing to convert, and {@link
     * ColumnGuess#OPEN_UNIT} if the unit in the heading cannot be converted, or if the heading has an open factor.
     */
    static String label(String heading, @Nullable Unit wanted) {
        if (wanted == null) {
            return "";
        }
        if (Heading.factor(heading).isPresent()) {
            return ColumnGuess.OPEN_UNIT;
        }
        return of(heading, wanted)
                .filter(stated -> !UnitCheck.isSame(stated, wanted))
                .map(stated -> UnitCheck.isConvertible(stated, wanted) ? stated.label() : ColumnGuess.OPEN_UNIT)
                .orElse("");
    }
}
