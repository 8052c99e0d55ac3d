package shikomi.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.space.Value;
import shikomi.table.column.Columns;
import shikomi.table.composition.Formula;
import shikomi.table.composition.FractionUnit;

/**
 * Converts mass fractions to amount fractions and back: whole mixtures at once, by the molar masses of their
 * components.
 */
final class FractionConversions {
    /**
     * The deviation of the sum of a measured row's fractions from 1 that is allowed, because balances have errors and
     * tables are rounded.
     */
    private static final double TOLERANCE = 0.02;

    private final Space space;
    private final List<Problem> problems;
    private final Map<Parameter.Numeric, Pair> taken = new LinkedHashMap<>();
    private final Map<Mixture, Map<String, Double>> molarMasses = new LinkedHashMap<>();

    /** The unit of a column and the unit of the recipe. */
    private record Pair(String header, FractionUnit from, FractionUnit wanted, String label) {
        boolean isOtherBasis() {
            return from.basis() != wanted.basis();
        }
    }

    FractionConversions(Space space, List<Problem> problems) {
        this.space = space;
        this.problems = problems;
    }

    /**
     * Registers a column if both the column and the parameter are fractions by mass or by amount, and returns whether
     * it did; the column is then read without conversion.
     */
    boolean take(Parameter parameter, Columns.Column column) {
        if (!(parameter instanceof Parameter.Numeric numeric)) {
            return false;
        }
        Optional<FractionUnit> wanted = FractionUnit.of(numeric.unit());
        Optional<FractionUnit> from = FractionUnit.of(column.unit())
                .or(() -> Columns.bracketed(column.header()).flatMap(FractionUnit::of));
        if (from.isEmpty() || wanted.isEmpty()) {
            return false;
        }
        String label = Objects.requireNonNull(numeric.unit()).label();
        taken.put(numeric, new Pair(column.header(), from.get(), wanted.get(), label));
        return true;
    }

    /** Reports missing information for conversions by molar mass. */
    void check(String place) {
        taken.forEach((parameter, pair) -> {
            if (pair.isOtherBasis() && mixture(parameter).isEmpty()) {
                problems.add(Problem.of(place, "source.fraction-alone", pair.header(), pair.label()));
            }
        });
        for (Mixture mixture : space.mixtures()) {
            List<Map.Entry<Parameter.Numeric, Pair>> parts = parts(mixture);
            if (parts.stream().anyMatch(entry -> entry.getValue().isOtherBasis())) {
                check(place, mixture, parts);
            }
        }
    }

    private List<Map.Entry<Parameter.Numeric, Pair>> parts(Mixture mixture) {
        return taken.entrySet().stream()
                .filter(entry -> mixture.components().contains(entry.getKey().name()))
                .toList();
    }

    private void check(String place, Mixture mixture, List<Map.Entry<Parameter.Numeric, Pair>> parts) {
        if (!parts.stream().allMatch(entry -> entry.getValue().isOtherBasis())) {
            List<String> headers =
                    parts.stream().map(entry -> entry.getValue().header()).toList();
            problems.add(Problem.of(place, "source.fraction-mixed", mixture.name(), String.join(", ", headers)));
        }
        Map<String, Double> masses = new LinkedHashMap<>();
        parts.stream()
                .map(part -> part.getKey().name())
                .forEach(name -> Formula.ofName(name).ifPresent(formula -> masses.put(name, formula.molarMass())));
        String nameless = parts.stream()
                .map(part -> part.getKey().name())
                .filter(name -> !masses.containsKey(name))
                .collect(Collectors.joining(", "));
        if (!nameless.isEmpty()) {
            String label = parts.getFirst().getValue().label();
            problems.add(Problem.of(place, "source.fraction-nameless", mixture.name(), label, nameless));
        }
        molarMasses.put(mixture, masses);
    }

    /**
     * The total of a mixture in the unit in which its columns are written; NaN if they are written in several units.
     */
    double total(Mixture mixture) {
        List<Double> totals = mixture.components().stream()
                .map(component -> parts(mixture).stream()
                        .filter(entry -> entry.getKey().name().equals(component))
                        .findFirst()
                        .map(entry -> total(mixture, entry.getValue()))
                        .orElse(mixture.total()))
                .distinct()
                .toList();
        return totals.size() == 1 ? totals.getFirst() : Double.NaN;
    }

    private static double total(Mixture mixture, Pair pair) {
        return pair.isOtherBasis()
                ? rounded(1 / pair.from().size())
                : rounded(mixture.total() * pair.wanted().size() / pair.from().size());
    }

    private Optional<Mixture> mixture(Parameter parameter) {
        return space.mixtures().stream()
                .filter(mixture -> mixture.components().contains(parameter.name()))
                .findFirst();
    }

    /**
     * Converts the values of a row in place; a row that does not sum to the whole cannot be converted, which is
     * reported as a problem.
     */
    void convert(Map<String, Value> values, String place) {
        taken.forEach((parameter, pair) -> {
            if (!pair.isOtherBasis() && values.get(parameter.name()) instanceof Value.Amount(double number)) {
                values.put(
                        parameter.name(),
                        Value.of(rounded(
                                number * pair.from().size() / pair.wanted().size())));
            }
        });
        molarMasses.forEach((mixture, masses) -> convert(mixture, masses, values, place));
    }

    private void convert(Mixture mixture, Map<String, Double> masses, Map<String, Value> values, String place) {
        Map<String, Double> parts = new LinkedHashMap<>();
        double fractions = 0;
        for (Map.Entry<Parameter.Numeric, Pair> entry : taken.entrySet()) {
            String name = entry.getKey().name();
            Double mass = masses.get(name);
            if (mass != null && values.get(name) instanceof Value.Amount(double number)) {
                double fraction = number * entry.getValue().from().size();
                boolean byMass = entry.getValue().from().basis() == FractionUnit.Basis.MASS;
                parts.put(name, byMass ? fraction / mass : fraction * mass);
                fractions += fraction;
            }
        }
        if (!parts.isEmpty() && !(Math.abs(fractions - 1) <= TOLERANCE)) {
            problems.add(Problem.of(place, "source.fraction-sum", mixture.name(), Figures.value(100 * fractions)));
            return;
        }
        double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        parts.forEach((name, part) -> values.put(name, Value.of(rounded(mixture.total() * part / sum))));
    }

    private static double rounded(double value) {
        return Double.parseDouble(Numbers.significant(value, 12));
    }

    List<Message> findings() {
        return molarMasses.entrySet().stream()
                .map(entry -> Message.of(
                        "source.by-molar-mass",
                        entry.getKey().name(),
                        String.join(", ", entry.getValue().keySet()),
                        label(entry.getValue().keySet().iterator().next())))
                .toList();
    }

    private String label(String parameter) {
        return taken.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(parameter))
                .map(entry -> entry.getValue().label())
                .findFirst()
                .orElse("");
    }
}
