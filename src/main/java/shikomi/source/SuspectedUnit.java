package shikomi.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.table.composition.FractionUnit;
import shikomi.unit.LaboratoryUnits;
import shikomi.unit.Unit;

/**
 * A unit that a column may really be in: the true value is {@code factor · value + shift} for a value that was read.
 *
 * @param label null if the unit is known only as a power of ten
 * @param written whether it can be declared under {@code columns} of a source
 */
record SuspectedUnit(@Nullable String label, double factor, double shift, boolean written) {
    /**
     * Conversions that depend on the quantity, {@code from, to, factor}: hardness as a pressure, energy per particle.
     */
    private static final List<Convention> CONVENTIONS = List.of(
            new Convention("GPa", "HV", 1000 / 9.80665),
            new Convention("MPa", "HV", 1 / 9.80665),
            new Convention("eV", "kJ/mol", 96.485),
            new Convention("eV", "kcal/mol", 96.485 / 4.184));

    private static final double[] POWERS = {1e-6, 1e-3, 1e-2, 1e2, 1e3, 1e6};

    private record Convention(String from, String to, double factor) {
        void add(String wanted, List<SuspectedUnit> suspects) {
            if (to.equals(wanted)) {
                suspects.add(new SuspectedUnit(from, factor, 0, false));
            }
            if (from.equals(wanted) && !to.equals("HV")) {
                suspects.add(new SuspectedUnit(to, 1 / factor, 0, false));
            }
        }
    }

    /**
     * The units that the column could have been confused with.
     *
     * @param declared the unit that it was converted from; null if it was not converted
     */
    static List<SuspectedUnit> of(@Nullable Unit wanted, @Nullable Unit declared) {
        if (wanted == null) {
            return powers();
        }
        List<SuspectedUnit> suspects = new ArrayList<>();
        String label = Numbers.normal(wanted.label());
        Stream.concat(
                        LaboratoryUnits.alike(wanted).stream(),
                        Stream.of("k" + label, "m" + label, wanted.label()).map(Unit::of))
                .filter(unit -> unit.converts(wanted) && (declared == null || unit.converts(declared)))
                .forEach(unit -> add(unit, wanted, declared == null ? wanted : declared, suspects));
        fraction(wanted).ifPresent(suspects::add);
        CONVENTIONS.forEach(convention -> convention.add(label, suspects));
        powers().stream()
                .filter(power -> power.isThousands() || suspects.isEmpty())
                .filter(power -> suspects.stream().noneMatch(s -> s.isScale() && near(s.factor(), power.factor())))
                .toList()
                .forEach(suspects::add);
        return suspects;
    }

    private boolean isThousands() {
        return factor > 500 || factor < 0.002;
    }

    private static boolean near(double a, double b) {
        return Math.abs(a / b - 1) < 1e-6;
    }

    private static void add(Unit unit, Unit wanted, Unit declared, List<SuspectedUnit> suspects) {
        double shift = unit.convert(wanted.convert(0, declared), wanted);
        double factor = unit.convert(wanted.convert(1, declared), wanted) - shift;
        boolean same = Math.abs(factor - 1) < 1e-9 && Math.abs(shift) < 1e-9;
        boolean known = suspects.stream().anyMatch(s -> near(s.factor(), factor) && Math.abs(s.shift() - shift) < 1e-6);
        if (!same && !known) {
            suspects.add(new SuspectedUnit(unit.label(), factor, shift, true));
        }
    }

    /** The unit of a fraction if percent are expected, or the reverse. */
    private static Optional<SuspectedUnit> fraction(Unit wanted) {
        return FractionUnit.of(wanted).map(unit -> {
            boolean percent = unit.size() == 0.01;
            boolean mass = unit.basis() == FractionUnit.Basis.MASS;
            String other = percent ? (mass ? "g/g" : "mol/mol") : mass ? "wt%" : "mol%";
            return new SuspectedUnit(other, percent ? 100 : 0.01 / unit.size(), 0, true);
        });
    }

    private static List<SuspectedUnit> powers() {
        List<SuspectedUnit> powers = new ArrayList<>();
        for (double power : POWERS) {
            powers.add(new SuspectedUnit(null, power, 0, false));
        }
        return powers;
    }

    boolean isScale() {
        return shift == 0;
    }

    double apply(double value) {
        return factor * value + shift;
    }

    /** The name of the unit, or of another unit in general if it has no label. */
    Object name() {
        return label != null ? label : Message.of("source.suspect.other-unit");
    }

    /** The factor or offset between the units, rounded for display. */
    Message gap() {
        return isScale()
                ? Message.of("source.suspect.factor", brief(factor < 1 ? 1 / factor : factor, 5))
                : Message.of("source.suspect.offset", brief(Math.abs(shift / factor), 5));
    }

    /** The action to take if the suspicion is correct. */
    Message advice(String name, String header) {
        return written
                ? Message.of("source.suspect.write", name, header, Objects.requireNonNull(label))
                : adviceByHand();
    }

    /** The action if it is correct for some rows only, or if the unit cannot be declared under {@code columns}. */
    Message adviceByHand() {
        return factor < 1
                ? Message.of("source.suspect.divide", brief(1 / factor, 5))
                : Message.of("source.suspect.multiply", brief(factor, 5));
    }

    static String brief(double number, int digits) {
        return Numbers.plain(Double.parseDouble(Numbers.significant(number, digits)));
    }
}
