package shikomi.table.composition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.space.Parameter;
import shikomi.table.file.Sheet;

/** Adds to a table a column for each parameter whose element stands in a column of chemical formulas. */
public final class FormulaColumn {
    /** The digits that are written of a fraction, as all conversions have them. */
    private static final int DIGITS = 12;

    private final Sheet sheet;
    private final int column;
    private final FormulaShares shares;
    private final Map<Integer, Problem> faults = new HashMap<>();

    private FormulaColumn(Sheet sheet, int column, FormulaShares shares) {
        this.sheet = sheet;
        this.column = column;
        this.shares = shares;
    }

    /** Adds the columns; a table that has one for each of these parameters already is a problem. */
    static Reading<Sheet> added(Sheet sheet, int column, Components components, List<Message> notes) {
        Map<Parameter.Numeric, String> open = open(sheet, components);
        if (open.isEmpty()) {
            return Reading.failed(List.of(
                    Problem.of(sheet.name(), "table.no-elements", sheet.header().get(column))));
        }
        FormulaShares shares = new FormulaShares(open, components.space());
        notes.add(Message.of("table.formulas", sheet.header().get(column), String.join(", ", shares.parameters())));
        return Reading.of(new FormulaColumn(sheet, column, shares).sheet());
    }

    /** The parameters named after elements that have no column of their own. */
    private static Map<Parameter.Numeric, String> open(Sheet sheet, Components components) {
        Map<Parameter.Numeric, String> open = FormulaShares.elements(components.space());
        open.keySet().removeIf(parameter -> components.hasColumn(sheet, parameter.name()));
        return open;
    }

    /** The column that holds formulas of several elements whose parameters have no column. */
    public static OptionalInt find(Sheet sheet, Components components) {
        Map<Parameter.Numeric, String> open = open(sheet, components);
        return open.size() < 2
                ? OptionalInt.empty()
                : IntStream.range(0, sheet.header().size())
                        .filter(column -> FormulaShares.areIn(sheet, column, open.values()))
                        .findFirst();
    }

    private Sheet sheet() {
        List<String> header = new ArrayList<>(sheet.header());
        header.addAll(shares.parameters());
        List<Sheet.Row> rows = sheet.rows().stream().map(this::row).toList();
        return sheet.with(header, rows, faults);
    }

    private Sheet.Row row(Sheet.Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        while (cells.size() < sheet.header().size()) {
            cells.add("");
        }
        Map<String, Double> found = shares(row);
        shares.parameters()
                .forEach(parameter -> cells.add(
                        found.containsKey(parameter) ? written(Objects.requireNonNull(found.get(parameter))) : ""));
        return new Sheet.Row(row.line(), cells);
    }

    private Map<String, Double> shares(Sheet.Row row) {
        String text = row.cell(column);
        String heading = sheet.header().get(column);
        if (text.isEmpty()) {
            return Map.of();
        }
        Optional<Formula> formula = Formula.read(text);
        List<String> others = formula.map(shares::others).orElse(List.of());
        if (formula.isEmpty()) {
            faults.put(row.line(), Problem.of("", "table.no-formula", heading, text));
        } else if (!others.isEmpty()) {
            faults.put(row.line(), Problem.of("", "table.other-elements", heading, text, String.join(", ", others)));
        }
        return formula.isEmpty() || !others.isEmpty() ? Map.of() : shares.of(formula.get());
    }

    /** A number whose point cannot be taken for a separator of thousands, also among decimal commas. */
    private static String written(double share) {
        String plain = Numbers.plain(Double.parseDouble(Numbers.significant(share, DIGITS)));
        return plain.matches("\\d+\\.\\d{3}") ? plain + "0" : plain;
    }
}
