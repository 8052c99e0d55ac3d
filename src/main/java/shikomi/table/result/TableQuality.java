package shikomi.table.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import shikomi.campaign.FailureCodes;
import shikomi.campaign.Outcome;
import shikomi.math.RobustStatistics;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Mixture;
import shikomi.space.Parameter;
import shikomi.space.Value;
import shikomi.table.column.Layout;

/** Findings on a table as a whole: outliers, dummy values, rounding, totals and dates. The table is not changed. */
final class TableQuality {
    /** Tables with fewer rows give no findings. Set by judgement. */
    private static final int LEAST = 8;

    private static final int MOST_LISTED = 10;

    private final Layout layout;
    private final Recipe recipe;
    private final List<RowRecord> rows;
    private final List<Message> findings = new ArrayList<>();

    /** A number with its row. */
    private record Valued(RowRecord row, double value) {}

    TableQuality(Layout layout, Recipe recipe, List<RowRecord> rows) {
        this.layout = layout;
        this.recipe = recipe;
        this.rows = rows.stream().filter(row -> row.point() != null).toList();
    }

    List<Message> findings() {
        for (Objective objective : recipe.objectives()) {
            List<Valued> values = values(objective);
            dummies(objective.title(), values);
            outliers(objective.title(), values);
            rounding(objective.title(), values);
            constant(
                    objective.title(),
                    values.stream().map(v -> (Object) v.value()).toList());
        }
        recipe.space().parameters().forEach(parameter -> constant(parameter.title(), values(parameter)));
        recipe.space().mixtures().forEach(this::totals);
        oneDay();
        return findings;
    }

    private List<Object> values(Parameter parameter) {
        List<Object> values = new ArrayList<>();
        for (RowRecord row : rows) {
            Value value = Objects.requireNonNull(row.point()).value(parameter.name());
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private List<Valued> values(Objective objective) {
        List<Valued> values = new ArrayList<>();
        for (RowRecord row : rows) {
            for (Map.Entry<Objective, Outcome> each : row.outcomes()) {
                if (each.getKey().equals(objective)
                        && each.getValue() instanceof Outcome.Measured(double value, double ignored)) {
                    values.add(new Valued(row, value));
                }
            }
        }
        return values;
    }

    private String list(List<RowRecord> found) {
        String listed = String.join(
                ", ",
                found.stream()
                        .distinct()
                        .limit(MOST_LISTED)
                        .map(row -> layout.label(row.row()))
                        .toList());
        return found.size() > MOST_LISTED ? listed + ", …" : listed;
    }

    /** Reports dummy values: well-known ones such as −999, and values that repeat far from all others. */
    private void dummies(Text name, List<Valued> values) {
        Map<Double, List<RowRecord>> same = new TreeMap<>();
        values.forEach(
                v -> same.computeIfAbsent(v.value(), x -> new ArrayList<>()).add(v.row()));
        double[] others = values.stream().mapToDouble(Valued::value).toArray();
        var robust = RobustStatistics.of(others);
        same.forEach((value, found) -> {
            boolean apart =
                    found.size() >= 3 && robust.filter(r -> r.isFar(value)).isPresent();
            if (FailureCodes.isUsual(value) || apart) {
                findings.add(Message.of("table.finding.dummy", name, value, found.size(), list(found)));
            }
        });
    }

    private void outliers(Text name, List<Valued> values) {
        RobustStatistics.of(values.stream().mapToDouble(Valued::value).toArray())
                .ifPresent(robust -> {
                    List<RowRecord> far = values.stream()
                            .filter(v -> robust.isFar(v.value()) && !FailureCodes.isUsual(v.value()))
                            .map(Valued::row)
                            .toList();
                    if (!far.isEmpty() && far.size() <= 0.1 * values.size()) {
                        findings.add(Message.of(
                                "table.finding.outlier", name, far.size(), Figures.value(robust.median()), list(far)));
                    }
                });
    }

    /** Reports rounding by one person: all of their numbers end in 0 or 5, unlike those of the others. */
    private void rounding(Text name, List<Valued> values) {
        int places = Math.max(
                1,
                values.stream()
                        .mapToInt(v -> Numbers.exact(v.value()).scale())
                        .max()
                        .orElse(0));
        byPerson(values).forEach((person, own) -> {
            List<Valued> others = values.stream()
                    .filter(v ->
                            person(v).filter(other -> !other.equals(person)).isPresent())
                    .toList();
            boolean enough = own.size() >= LEAST && others.size() >= LEAST;
            if (enough && rounded(own, places) == 1 && rounded(others, places) < 0.6) {
                findings.add(Message.of("table.finding.rounding", name, person, own.size(), others.size()));
            }
        });
    }

    private static Map<String, List<Valued>> byPerson(List<Valued> values) {
        Map<String, List<Valued>> byPerson = new LinkedHashMap<>();
        values.forEach(v -> person(v)
                .ifPresent(person ->
                        byPerson.computeIfAbsent(person, p -> new ArrayList<>()).add(v)));
        return byPerson;
    }

    private static Optional<String> person(Valued value) {
        return Optional.ofNullable(value.row().details().by()).map(Numbers::normal);
    }

    /** The fraction of numbers whose last decimal place is 0 or 5; for whole numbers, the last digit is used. */
    private static double rounded(List<Valued> values, int places) {
        boolean whole = values.stream().allMatch(v -> v.value() == Math.rint(v.value())) && places <= 1;
        return (double) values.stream()
                        .filter(v -> Math.round(Math.abs(v.value()) * (whole ? 1 : Math.pow(10, places))) % 5 == 0)
                        .count()
                / values.size();
    }

    private void constant(Text name, List<Object> values) {
        Set<Object> different = new HashSet<>(values);
        if (values.size() >= LEAST && different.size() == 1) {
            Object only = values.getFirst() instanceof Value value ? value.toString() : values.getFirst();
            findings.add(Message.of("table.finding.constant", name, only, values.size()));
        }
    }

    private void totals(Mixture mixture) {
        List<RowRecord> off = rows.stream()
                .filter(row -> RowChecks.total(mixture, Objects.requireNonNull(row.point()))
                        .filter(sum -> RowChecks.isOff(sum, mixture.total()))
                        .isPresent())
                .toList();
        if (!off.isEmpty()) {
            findings.add(Message.of("table.finding.total", mixture.name(), mixture.total(), off.size(), list(off)));
        }
    }

    /** Reports a day with many rows among days with few: this is probably the date of entry, not of the experiments. */
    private void oneDay() {
        Map<LocalDate, List<RowRecord>> days = new TreeMap<>();
        for (RowRecord row : rows) {
            LocalDate date = row.details().date();
            if (date != null) {
                days.computeIfAbsent(date, d -> new ArrayList<>()).add(row);
            }
        }
        int[] sizes = days.values().stream().mapToInt(List::size).sorted().toArray();
        int usual = sizes.length == 0 ? 1 : Math.max(1, sizes[(sizes.length - 1) / 2]);
        days.forEach((day, found) -> {
            if (sizes.length >= 3 && found.size() >= LEAST && found.size() >= 4 * usual) {
                findings.add(Message.of("table.finding.day", found.size(), day, usual, list(found)));
            }
        });
    }
}
