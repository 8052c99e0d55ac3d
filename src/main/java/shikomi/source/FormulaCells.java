package shikomi.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.space.Parameter;
import shikomi.space.Space;
import shikomi.space.Value;
import shikomi.table.column.CellReader;
import shikomi.table.column.Columns;
import shikomi.table.composition.Formula;
import shikomi.table.composition.FormulaShares;
import shikomi.table.file.Sheet;

/**
 * Reads several parameters from one column of chemical formulas: each parameter receives the fraction of its element.
 * For a component of a mixture, this is the fraction of the mixture; for another parameter, of all elements.
 */
final class FormulaCells {
    private final CellReader reader;
    private final String header;
    private final Set<Parameter.Numeric> parameters;
    private final FormulaShares shares;
    private final List<Problem> problems;

    private FormulaCells(
            Columns.Column column,
            Map<Parameter.Numeric, String> symbols,
            Space space,
            SourceColumns columns,
            List<Problem> problems) {
        this.reader = columns.raw(column);
        this.header = column.header();
        this.parameters = symbols.keySet();
        this.shares = new FormulaShares(symbols, space);
        this.problems = problems;
    }

    /**
     * The readers for each column that the recipe maps to two or more numeric parameters that are named after elements.
     */
    static List<FormulaCells> of(Space space, SourceColumns columns, List<Problem> problems) {
        Map<Columns.Column, Map<Parameter.Numeric, String>> shared = new LinkedHashMap<>();
        FormulaShares.elements(space)
                .forEach((parameter, element) -> columns.mapped(parameter.name())
                        .ifPresent(column -> shared.computeIfAbsent(column, c -> new LinkedHashMap<>())
                                .put(parameter, element)));
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
            if (FormulaShares.areIn(sheet, i, elements.keySet())) {
                unused.add(Message.of(
                        "source.formulas-unused", sheet.header().get(i), String.join(", ", elements.values())));
            }
        }
        return unused;
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
        List<String> others = shares.others(formula.get());
        if (!others.isEmpty()) {
            problems.add(Problem.of(place, "source.other-elements", header, text, String.join(", ", others)));
            return Map.of();
        }
        return values(formula.get());
    }

    private Map<String, Value> values(Formula formula) {
        Map<String, Value> values = new LinkedHashMap<>();
        shares.of(formula).forEach((parameter, share) -> values.put(parameter, Value.of(share)));
        return values;
    }

    Message finding() {
        return Message.of("source.formulas", header, parameters.size());
    }
}
