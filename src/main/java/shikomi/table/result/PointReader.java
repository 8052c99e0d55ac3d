package shikomi.table.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.space.Value;
import shikomi.table.cell.DecimalMarks;
import shikomi.table.column.AbsoluteZero;
import shikomi.table.column.CellReader;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.Columns;
import shikomi.table.composition.MixtureAmounts;
import shikomi.table.composition.PartUnits;
import shikomi.table.composition.WrittenUnit;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Reads the parameters of each row. */
final class PointReader {
    private final Map<Parameter, CellReader> readers = new LinkedHashMap<>();
    private final Map<Parameter, AbsoluteZero> zeros = new HashMap<>();
    private final Sheet sheet;
    private final MixtureAmounts mixtures;
    private final List<Problem> problems;

    PointReader(Sheet sheet, Space space, Columns columns, List<Problem> problems) {
        this(
                sheet,
                space,
                columns,
                new DecimalMarks(sheet),
                new MixtureAmounts(space, false, problems, new ArrayList<>()),
                problems,
                new ArrayList<>());
    }

    /**
     * @param marks how the numbers of each column are written
     * @param mixtures completes the amounts of mixtures
     * @param conventions receives the cells that are read by convention, such as {@code RT} as 25 °C
     */
    PointReader(
            Sheet sheet,
            Space space,
            Columns columns,
            DecimalMarks marks,
            MixtureAmounts mixtures,
            List<Problem> problems,
            List<Message> conventions) {
        this.mixtures = mixtures;
        this.sheet = sheet;
        this.problems = problems;
        for (Parameter parameter : space.parameters()) {
            column(parameter, space, columns)
                    .ifPresent(column -> readers.put(
                            parameter,
                            new CellReader(
                                    sheet,
                                    column,
                                    unit(parameter, column),
                                    marks.notation(column.index()),
                                    problems,
                                    conventions)));
        }
    }

    private Optional<Columns.Column> column(Parameter parameter, Space space, Columns columns) {
        Unit unit = ColumnMeaning.unit(parameter);
        boolean component = PartUnits.mixture(space, parameter.name()).isPresent();
        return switch (parameter) {
            case Parameter.Context context -> columns.find(context.names(), context.unit());
            case Parameter.Chosen chosen -> columns.need(chosen.names(), unit, own -> component && isPart(own, unit));
        };
    }

    /**
     * The unit in which a column is read: that of the recipe, or that of parts of a mixture if they are to be scaled to
     * its total.
     */
    private @Nullable Unit unit(Parameter parameter, Columns.Column column) {
        Unit wanted = ColumnMeaning.unit(parameter);
        Unit own = column.unit();
        if (own == null || !isPart(own, wanted)) {
            return wanted;
        }
        if (!mixtures.isNormalised() && wanted != null) {
            problems.add(
                    Problem.of(sheet.name() + ":1", "table.weighed", column.header(), own.label(), wanted.label()));
        }
        Unit common = PartUnits.common(own).orElse(own);
        mixtures.weigh(parameter.name(), common);
        return common;
    }

    private boolean isPart(Unit own, @Nullable Unit wanted) {
        return (wanted != null || mixtures.isNormalised()) && PartUnits.isPart(own, wanted);
    }

    /** The parameter of each column that has one. */
    Map<Integer, Parameter> columns() {
        Map<Integer, Parameter> columns = new HashMap<>();
        readers.forEach((parameter, reader) -> columns.put(reader.index(), parameter));
        return columns;
    }

    /** The point of a row; empty if a cell cannot be read, which is reported as a problem. */
    Optional<Point> point(Sheet.Row row) {
        int before = problems.size();
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, String> rest = new LinkedHashMap<>();
        readers.forEach((parameter, reader) -> {
            if (parameter instanceof Parameter.Numeric && MixtureAmounts.isRest(reader.text(row))) {
                rest.put(parameter.name(), reader.text(row));
                values.put(parameter.name(), Value.of(0));
            } else if (!(parameter instanceof Parameter.Context) || !reader.isBlank(row)) {
                reader.value(row, parameter).ifPresent(value -> put(row, parameter, value, values));
            }
        });
        if (problems.size() == before) {
            mixtures.complete(sheet.place(row), values, rest, written(row));
        }
        return problems.size() == before ? Optional.of(new Point(values)) : Optional.empty();
    }

    private Map<String, WrittenUnit> written(Sheet.Row row) {
        Map<String, WrittenUnit> written = new HashMap<>();
        readers.forEach((parameter, reader) -> written.put(parameter.name(), reader.written(row)));
        return written;
    }

    private void put(Sheet.Row row, Parameter parameter, Value value, Map<String, Value> values) {
        if (value instanceof Value.Amount(double amount)) {
            AbsoluteZero zero = zeros.computeIfAbsent(parameter, AbsoluteZero::of);
            if (amount < zero.least()) {
                zero.problem(sheet.place(row), parameter.title(), amount).ifPresent(problems::add);
            }
        }
        values.put(parameter.name(), value);
    }

    /** The problems to list: at most 50, because a larger number usually has one cause. */
    static List<Problem> listed(String name, List<Problem> problems) {
        int most = 50;
        if (problems.size() <= most) {
            return problems;
        }
        List<Problem> listed = new ArrayList<>(problems.subList(0, most));
        listed.add(Problem.of(name, "table.more", problems.size() - most));
        return listed;
    }
}
