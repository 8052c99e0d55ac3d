package shikomi.table.composition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.table.file.Sheet;

/**
 * The parameters named after elements, and the fraction of a chemical formula that each receives. For a component of a
 * mixture, this is the fraction of the mixture; for another parameter, of all elements.
 */
public final class FormulaShares {
    /** The number of cells looked at to see whether a column holds formulas. Set by judgement. */
    private static final int MOST_CELLS = 50;

    private final List<Portion> portions = new ArrayList<>();
    private final Set<String> elements = new HashSet<>();

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

    /** @param symbols the element of each parameter */
    public FormulaShares(Map<Parameter.Numeric, String> symbols, Space space) {
        Map<String, String> byName = new LinkedHashMap<>();
        symbols.forEach((parameter, symbol) -> byName.put(parameter.name(), symbol));
        elements.addAll(symbols.values());
        symbols.keySet().forEach(parameter -> portions.add(portion(parameter, byName, space)));
    }

    private static Portion portion(Parameter.Numeric parameter, Map<String, String> elements, Space space) {
        String name = parameter.name();
        Optional<FractionUnit> unit = FractionUnit.of(parameter.unit());
        Optional<Mixture> mixture = PartUnits.mixture(space, name);
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

    /** The parameters of a space that are named after elements, each with its element. */
    public static Map<Parameter.Numeric, String> elements(Space space) {
        Map<Parameter.Numeric, String> elements = new LinkedHashMap<>();
        for (Parameter.Numeric parameter : space.numeric()) {
            Formula.elementOf(parameter.name()).ifPresent(element -> elements.put(parameter, element));
        }
        return elements;
    }

    /** Whether most cells of a column are formulas that contain at least one of these elements. */
    public static boolean areIn(Sheet sheet, int column, Collection<String> elements) {
        List<String> cells = sheet.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .limit(MOST_CELLS)
                .toList();
        long formulas = cells.stream()
                .filter(cell -> cell.chars().anyMatch(Character::isDigit))
                .flatMap(cell -> Formula.read(cell).stream())
                .filter(formula -> formula.amounts().keySet().stream().anyMatch(elements::contains))
                .count();
        return formulas > 0 && formulas >= 0.5 * cells.size();
    }

    /** The elements of a formula for which there is no parameter. */
    public List<String> others(Formula formula) {
        return formula.amounts().keySet().stream()
                .filter(element -> !elements.contains(element))
                .toList();
    }

    /** The fraction that each parameter receives. */
    public Map<String, Double> of(Formula formula) {
        Map<String, Double> shares = new LinkedHashMap<>();
        portions.forEach(portion -> shares.put(portion.parameter(), portion.of(formula)));
        return shares;
    }

    public List<String> parameters() {
        return portions.stream().map(Portion::parameter).toList();
    }
}
