package shikomi.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.recipe.SourceSpec;
import shikomi.table.column.CellReader;
import shikomi.table.column.Columns;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Finds the column of a source that contains a parameter or an objective, and its unit. */
final class SourceColumns {
    private final SourceSpec spec;
    private final Sheet sheet;
    private final List<Problem> problems;
    private final Columns columns;
    private final Set<Integer> mapped = new HashSet<>();
    private final List<Message> findings = new ArrayList<>();

    SourceColumns(SourceSpec spec, Sheet sheet, List<Problem> problems) {
        this.spec = spec;
        this.sheet = sheet;
        this.problems = problems;
        this.columns = new Columns(sheet, problems);
        spec.columns().values().forEach(column -> columns.find(column.name()).ifPresent(c -> mapped.add(c.index())));
        problems.clear(); // a required column is searched for again, and its problems are reported then
    }

    /**
     * The column with the paper or patent that a row comes from; a column that is declared but missing is a problem.
     */
    Optional<CellReader> group() {
        return Optional.ofNullable(spec.group()).flatMap(this::need).map(column -> reader(column, null));
    }

    /**
     * The column of a parameter or objective, with the unit from the source's declaration or else from the header. A
     * column that is mapped to one name is not used for another name that matches its header.
     *
     * @param names the name in the recipe, followed by its titles
     */
    Optional<Columns.Column> of(List<String> names) {
        SourceSpec.Column declared = spec.columns().get(names.getFirst());
        if (declared == null) {
            return columns.find(names).filter(column -> !mapped.contains(column.index()));
        }
        return need(declared.name()).map(column -> declared.unit() == null ? column : in(column, declared.unit()));
    }

    private Optional<Columns.Column> need(String column) {
        Optional<Columns.Column> found = columns.find(column);
        if (found.isEmpty()) {
            problems.add(Problem.of(
                    sheet.name(), "source.no-column", column, spec.name(), String.join(", ", sheet.header())));
        }
        return found;
    }

    /** The column that the recipe maps to a name, if there is one. */
    Optional<Columns.Column> mapped(String name) {
        return Optional.ofNullable(spec.columns().get(name)).flatMap(column -> columns.find(column.name()));
    }

    /** A reader of a column without conversion. */
    CellReader raw(Columns.Column column) {
        return new CellReader(sheet, in(column, null), null, problems);
    }

    /** A reader of a column with conversion into the required unit; a unit that cannot be converted is a problem. */
    CellReader reader(Columns.Column column, @Nullable Unit wanted) {
        Unit unit = unit(column, wanted);
        if (unit == null || wanted == null) {
            if (column.unit() != null) {
                findings.add(Message.of(
                        "source.unit-not-asked", column.header(), column.unit().label()));
            }
            return new CellReader(sheet, in(column, null), wanted, problems);
        }
        return new CellReader(sheet, in(column, from(unit, wanted, column)), wanted, problems);
    }

    /**
     * The unit to convert from; null if no conversion is needed, or if it is impossible, which is reported as a
     * problem.
     */
    private @Nullable Unit from(Unit unit, Unit wanted, Columns.Column column) {
        if (!unit.converts(wanted)) {
            problems.add(Problem.of(
                    sheet.name() + ":1", "source.other-unit", column.header(), unit.label(), wanted.label()));
            return null;
        }
        if (unit.convert(1, wanted) == 1 && unit.convert(0, wanted) == 0) {
            return null;
        }
        findings.add(Message.of("source.converted", column.header(), unit.label(), wanted.label()));
        return unit;
    }

    /**
     * The unit of a column; a unit in brackets at the end of its name is used if it can be converted into the required
     * unit.
     */
    static @Nullable Unit unit(Columns.Column column, @Nullable Unit wanted) {
        return column.unit() != null || wanted == null
                ? column.unit()
                : Columns.bracketed(column.header())
                        .filter(unit -> unit.converts(wanted))
                        .orElse(null);
    }

    static Columns.Column in(Columns.Column column, @Nullable Unit unit) {
        return new Columns.Column(column.index(), column.header(), unit);
    }

    /** Messages on conversions, and on units that were declared but not used. */
    List<Message> findings() {
        return findings;
    }
}
