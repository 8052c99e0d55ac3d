package shikomi.table.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Given;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Condition;
import shikomi.space.Mixture;
import shikomi.space.Point;
import shikomi.table.cell.DecimalMarks;
import shikomi.table.cell.Remark;
import shikomi.table.column.CellReader;
import shikomi.table.column.Columns;
import shikomi.table.column.RecipeComponents;
import shikomi.table.column.TableChoices;
import shikomi.table.composition.MixtureAmounts;
import shikomi.table.composition.OtherParts;
import shikomi.table.file.Sheet;

/** Reads measured rows and combines replicates. */
final class ResultReader {
    private static final List<String> OPTIONAL =
            List.of("experiment", "replicate", "state", "date", "by", "money", "hours", "note");

    /** Details that are also found by other words for them; ids are not, since a number may count anything. */
    private static final Set<String> SPOKEN = Set.of("date", "by", "note");

    private final Sheet sheet;
    private final Recipe recipe;
    /** The number of cells read by convention that are listed one by one. Set by judgement. */
    private static final int MOST_CONVENTIONS = 20;

    /** A replicate number below this one; a larger one counts something else. Set by judgement. */
    static final int MOST_REPLICATES = 10_000;

    private final List<Problem> problems = new ArrayList<>();
    private final List<Message> conventions = new ArrayList<>();
    private final Columns columns;
    private final PointReader points;
    private final BlankCells blanks;
    private final SummaryRows summaries;
    private final MixtureAmounts mixtures;
    private final Map<Objective, CellReader> objectives = new LinkedHashMap<>();
    private final Map<String, CellReader> optional = new LinkedHashMap<>();
    private final Map<Object, ReplicateRows> experiments = new LinkedHashMap<>();
    private final Set<Condition> conditions = new HashSet<>();
    private final List<ResultTable.SetAside> setAside = new ArrayList<>();
    private final Map<Objective, List<ResultNotes.Value>> values = new LinkedHashMap<>();
    private int outside;

    ResultReader(Sheet sheet, Recipe recipe, TableChoices choices) {
        this.sheet = sheet;
        this.recipe = recipe;
        this.columns = new Columns(sheet, problems);
        DecimalMarks marks = new DecimalMarks(sheet, column -> choices.notation());
        boolean normalised = choices.shape().composition().normalised();
        this.mixtures = new MixtureAmounts(recipe.space(), normalised, problems, conventions);
        this.points = new PointReader(sheet, recipe.space(), columns, marks, mixtures, problems, conventions);
        this.blanks = new BlankCells(choices.shape().blank(), points.columns());
        recipe.objectives()
                .forEach(objective -> columns.find(objective.names(), objective.unit())
                        .ifPresent(column -> objectives.put(objective, reader(column, objective, marks))));
        OPTIONAL.forEach(name -> (SPOKEN.contains(name) ? columns.detail(name) : columns.find(List.of(name), null))
                .ifPresent(c -> optional.put(name, new CellReader(sheet, c, null, marks, problems))));
        this.summaries = new SummaryRows(sheet, new RecipeComponents(recipe), this::isNoLabel);
        if (objectives.isEmpty()) {
            columns.need(recipe.primary().names(), null);
        }
        recipe.objectives().stream()
                .filter(objective -> !objectives.containsKey(objective))
                .forEach(this::checkResembling);
    }

    /** Reports columns that may hold an objective but are not called so; to leave them out would lose results. */
    private void checkResembling(Objective objective) {
        List<String> others = columns.resembling(objective.names());
        if (!others.isEmpty()) {
            problems.add(
                    Problem.of(sheet.name() + ":1", "table.resembling", String.join(", ", others), objective.title()));
        }
    }

    private CellReader reader(Columns.Column column, Objective objective, DecimalMarks marks) {
        return new CellReader(sheet, column, objective.unit(), marks.notation(column.index()), problems, conventions);
    }

    Reading<ResultTable> read() {
        if (problems.isEmpty()) {
            sheet.rows().forEach(row -> row(blanks.filled(row, false)));
        }
        if (!problems.isEmpty()) {
            return Reading.failed(PointReader.listed(sheet.name(), askedOnce()));
        }
        List<Given> given =
                experiments.values().stream().map(ReplicateRows::given).toList();
        int rows = experiments.values().stream().mapToInt(ReplicateRows::rows).sum();
        return Reading.of(new ResultTable(given, rows, conditions.size(), setAside, notes(), columns.unread()));
    }

    /** The problems, in which a column whose numbers or dates have two readings stands once. */
    private List<Problem> askedOnce() {
        Set<Object> asked = new HashSet<>();
        return problems.stream()
                .filter(problem -> switch (problem.message().key()) {
                    case "table.comma", "table.words" ->
                        asked.add(List.of(
                                problem.message().key(),
                                problem.message().arguments().getFirst()));
                    case "table.mixed-bases" ->
                        asked.add(List.of(
                                problem.message().key(), problem.message().arguments()));
                    case "table.date-order" -> asked.add(problem.message().key());
                    default -> true;
                })
                .toList();
    }

    private List<Message> notes() {
        List<Message> notes = new ArrayList<>(sheet.notes());
        notes.addAll(columns.notes());
        List<Message> different = conventions.stream().distinct().toList();
        notes.addAll(different.subList(0, Math.min(MOST_CONVENTIONS, different.size())));
        if (different.size() > MOST_CONVENTIONS) {
            notes.add(Message.of("table.more-notes", different.size() - MOST_CONVENTIONS));
        }
        blanks.note().ifPresent(notes::add);
        mixtures.note().ifPresent(notes::add);
        mixtures.otherParts(OtherParts.in(sheet, new RecipeComponents(recipe), columns::isUsed))
                .ifPresent(notes::add);
        if (outside > 0) {
            notes.add(Message.of("table.outside", outside));
        }
        values.forEach((objective, found) -> notes.addAll(ResultNotes.of(objective, found)));
        return notes;
    }

    private void row(Sheet.Row written) {
        int before = problems.size();
        Optional<String> summary = summaries.word(written);
        if (summary.isPresent()) {
            setAside.add(new ResultTable.SetAside(written.line(), Message.of("table.summary", summary.get())));
            return;
        }
        List<String> remarks = new ArrayList<>();
        Sheet.Row row = withoutRemarks(written, remarks);
        Map<Objective, Outcome> outcomes = outcomes(row, before);
        if (outcomes.isEmpty() && problems.size() == before) {
            setAside.add(new ResultTable.SetAside(row.line(), nothing(row)));
            return;
        }
        sheet.fault(row).ifPresent(problems::add);
        outcomes.forEach((objective, outcome) -> checkScale(row, objective, outcome));
        Optional<Point> point = points.point(row);
        checkReplicate(row);
        ReplicateRows.Details details = details(row, remarks);
        if (problems.size() == before && point.isPresent()) {
            keep(row, point.get(), outcomes, details);
        }
    }

    private Map<Objective, Outcome> outcomes(Sheet.Row row, int before) {
        Map<Objective, Outcome> outcomes = new LinkedHashMap<>();
        objectives.forEach(
                (objective, reader) -> reader.outcome(row).ifPresent(outcome -> outcomes.put(objective, outcome)));
        String state = text("state", row);
        if (state != null && outcomes.isEmpty() && problems.size() == before && FailedState.isFailed(state)) {
            conventions.add(Message.of("table.state-failed", state));
            FailedState.outcomes(recipe).forEach(each -> outcomes.put(each.getKey(), each.getValue()));
        } else if (state != null && FailedState.isContradicted(state, List.copyOf(outcomes.entrySet()))) {
            problems.add(Problem.of(sheet.place(row), "table.state", state));
        }
        return outcomes;
    }

    /** A row whose measured numbers stand without the remarks behind them: {@code 50 (cracked)}. */
    private Sheet.Row withoutRemarks(Sheet.Row row, List<String> remarks) {
        List<String> cells = new ArrayList<>(row.cells());
        objectives.forEach((objective, reader) -> Remark.of(reader.text(row)).ifPresent(remark -> {
            conventions.add(remark.message(sheet.header().get(reader.index()), reader.text(row)));
            remarks.add(objective.name() + ": " + remark.words());
            cells.set(reader.index(), remark.number());
        }));
        return remarks.isEmpty() ? row : new Sheet.Row(row.line(), cells);
    }

    private boolean isNoLabel(int column) {
        CellReader id = optional.get("experiment");
        return columns.isUsed(column) && (id == null || id.index() != column);
    }

    private Message nothing(Sheet.Row row) {
        String note = text("note", row);
        return note == null ? Message.of("table.nothing-measured") : Message.of("table.nothing-noted", note);
    }

    private void keep(Sheet.Row row, Point point, Map<Objective, Outcome> outcomes, ReplicateRows.Details details) {
        Condition condition = recipe.space().condition(point);
        String id = Optional.ofNullable(text("experiment", row))
                .map(Numbers::normal)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        ReplicateRows experiment = experiments.computeIfAbsent(
                id == null ? (Object) row.line() : id, key -> new ReplicateRows(id, point, condition, row.line()));
        if (!experiment.condition().equals(condition)) {
            problems.add(Problem.of(sheet.place(row), "table.same-id", String.valueOf(id), experiment.line()));
            return;
        }
        checkRecorded(row, point, experiment);
        checkTotals(row, point);
        conditions.add(condition);
        experiment.add(outcomes, details, text("state", row));
        outside += recipe.space().broken(point).isPresent() ? 1 : 0;
        outcomes.forEach((objective, outcome) -> {
            if (outcome instanceof Outcome.Measured(double value, double ignored)) {
                values.computeIfAbsent(objective, o -> new ArrayList<>())
                        .add(new ResultNotes.Value(sheet.place(row), condition, value, false));
            }
        });
    }

    /** Reports a recorded value that differs from that of the first row of the experiment, which has only one. */
    private void checkRecorded(Sheet.Row row, Point point, ReplicateRows experiment) {
        RecordedValues.between(recipe.space(), experiment.point(), point)
                .ifPresent(other -> problems.add(Problem.of(
                        sheet.place(row),
                        "table.other-context",
                        other.title(),
                        other.value(),
                        other.first(),
                        experiment.line())));
        conventions.addAll(RecordedValues.taken(recipe.space(), experiment.point(), point));
    }

    /** Reports a mixture that misses its total by more than weighing explains: percent, or a part that is missing. */
    private void checkTotals(Sheet.Row row, Point point) {
        for (Mixture mixture : recipe.space().mixtures()) {
            RowChecks.total(mixture, point)
                    .filter(sum -> RowChecks.isOff(sum, mixture.total()))
                    .ifPresent(sum -> problems.add(Problem.of(
                            sheet.place(row),
                            RowChecks.isOff(sum, 100 * mixture.total()) ? "table.total" : "table.total-percent",
                            mixture.name(),
                            Figures.value(sum),
                            mixture.total(),
                            mixture.components().getFirst())));
        }
    }

    private void checkScale(Sheet.Row row, Objective objective, Outcome outcome) {
        if (outcome instanceof Outcome.Measured(double value, double ignored) && !objective.canBeModelled(value)) {
            problems.add(Problem.of(sheet.place(row), "table.not-positive", objective.title(), value));
        }
    }

    private ReplicateRows.Details details(Sheet.Row row, List<String> remarks) {
        String note = Stream.concat(Stream.ofNullable(text("note", row)), remarks.stream())
                .collect(Collectors.joining("; "));
        CellReader money = optional.get("money");
        CellReader hours = optional.get("hours");
        return new ReplicateRows.Details(
                money == null ? null : money.money(row, recipe.cost()),
                hours == null ? null : hours.hours(row, Result.MOST_HOURS),
                date(row),
                text("by", row),
                note.isEmpty() ? null : note);
    }

    private @Nullable String text(String name, Sheet.Row row) {
        CellReader reader = optional.get(name);
        return reader == null || reader.isBlank(row) ? null : reader.text(row);
    }

    private @Nullable LocalDate date(Sheet.Row row) {
        CellReader reader = optional.get("date");
        return reader == null ? null : reader.date(row).orElse(null);
    }

    /** Checks the replicate number, which is not used otherwise: replicates are counted in the order of their rows. */
    private void checkReplicate(Sheet.Row row) {
        String text = text("replicate", row);
        if (text != null
                && Numbers.parse(text)
                        .filter(x -> x >= 1 && x < MOST_REPLICATES && x == Math.rint(x))
                        .isEmpty()) {
            problems.add(Problem.of(sheet.place(row), "table.no-replicate", text));
        }
    }
}
