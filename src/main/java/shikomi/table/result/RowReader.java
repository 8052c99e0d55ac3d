package shikomi.table.result;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.column.CellCleaner;
import shikomi.table.column.CellReader;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.Columns;
import shikomi.table.column.Conversion;
import shikomi.table.column.Mapping;
import shikomi.table.column.Meaning;
import shikomi.table.file.Sheet;

/** Reads rows as a mapping says. */
final class RowReader {
    private static final Pattern ID = Pattern.compile("(?i)e[-_ ]?0*(\\d{1,8})");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ].*)?");

    private final Campaign campaign;
    private final CellCleaner cleaner;
    private final Map<ColumnGuess, CellReader> readers = new LinkedHashMap<>();
    private final Map<ColumnGuess, Conversion> conversions = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, ColumnGuess> parameters = new LinkedHashMap<>();
    private final Map<Meaning.Kind, ColumnGuess> first = new EnumMap<>(Meaning.Kind.class);
    private final List<ColumnGuess> objectives;
    private final List<ColumnGuess> notes;
    private final boolean ownLabels;

    RowReader(Sheet sheet, Mapping mapping, Campaign campaign) {
        this.campaign = campaign;
        this.cleaner = new CellCleaner(campaign.recipe(), mapping);
        this.objectives = mapping.used(Meaning.Kind.OBJECTIVE);
        this.notes = mapping.used(Meaning.Kind.NOTE);
        mapping.columns().forEach(column -> first.putIfAbsent(column.meaning().kind(), column));
        mapping.used(Meaning.Kind.PARAMETER)
                .forEach(column -> parameters.putIfAbsent(column.meaning().name(), column));
        for (ColumnGuess column : mapping.columns()) {
            Conversion conversion =
                    Conversion.of(column.unit(), column.meaning().unit());
            conversions.put(column, conversion);
            if (column.meaning().kind() != Meaning.Kind.NONE) {
                readers.put(
                        column,
                        new CellReader(
                                sheet,
                                new Columns.Column(column.index(), column.header(), null),
                                conversion.from(),
                                problems));
            }
        }
        this.ownLabels = Optional.ofNullable(first.get(Meaning.Kind.EXPERIMENT))
                .map(column -> sheet.rows().stream()
                        .map(row -> row.cell(column.index()))
                        .noneMatch(cell -> ID.matcher(Numbers.normal(cell)).matches()
                                || find(cell).isPresent()))
                .orElse(false);
    }

    /** Whether ids are the lab's own labels: none of them is one of this campaign, nor looks like it. */
    boolean hasOwnLabels() {
        return ownLabels;
    }

    /** Experiment {@code E-014}, written as people do: {@code e14}, {@code Ｅ－０１４}. */
    private Optional<Experiment> find(String id) {
        String normal = Numbers.normal(id).replace('−', '-').replace('ー', '-').replace('‐', '-');
        Optional<Experiment> exact = campaign.experiment(normal);
        Matcher matcher = ID.matcher(normal);
        return exact.isPresent() || !matcher.matches()
                ? exact
                : campaign.experiment(String.format(Locale.ROOT, "E-%03d", Integer.parseInt(matcher.group(1))));
    }

    RowRecord read(Sheet.Row raw) {
        problems.clear();
        CellCleaner.Cleaned cleaned = cleaner.clean(raw);
        Sheet.Row row = cleaned.row();
        String id = text(Meaning.Kind.EXPERIMENT, row);
        Optional<Experiment> experiment = id.isEmpty() || ownLabels ? Optional.empty() : find(id);
        List<Map.Entry<Objective, Outcome>> outcomes = outcomes(row);
        boolean silent = outcomes.isEmpty() && problems.isEmpty();
        Point point = silent ? null : point(row, experiment);
        ReplicateRows.Details details = details(row, cleaned.remarks(), ownLabels ? id : "");
        Integer replicate = replicate(row);
        return new RowRecord(
                raw,
                ownLabels ? "" : id,
                experiment,
                replicate,
                point,
                outcomes,
                details,
                silent ? List.of() : problems.stream().map(Problem::message).toList(),
                cleaned.told());
    }

    private List<Map.Entry<Objective, Outcome>> outcomes(Sheet.Row row) {
        List<Map.Entry<Objective, Outcome>> outcomes = new ArrayList<>();
        for (ColumnGuess column : objectives) {
            Objective objective =
                    campaign.recipe().objective(column.meaning().name()).orElseThrow();
            reader(column)
                    .outcome(row)
                    .flatMap(outcome -> converted(column, row, outcome))
                    .ifPresent(outcome -> outcomes.add(Map.entry(objective, outcome)));
        }
        return outcomes;
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

    /** A planned experiment was made as planned where its row says nothing else. */
    private @Nullable Point point(Sheet.Row row, Optional<Experiment> experiment) {
        int before = problems.size();
        Map<String, Value> values = new LinkedHashMap<>();
        for (Parameter parameter : campaign.recipe().space().parameters()) {
            Optional<ColumnGuess> column = Optional.ofNullable(parameters.get(parameter.name()));
            boolean blank = column.isEmpty() || row.cell(column.get().index()).isEmpty();
            Value planned =
                    experiment.map(e -> e.point().value(parameter.name())).orElse(null);
            if (blank && planned != null) {
                values.put(parameter.name(), planned);
            } else if (column.isEmpty() && !(parameter instanceof Parameter.Context)) {
                problems.add(Problem.of("", "table.not-mapped", parameter.name()));
            } else if (column.isPresent() && !(blank && parameter instanceof Parameter.Context)) {
                reader(column.get())
                        .value(row, unlimited(parameter))
                        .flatMap(value -> scaled(column.get(), row, value))
                        .ifPresent(value -> values.put(parameter.name(), value));
            }
        }
        return problems.size() == before ? new Point(values) : null;
    }

    /** Limits hold for the converted value only: −5 °C is 268 K. */
    private static Parameter unlimited(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Numeric numeric -> new Parameter.Discrete(numeric.name(), List.of(-1.0), numeric.unit());
            case Parameter.Choosing choosing -> choosing;
            case Parameter.Context context -> context;
        };
    }

    private Optional<Value> scaled(ColumnGuess column, Sheet.Row row, Value value) {
        if (!(value instanceof Value.Amount(double number))) {
            return Optional.of(value);
        }
        double converted = Objects.requireNonNull(conversions.get(column)).apply(number);
        boolean below = converted < 0
                && campaign.recipe().space().parameter(column.meaning().name()).orElse(null)
                        instanceof Parameter.Numeric numeric
                && numeric.low() >= 0;
        if (below || !Double.isFinite(converted)) {
            String text = row.cell(column.index());
            problems.add(
                    below
                            ? Problem.of("", "table.negative", column.header(), text, 0)
                            : Problem.of("", "table.no-number", column.header(), text));
            return Optional.empty();
        }
        return Optional.of(Value.of(converted));
    }

    private ReplicateRows.Details details(Sheet.Row row, List<String> remarks, String label) {
        List<String> texts = new ArrayList<>();
        if (!label.isEmpty()) {
            texts.add(Numbers.normal(label));
        }
        for (ColumnGuess column : notes) {
            texts.add(row.cell(column.index()));
        }
        texts.addAll(remarks);
        texts.removeIf(String::isBlank);
        return new ReplicateRows.Details(
                amount(Meaning.Kind.MONEY, row),
                amount(Meaning.Kind.HOURS, row),
                date(row),
                text(Meaning.Kind.BY, row).isEmpty() ? null : text(Meaning.Kind.BY, row),
                texts.isEmpty() ? null : String.join("; ", texts));
    }

    private String text(Meaning.Kind kind, Sheet.Row row) {
        ColumnGuess column = first.get(kind);
        return column == null ? "" : row.cell(column.index());
    }

    private @Nullable Double amount(Meaning.Kind kind, Sheet.Row row) {
        ColumnGuess column = first.get(kind);
        return column == null ? null : reader(column).amount(row);
    }

    private @Nullable LocalDate date(Sheet.Row row) {
        String text = Numbers.normal(text(Meaning.Kind.DATE, row));
        Matcher day = DAY.matcher(text);
        if (!text.isEmpty()) {
            try {
                if (day.matches()) {
                    return LocalDate.parse(String.format(
                            Locale.ROOT,
                            "%s-%02d-%02d",
                            day.group(1),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(3))));
                }
            } catch (DateTimeParseException noDay) {
                // told below
            }
            problems.add(Problem.of("", "table.no-date", text));
        }
        return null;
    }

    private @Nullable Integer replicate(Sheet.Row row) {
        String text = text(Meaning.Kind.REPLICATE, row);
        Optional<Double> number = Numbers.parse(text).filter(x -> x >= 1 && x < 10_000 && x == Math.rint(x));
        if (!text.isEmpty() && number.isEmpty()) {
            problems.add(Problem.of("", "table.no-replicate", text));
        }
        return number.map(Double::intValue).orElse(null);
    }
}
