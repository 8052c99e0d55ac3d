package shikomi.table.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shikomi.message.Problem;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.space.Value;
import shikomi.unit.Unit;

/** Whether the amounts of a mixture in one row are written in units that can be added. */
final class WrittenUnits {
    /** A sum this near to the total shows that all amounts were read as they are meant: rounding of tables. */
    private static final double NEAR = 0.02;

    private final Space space;
    private final Mixture mixture;
    private final Map<String, WrittenUnit> written;

    /** @param written the unit of each component that has a cell */
    WrittenUnits(Space space, Mixture mixture, Map<String, WrittenUnit> written) {
        this.space = space;
        this.mixture = mixture;
        this.written = written;
    }

    /** Amounts by mass, by amount of substance and by volume have no sum. */
    Optional<Problem> bases(String place) {
        List<String> parts = new ArrayList<>();
        List<String> bases = new ArrayList<>();
        for (String component : mixture.components()) {
            WrittenUnit unit = written.get(component);
            if (unit != null) {
                unit.basis().ifPresent(basis -> {
                    bases.add(basis);
                    parts.add(component + " " + unit.label());
                });
            }
        }
        return bases.stream().distinct().count() > 1
                ? Optional.of(Problem.of(place, "table.mixed-bases", mixture.name(), String.join(", ", parts)))
                : Optional.empty();
    }

    /**
     * Beside a cell with a unit, bare numbers may be in that unit or in that of the recipe: {@code 74 %, 18, 8}. The
     * total shows which, unless the amounts are to be scaled to it or one is the rest.
     */
    Optional<Problem> bareBesideUnit(String place, Map<String, Value> values, boolean summed) {
        List<String> other = mixture.components().stream()
                .filter(component -> unit(component, cell -> cell.isOther(needed(component))))
                .toList();
        List<String> bare = mixture.components().stream()
                .filter(component -> unit(component, WrittenUnit::isBare) && amount(values.get(component)) != 0)
                .toList();
        boolean clear = other.isEmpty() || bare.isEmpty() || (summed && isNear(values));
        return clear
                ? Optional.empty()
                : Optional.of(Problem.of(place, "table.mixed-notations", mixture.name(), listed(other), listed(bare)));
    }

    private String listed(List<String> components) {
        return components.stream()
                .map(component -> component + " "
                        + Objects.requireNonNull(written.get(component)).text())
                .collect(Collectors.joining(", "));
    }

    private boolean unit(String component, Predicate<WrittenUnit> is) {
        WrittenUnit unit = written.get(component);
        return unit != null && is.test(unit);
    }

    private @Nullable Unit needed(String component) {
        return space.parameter(component).map(Parameter::unit).orElse(null);
    }

    private boolean isNear(Map<String, Value> values) {
        double sum = mixture.components().stream()
                .mapToDouble(component -> amount(values.get(component)))
                .sum();
        return Math.abs(sum - mixture.total()) <= NEAR * mixture.total();
    }

    private static double amount(@Nullable Value value) {
        return value instanceof Value.Amount(double amount) ? amount : 0;
    }
}
