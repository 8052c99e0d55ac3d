package shikomi.table.composition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.space.Mixture;
import shikomi.space.Space;
import shikomi.unit.Unit;

/** The units in which parts of a mixture are weighed out: of mass, volume and amount, and parts of any sum. */
public final class PartUnits {
    private static final Unit MASS = Unit.of("g");
    private static final Unit VOLUME = Unit.of("mL");
    private static final Unit AMOUNT = Unit.of("mol");

    /** The fractions and concentrations to which parts of mass, volume and amount are proportional. */
    private static final List<List<Unit>> PROPORTIONAL =
            List.of(List.of(Unit.of("wt%"), Unit.of("kg/m³")), List.of(Unit.of("vol%")), List.of(Unit.of("mol%")));

    private static final List<Unit> WHOLE = List.of(MASS, VOLUME, AMOUNT);

    private static final Set<String> PARTS =
            Set.of("phr", "pbw", "pph", "part", "parts", "parts by weight", "部", "質量部", "重量部", "teile", "份", "质量份");

    private PartUnits() {}

    /**
     * The unit into which a part is converted before parts are added; empty if the unit is none of parts.
     */
    public static Optional<Unit> common(Unit unit) {
        return PARTS.contains(label(unit))
                ? Optional.of(unit)
                : WHOLE.stream().filter(unit::converts).findFirst();
    }

    /** Whether amounts in this unit, divided by their sum, are fractions in the unit of the recipe. */
    public static boolean isPart(Unit unit, @Nullable Unit wanted) {
        Optional<Unit> common = common(unit);
        if (common.isEmpty() || (wanted != null && unit.converts(wanted))) {
            return false;
        }
        int quantity = WHOLE.indexOf(common.get());
        return wanted == null
                || PROPORTIONAL.get(Math.max(0, quantity)).stream().anyMatch(wanted::converts)
                || (quantity < 0 && PROPORTIONAL.stream().flatMap(List::stream).anyMatch(wanted::converts));
    }

    /** The mixture to which a parameter belongs. */
    public static Optional<Mixture> mixture(Space space, String parameter) {
        return space.mixtures().stream()
                .filter(mixture -> mixture.components().contains(parameter))
                .findFirst();
    }

    private static String label(Unit unit) {
        return Numbers.normal(unit.label()).toLowerCase(Locale.ROOT);
    }
}
