package shikomi.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.recipe.SourceSpec;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.column.CellReader;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.Columns;
import shikomi.table.composition.MixtureAmounts;
import shikomi.table.composition.PartUnits;
import shikomi.table.composition.WrittenUnit;
import shikomi.table.file.Sheet;
import shikomi.table.result.BlankCells;
import shikomi.unit.Unit;

/** Converts an external table to the columns and units of a recipe. */
public final class SourceFile {
    private final SourceSpec spec;
    private final Recipe recipe;
    private final Sheet sheet;
    private final List<Problem> problems = new ArrayList<>();
    private final SourceColumns columns;
    private final @Nullable CellReader group;
    private final Map<Parameter, ParameterCells> parameters = new LinkedHashMap<>();
    private final List<FormulaCells> formulas;
    private final FractionConversions fractions;
    private final MixtureAmounts mixtures;
    private final BlankCells blanks;
    private final List<Message> computed = new ArrayList<>();
    private final Map<Objective, CellReader> objectives = new LinkedHashMap<>();
    private final List<UnitAudit.Column> numbers = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<SourceRows.Row> rows = new ArrayList<>();
    private final List<SourceRows.SetAside> setAside = new ArrayList<>();

    private SourceFile(SourceSpec spec, Recipe recipe, Sheet sheet) {
        this.spec = spec;
        this.recipe = recipe;
        this.sheet = sheet;
        this.columns = new SourceColumns(spec, sheet, problems);
        this.group = columns.group().orElse(null);
        this.formulas = FormulaCells.of(recipe.space(), columns, problems);
        this.fractions = new FractionConversions(recipe.space(), problems);
        this.mixtures =
                new MixtureAmounts(recipe.space(), spec.table().normalised(), fractions::total, problems, computed);
        recipe.space().parameters().stream()
                .filter(p -> formulas.stream().noneMatch(cells -> cells.reads(p)))
                .forEach(this::parameter);
        fractions.check(sheet.name() + ":1");
        this.blanks = new BlankCells(SourceSheet.shape(spec.table()).blank(), read());
        recipe.objectives().forEach(this::objective);
    }

    /**
     * Reads a source. Missing columns are reported, and rows that do not fit are set aside with the reason. A source
     * without any parameter or any objective cannot be used, which is a problem.
     *
     * @param sha256 the SHA-256 hash of the file that contains the sheet
     */
    public static Reading<SourceRows> read(SourceSpec spec, Recipe recipe, Sheet sheet, String sha256) {
        return read(spec, recipe, sheet, sha256, List.of());
    }

    /** Reads a source and also compares its units with those of own results. */
    public static Reading<SourceRows> read(
            SourceSpec spec, Recipe recipe, Sheet sheet, String sha256, List<Result> own) {
        SourceFile file = new SourceFile(spec, recipe, sheet);
        file.checkColumns();
        if (!file.problems.isEmpty()) {
            return Reading.failed(file.problems);
        }
        sheet.rows().forEach(row -> file.row(file.blanks.filled(row, false)));
        return Reading.of(
                GrossOutliers.without(new SourceRows(spec, sha256, file.rows, file.setAside, file.findings(own))));
    }

    private void checkColumns() {
        need(
                formulas.isEmpty() && parameters.isEmpty(),
                recipe.space().parameters().stream().map(Parameter::name),
                "no-parameter");
        need(objectives.isEmpty(), recipe.objectives().stream().map(Objective::name), "no-objective");
    }

    private void parameter(Parameter parameter) {
        Optional<Columns.Column> column = columns.of(parameter.names());
        if (column.isEmpty()) {
            missing.add(parameter.name());
            return;
        }
        CellReader reader = reader(parameter, column.get());
        parameters.put(
                parameter, new ParameterCells(parameter, reader, column.get().header(), problems));
    }

    private CellReader reader(Parameter parameter, Columns.Column column) {
        Optional<Unit> part = part(parameter, column);
        if (part.isPresent()) {
            mixtures.weigh(parameter.name(), part.get());
            return columns.reader(column, part.get());
        }
        number(parameter.name(), column, parameter.unit());
        return fractions.take(parameter, column) ? columns.raw(column) : columns.reader(column, parameter.unit());
    }

    /** The unit in which a part of a mixture is read that is to be scaled to its total. */
    private Optional<Unit> part(Parameter parameter, Columns.Column column) {
        boolean component = PartUnits.mixture(recipe.space(), parameter.name()).isPresent();
        return Optional.ofNullable(column.unit())
                .or(() -> Columns.bracketed(column.header()))
                .filter(unit ->
                        spec.table().normalised() && component && PartUnits.isPart(unit, ColumnMeaning.unit(parameter)))
                .flatMap(PartUnits::common);
    }

    /** The parameter of each column that has one. */
    private Map<Integer, Parameter> read() {
        Map<Integer, Parameter> read = new HashMap<>();
        parameters.forEach((parameter, cells) -> read.put(cells.column(), parameter));
        return read;
    }

    private void objective(Objective objective) {
        Optional<Columns.Column> column = columns.of(objective.names());
        if (column.isEmpty()) {
            missing.add(objective.name());
            return;
        }
        number(objective.name(), column.get(), objective.unit());
        objectives.put(objective, columns.reader(column.get(), objective.unit()));
    }

    private void need(boolean nothing, Stream<String> wanted, String key) {
        if (nothing && problems.isEmpty()) {
            problems.add(Problem.of(
                    sheet.name(),
                    "source." + key,
                    spec.name(),
                    wanted.collect(Collectors.joining(", ")),
                    String.join(", ", sheet.header())));
        }
    }

    private void row(Sheet.Row row) {
        sheet.fault(row).ifPresent(problems::add);
        Map<String, Outcome> outcomes = outcomes(row);
        Map<String, Value> values = values(row);
        if (!problems.isEmpty()) {
            setAside(row, problems.getFirst().message());
            problems.clear();
        } else if (outcomes.isEmpty()) {
            setAside(row, Message.of("source.nothing-measured"));
        } else if (values.isEmpty()) {
            setAside(row, Message.of("source.nothing-set"));
        } else {
            String name = group == null ? "" : Numbers.normal(group.text(row));
            rows.add(new SourceRows.Row(row.line(), name, new Point(values), outcomes));
        }
    }

    private Map<String, Outcome> outcomes(Sheet.Row row) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        objectives.forEach((objective, reader) -> {
            if (!ParameterCells.isNothing(reader.text(row))) {
                reader.outcome(row).ifPresent(outcome -> outcomes.put(objective.name(), outcome));
            }
        });
        return outcomes;
    }

    /** The values of the parameters in a row, in the order of the recipe. */
    private Map<String, Value> values(Sheet.Row row) {
        String place = sheet.place(row);
        Map<String, Value> found = new HashMap<>();
        Map<String, String> rest = new LinkedHashMap<>();
        Map<String, WrittenUnit> written = new HashMap<>();
        parameters.forEach((parameter, cells) -> {
            written.put(parameter.name(), cells.written(row));
            if (cells.isRest(row)) {
                rest.put(parameter.name(), cells.text(row));
            } else {
                cells.value(row, place).ifPresent(value -> found.put(parameter.name(), value));
            }
        });
        formulas.forEach(cells -> found.putAll(cells.values(row, place)));
        if (problems.isEmpty()) {
            mixtures.complete(place, found, rest, written);
        }
        fractions.convert(found, place);
        Map<String, Value> values = new LinkedHashMap<>();
        recipe.space()
                .parameters()
                .forEach(p -> Optional.ofNullable(found.get(p.name())).ifPresent(value -> values.put(p.name(), value)));
        return values;
    }

    private void setAside(Sheet.Row row, Message reason) {
        setAside.add(new SourceRows.SetAside(row.line(), reason));
    }

    private List<Message> findings(List<Result> own) {
        List<Message> findings = new ArrayList<>();
        if (!missing.isEmpty()) {
            findings.add(Message.of("source.untold", String.join(", ", missing)));
        }
        if (!spec.table().isPlain()) {
            findings.addAll(sheet.notes());
        }
        blanks.note().ifPresent(findings::add);
        mixtures.note().ifPresent(findings::add);
        findings.addAll(FormulaCells.unused(sheet, missing));
        formulas.forEach(cells -> findings.add(cells.finding()));
        findings.addAll(fractions.findings());
        findings.addAll(columns.findings());
        parameters.values().forEach(cells -> cells.finding().ifPresent(findings::add));
        nameless().ifPresent(findings::add);
        long rests = computed.stream()
                .filter(message -> message.key().equals("table.rest"))
                .count();
        if (rests > 0) {
            findings.add(Message.of("source.rest", rests));
        }
        findings.addAll(audit(own));
        return findings;
    }

    private Optional<Message> nameless() {
        long nameless = rows.stream()
                .filter(row -> group != null && row.group().isEmpty())
                .count();
        return nameless == 0
                ? Optional.empty()
                : Optional.of(Message.of("source.no-group", nameless, String.valueOf(spec.group())));
    }

    private List<Message> audit(List<Result> own) {
        UnitAudit audit = new UnitAudit(rows, own);
        for (UnitAudit.Column column : numbers) {
            recipe.space()
                    .parameter(column.name())
                    .filter(Parameter.Numeric.class::isInstance)
                    .ifPresent(parameter -> audit.parameter((Parameter.Numeric) parameter, column));
            recipe.objectives().stream()
                    .filter(objective -> objective.name().equals(column.name()))
                    .forEach(objective -> audit.objective(objective, column));
        }
        return audit.findings();
    }

    private void number(String name, Columns.Column column, @Nullable Unit wanted) {
        Unit unit = SourceColumns.unit(column, wanted);
        Unit declared = unit != null && wanted != null && unit.converts(wanted) ? unit : null;
        numbers.add(new UnitAudit.Column(name, column.header(), wanted, declared));
    }
}
