package shikomi.table.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Text;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.cell.DecimalMarks;
import shikomi.table.cell.Notation;
import shikomi.table.column.AbsoluteZero;
import shikomi.table.column.CellCleaner;
import shikomi.table.column.CellReader;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.Columns;
import shikomi.table.column.Conversion;
import shikomi.table.column.Layout;
import shikomi.table.column.Mapping;
import shikomi.table.column.RecipeComponents;
import shikomi.table.composition.MixtureAmounts;
import shikomi.table.composition.OtherParts;
import shikomi.table.composition.PartUnits;
import shikomi.table.composition.WrittenUnit;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Reads rows according to a mapping. */
final class RowReader {
    private final Campaign campaign;
    private final CellCleaner cleaner;
    private final Map<ColumnGuess, CellReader> readers = new LinkedHashMap<>();
    private final Map<ColumnGuess, Conversion> conversions = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Message> conventions = new ArrayList<>();
    private final Map<ColumnGuess, AbsoluteZero> zeros = new HashMap<>();
    private final ExperimentIds ids;
    private final DecimalMarks marks;
    private final Map<String, ColumnGuess> parameters = new LinkedHashMap<>();
    private final Map<ColumnMeaning.Kind, ColumnGuess> first = new EnumMap<>(ColumnMeaning.Kind.class);
    private final List<ColumnGuess> objectives;
    private final Specimens specimens;
    private final List<ColumnGuess> notes;
    private final boolean ownLabels;
    private final BlankCells blanks;
    private final PlannedCells plans;
    private final SummaryRows summaries;
    private final MixtureAmounts mixtures;
    private final boolean normalised;
    private final Sheet sheet;

    RowReader(Layout layout, Mapping mapping, Campaign campaign) {
        this.sheet = layout.sheet();
        this.campaign = campaign;
        this.ids = new ExperimentIds(campaign);
        this.marks = new DecimalMarks(sheet, mapping::notation);
        this.cleaner = new CellCleaner(campaign.recipe(), mapping, marks);
        this.objectives = mapping.used(ColumnMeaning.Kind.OBJECTIVE);
        this.specimens = new Specimens(objectives);
        this.notes = mapping.used(ColumnMeaning.Kind.NOTE);
        mapping.columns().forEach(column -> first.putIfAbsent(column.meaning().kind(), column));
        mapping.used(ColumnMeaning.Kind.PARAMETER)
                .forEach(column -> parameters.putIfAbsent(column.meaning().name(), column));
        this.normalised = layout.shape().composition().normalised();
        this.mixtures = new MixtureAmounts(campaign.recipe().space(), normalised, problems, conventions);
        mapping.columns().forEach(this::addReader);
        this.blanks = new BlankCells(layout.shape().blank(), columns());
        this.ownLabels = Optional.ofNullable(first.get(ColumnMeaning.Kind.EXPERIMENT))
                .filter(column -> !isOfIds(column))
                .map(column -> sheet.rows().stream()
                        .map(row -> row.cell(column.index()))
                        .noneMatch(ids::isId))
                .orElse(false);
        this.plans = new PlannedCells(sheet, campaign);
        this.summaries = new SummaryRows(sheet, new RecipeComponents(campaign.recipe()), this::isNoLabel);
        nameExperiments();
    }

    private void nameExperiments() {
        if (!ownLabels) {
            sheet.rows()
                    .forEach(row ->
                            ids.find(text(ColumnMeaning.Kind.EXPERIMENT, row)).ifPresent(plans::name));
        }
    }

    private Map<Integer, Parameter> columns() {
        Map<Integer, Parameter> columns = new HashMap<>();
        campaign.recipe().space().parameters().forEach(parameter -> {
            ColumnGuess column = parameters.get(parameter.name());
            if (column != null) {
                columns.put(column.index(), parameter);
            }
        });
        return columns;
    }

    private void addReader(ColumnGuess column) {
        Conversion conversion = Conversion.of(column.unit(), unit(column));
        conversions.put(column, conversion);
        if (column.meaning().kind() != ColumnMeaning.Kind.NONE) {
            Columns.Column unconverted = new Columns.Column(column.index(), column.header(), null);
            Notation notation = marks.notation(column.index());
            readers.put(column, new CellReader(sheet, unconverted, conversion.from(), notation, problems, conventions));
        }
    }

    /** The unit in which a column is read: that of the recipe, or that of parts which are scaled to a total. */
    private @Nullable Unit unit(ColumnGuess column) {
        Unit own = column.unit().isEmpty() || column.isUnitOpen() ? null : Unit.of(column.unit());
        if (own == null || !normalised || !column.meaning().isPart(own, campaign.recipe())) {
            return column.meaning().unit();
        }
        Unit common = PartUnits.common(own).orElse(own);
        mixtures.weigh(column.meaning().name(), common);
        return common;
    }

    /** Whether a column holds ids as its heading says: of this campaign, or of another that was exported. */
    private boolean isOfIds(ColumnGuess column) {
        return Numbers.normal(sheet.header().get(column.index())).equalsIgnoreCase("experiment");
    }

    /** Whether ids are the lab's own labels: none of them is an id of this campaign or resembles one. */
    boolean hasOwnLabels() {
        return ownLabels;
    }

    /** Notes on the blank cells that were filled in and the rows that were scaled, if there are any. */
    List<Message> computed() {
        List<String> others = OtherParts.in(sheet, new RecipeComponents(campaign.recipe()), this::isRead);
        return Stream.of(blanks.note(), mixtures.note(), mixtures.otherParts(others))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isRead(int column) {
        return readers.keySet().stream().anyMatch(read -> read.index() == column);
    }

    RowRecord read(Sheet.Row raw) {
        problems.clear();
        conventions.clear();
        String label = text(ColumnMeaning.Kind.EXPERIMENT, raw);
        String id = ownLabels ? "" : label;
        Map<Parameter, String> planned = plans.of(raw);
        Optional<Experiment> experiment = experiment(id, planned);
        Sheet.Row whole = blanks.filled(raw, experiment.isPresent());
        CellCleaner.Cleaned cleaned = cleaner.clean(whole);
        Sheet.Row row = cleaned.row();
        List<ColumnGuess> filled = new ArrayList<>();
        List<Map.Entry<Objective, Outcome>> outcomes = outcomes(row, filled);
        boolean nothing = outcomes.isEmpty() && problems.isEmpty();
        if (!nothing) {
            sheet.fault(row).ifPresent(problems::add);
            unitsOpen(row);
        }
        Point point = nothing ? null : point(row, experiment);
        ReplicateRows.Details details = details(row, cleaned.remarks(), ownLabels && !nothing ? label : "");
        Integer replicate = replicate(row);
        List<Message> reasons =
                nothing ? List.of() : problems.stream().map(Problem::message).toList();
        List<Message> changes = new ArrayList<>(cleaned.changes());
        changes.addAll(conventions);
        String state = text(ColumnMeaning.Kind.STATE, row);
        List<Integer> numbers = specimens.of(filled, outcomes.size());
        return new RowRecord(
                whole, id, experiment, planned, state, replicate, point, outcomes, numbers, details, reasons, changes);
    }

    /** Holds back a row with a number whose unit a person must choose first. */
    private void unitsOpen(Sheet.Row row) {
        readers.keySet().stream()
                .filter(column ->
                        column.isUnitOpen() && !row.cell(column.index()).isBlank())
                .forEach(column -> problems.add(Problem.of("", "table.unit-open", column.header())));
    }

    /** The experiment that a row names, or if it has no id, the one whose plan it carries. */
    private Optional<Experiment> experiment(String id, Map<Parameter, String> planned) {
        Optional<Experiment> experiment = id.isEmpty() ? plans.like(planned) : ids.find(id);
        experiment.ifPresent(plans::name);
        if (id.isEmpty() && experiment.isPresent()) {
            conventions.add(Message.of("table.no-id", experiment.get().id()));
        }
        return experiment;
    }

    /** A doubt about a row that seems to sum up others. */
    Optional<Message> summary(Sheet.Row row) {
        return summaries.word(row).map(word -> Message.of("table.doubt.summary", word));
    }

    private boolean isNoLabel(int column) {
        return readers.keySet().stream()
                .anyMatch(read -> read.index() == column && read.meaning().kind() != ColumnMeaning.Kind.EXPERIMENT);
    }

    /** The experiment whose plan a row with another id carries. */
    Optional<Experiment> like(RowRecord record) {
        return plans.like(record.planned());
    }

    /** @param filled receives the column of each outcome */
    private List<Map.Entry<Objective, Outcome>> outcomes(Sheet.Row row, List<ColumnGuess> filled) {
        List<Map.Entry<Objective, Outcome>> outcomes = new ArrayList<>();
        for (ColumnGuess column : objectives) {
            Objective objective =
                    campaign.recipe().objective(column.meaning().name()).orElseThrow();
            reader(column)
                    .outcome(row)
                    .flatMap(outcome -> converted(column, row, outcome))
                    .ifPresent(outcome -> {
                        outcomes.add(Map.entry(objective, outcome));
                        filled.add(column);
                    });
        }
        if (outcomes.isEmpty() && problems.isEmpty() && isFailed(row)) {
            outcomes.addAll(FailedState.outcomes(campaign.recipe()));
            conventions.add(Message.of("table.state-failed", text(ColumnMeaning.Kind.STATE, row)));
        }
        return outcomes;
    }

    private boolean isFailed(Sheet.Row row) {
        return FailedState.isFailed(text(ColumnMeaning.Kind.STATE, row));
    }

    private CellReader reader(ColumnGuess column) {
        return Objects.requireNonNull(readers.get(column));
    }

    private Optional<Outcome> converted(ColumnGuess column, Sheet.Row row, Outcome outcome) {
        Optional<Outcome> converted = outcome.on(Objects.requireNonNull(conversions.get(column))::apply);
        if (converted.isEmpty()) {
            problems.add(Problem.of("", "table.no-number", column.header(), row.cell(column.index())));
        }
        return converted;
    }

    /** The point of a row; the planned value is used for each parameter that the row leaves blank. */
    private @Nullable Point point(Sheet.Row row, Optional<Experiment> experiment) {
        int before = problems.size();
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, String> rest = new LinkedHashMap<>();
        for (Parameter parameter : campaign.recipe().space().parameters()) {
            Value planned =
                    experiment.map(e -> e.point().value(parameter.name())).orElse(null);
            String cell = cell(row, parameter);
            if (parameter instanceof Parameter.Numeric && MixtureAmounts.isRest(cell)) {
                rest.put(parameter.name(), cell);
                values.put(parameter.name(), Value.of(0));
            } else {
                value(row, parameter, planned).ifPresent(value -> values.put(parameter.name(), value));
            }
        }
        if (problems.size() == before) {
            mixtures.complete("", values, rest, written(row));
        }
        return problems.size() == before ? new Point(values) : null;
    }

    private Map<String, WrittenUnit> written(Sheet.Row row) {
        Map<String, WrittenUnit> written = new HashMap<>();
        parameters.forEach((name, column) -> {
            Unit chosen = column.unit().isEmpty() ? null : Unit.of(column.unit());
            written.put(
                    name,
                    chosen != null && chosen.isKnown()
                            ? WrittenUnit.of(row.cell(column.index()), chosen)
                            : reader(column).written(row));
        });
        return written;
    }

    private String cell(Sheet.Row row, Parameter parameter) {
        ColumnGuess column = parameters.get(parameter.name());
        return column == null ? "" : row.cell(column.index());
    }

    private Optional<Value> value(Sheet.Row row, Parameter parameter, @Nullable Value planned) {
        ColumnGuess column = parameters.get(parameter.name());
        boolean context = parameter instanceof Parameter.Context;
        boolean blank = column == null || row.cell(column.index()).isEmpty();
        if (blank && planned != null && !isPart(row, parameter)) {
            return Optional.of(planned);
        }
        if (column == null && !context) {
            problems.add(Problem.of("", "table.not-mapped", parameter.title()));
        }
        return column == null || (blank && context)
                ? Optional.empty()
                : reader(column).value(row, parameter).flatMap(value -> scaled(column, row, value));
    }

    /** Whether other components of the mixture are given as parts of their sum, beside which a planned amount is none. */
    private boolean isPart(Sheet.Row row, Parameter parameter) {
        return normalised
                && PartUnits.mixture(campaign.recipe().space(), parameter.name())
                        .filter(mixture -> mixture.components().stream()
                                .flatMap(component -> campaign.recipe().space().parameter(component).stream())
                                .anyMatch(component -> !cell(row, component).isEmpty()))
                        .isPresent();
    }

    private Optional<Value> scaled(ColumnGuess column, Sheet.Row row, Value value) {
        if (!(value instanceof Value.Amount(double number))) {
            return Optional.of(value);
        }
        double converted = Objects.requireNonNull(conversions.get(column)).apply(number);
        Optional<Problem> problem =
                zeros.computeIfAbsent(column, this::zero).problem("", Text.plain(column.header()), converted);
        problem.ifPresent(problems::add);
        if (!Double.isFinite(converted)) {
            problems.add(Problem.of("", "table.no-number", column.header(), row.cell(column.index())));
        }
        return problem.isEmpty() && Double.isFinite(converted) ? Optional.of(Value.of(converted)) : Optional.empty();
    }

    private AbsoluteZero zero(ColumnGuess column) {
        return campaign.recipe()
                .space()
                .parameter(column.meaning().name())
                .map(AbsoluteZero::of)
                .orElseGet(() -> AbsoluteZero.of(column.meaning().unit()));
    }

    private ReplicateRows.Details details(Sheet.Row row, List<String> remarks, String label) {
        String by = text(ColumnMeaning.Kind.BY, row);
        String note = note(row, remarks, label);
        return new ReplicateRows.Details(
                money(row), hours(row), date(row), by.isEmpty() ? null : by, note.isEmpty() ? null : note);
    }

    private String note(Sheet.Row row, List<String> remarks, String label) {
        Stream<String> texts = notes.stream().map(column -> row.cell(column.index()));
        return Stream.of(Stream.of(Numbers.normal(label)), texts, remarks.stream())
                .flatMap(each -> each)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
    }

    private String text(ColumnMeaning.Kind kind, Sheet.Row row) {
        ColumnGuess column = first.get(kind);
        return column == null ? "" : row.cell(column.index());
    }

    private @Nullable Double money(Sheet.Row row) {
        ColumnGuess column = first.get(ColumnMeaning.Kind.MONEY);
        return column == null
                ? null
                : reader(column).money(row, campaign.recipe().cost());
    }

    private @Nullable Double hours(Sheet.Row row) {
        ColumnGuess column = first.get(ColumnMeaning.Kind.HOURS);
        return column == null ? null : reader(column).hours(row, Result.MOST_HOURS);
    }

    private @Nullable LocalDate date(Sheet.Row row) {
        ColumnGuess column = first.get(ColumnMeaning.Kind.DATE);
        return column == null ? null : reader(column).date(row).orElse(null);
    }

    private @Nullable Integer replicate(Sheet.Row row) {
        String text = text(ColumnMeaning.Kind.REPLICATE, row);
        Optional<Double> number =
                Numbers.parse(text).filter(x -> x >= 1 && x < ResultReader.MOST_REPLICATES && x == Math.rint(x));
        if (!text.isEmpty() && number.isEmpty()) {
            problems.add(Problem.of("", "table.no-replicate", text));
        }
        return number.map(Double::intValue).orElse(null);
    }
}
