package shikomi.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.space.Value;
import shikomi.table.column.CellReader;
import shikomi.table.column.Columns;
import shikomi.table.file.Sheet;

/**
 * Reads several parameters from one column of chemical formulas: each parameter receives the fraction of its element.
 * For a component of a mixture, this is the fraction of the mixture; for another parameter, of all elements.
 */
final class FormulaCells {
    private final CellReader reader;
    private final String header;
    private final Set<Parameter.Numeric> parameters;
    private final List<Portion> portions = new ArrayList<>();
    private final Set<String> elements = new HashSet<>();
    private final List<Problem> problems;

    /**
     * The fraction of a formula that one parameter receives.
     *
     * @param whole the elements relative to which the fraction is computed; empty for all elements
     */
    private record Portion(String parameter, String element, List<String> whole, boolean byMass, double total) {
        double of(Formula formula) {
            Map<String, Double> parts = formula.parts(byMass);
            double part = parts.getOrDefault(element, 0.0);
            double sum = (whole.isEmpty() ? parts.keySet() : whole)
                    .stream().mapToDouble(each -> parts.getOrDefault(each, 0.0)).sum();
            return part == 0 ? 0 : total * part / sum;
        }
    }

    private FormulaCells(
            Columns.Column column,
            Map<Parameter.Numeric, String> symbols,
            Space space,
            SourceColumns columns,
            List<Problem> problems) {
        this.reader = columns.raw(column);
        this.header = column.header();
        this.parameters = symbols.keySet();
        this.problems = problems;
        Map<String, String> byName = new LinkedHashMap<>();
        symbols.forEach((parameter, symbol) -> byName.put(parameter.name(), symbol));
        elements.addAll(symbols.values());
        parameters.forEach(parameter -> portions.add(portion(parameter, byName, space)));
    }

    private static Portion portion(Parameter.Numeric parameter, Map<String, String> elements, Space space) {
        String name = parameter.name();
        Optional<FractionUnit> unit = FractionUnit.of(parameter.unit());
        Optional<Mixture> mixture = space.mixtures().stream()
                .filter(m -> m.components().contains(name))
                .findFirst();
        List<String> whole = mixture.map(Mixture::components)
                .filter(components -> elements.keySet().containsAll(components))
                .map(components -> components.stream().map(elements::get).toList())
                .orElse(List.of());
        double total = mixture.map(Mixture::total)
                .orElseGet(() -> unit.map(u -> 1 / u.size()).orElse(percent(parameter)));
        boolean byMass = unit.filter(u -> u.basis() == FractionUnit.Basis.MASS).isPresent();
        return new Portion(name, Objects.requireNonNull(elements.get(name)), whole, byMass, total);
    }

    /**
     * The total that fractions are scaled to if a parameter is in no mixture: 100 for a parameter in plain percent,
     * else 1.
     */
    private static double percent(Parameter.Numeric parameter) {
        return parameter.unit() != null && parameter.unit().label().equals("%") ? 100 : 1;
    }

    /**
     * The readers for each column that the recipe maps to two or more numeric parameters that are named after elements.
     */
    static List<FormulaCells> of(Space space, SourceColumns columns, List<Problem> problems) {
        Map<Columns.Column, Map<Parameter.Numeric, String>> shared = new LinkedHashMap<>();
        for (Parameter.Numeric parameter : space.numeric()) {
            Formula.elementOf(parameter.name())
                    .ifPresent(element -> columns.mapped(parameter.name())
                            .ifPresent(column -> shared.computeIfAbsent(column, c -> new LinkedHashMap<>())
                                    .put(parameter, element)));
        }
        return shared.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> new FormulaCells(entry.getKey(), entry.getValue(), space, columns, problems))
                .toList();
    }

    /**
     * Reports columns of formulas that the recipe does not use although parameters for their elements have no column.
     */
    static List<Message> unused(Sheet sheet, List<String> missing) {
        Map<String, String> elements = new LinkedHashMap<>();
        missing.forEach(name -> Formula.elementOf(name).ifPresent(element -> elements.put(element, name)));
        List<Message> unused = new ArrayList<>();
        for (int i = 0; i < sheet.header().size() && elements.size() > 1; i++) {
            if (holdsFormulas(sheet, i, elements.keySet())) {
                unused.add(Message.of(
                        "source.formulas-unused", sheet.header().get(i), String.join(", ", elements.values())));
            }
        }
        return unused;
    }

    private static boolean holdsFormulas(Sheet sheet, int column, Set<String> elements) {
        List<String> cells = sheet.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .limit(50)
                .toList();
        long formulas = cells.stream()
                .filter(cell -> cell.chars().anyMatch(Character::isDigit))
                .flatMap(cell -> Formula.read(cell).stream())
                .filter(formula -> formula.amounts().keySet().stream().anyMatch(elements::contains))
                .count();
        return formulas > 0 && formulas >= 0.5 * cells.size();
    }

    /** Whether this column provides the parameter. */
    boolean reads(Parameter parameter) {
        return parameter instanceof Parameter.Numeric numeric && parameters.contains(numeric);
    }

    /** The fraction of each element; empty if the cell is blank or cannot be read, which is reported as a problem. */
    Map<String, Value> values(Sheet.Row row, String place) {
        String text = reader.text(row);
        if (text.isEmpty()) {
            return Map.of();
        }
        Optional<Formula> formula = Formula.read(text);
        if (formula.isEmpty()) {
            problems.add(Problem.of(place, "source.no-formula", header, text));
            return Map.of();
        }
        List<String> others = formula.get().amounts().keySet().stream()
                .filter(element -> !elements.contains(element))
                .toList();
        if (!others.isEmpty()) {
            problems.add(Problem.of(place, "source.other-elements", header, text, String.join(", ", others)));
            return Map.of();
        }
        return shares(formula.get());
    }

    private Map<String, Value> shares(Formula formula) {
        Map<String, Value> shares = new LinkedHashMap<>();
        portions.forEach(portion -> shares.put(portion.parameter(), Value.of(portion.of(formula))));
        return shares;
    }

    Message finding() {
        return Message.of("source.formulas", header, portions.size());
    }
}
