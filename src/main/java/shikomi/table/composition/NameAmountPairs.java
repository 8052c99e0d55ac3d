package shikomi.table.composition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.campaign.Outcome;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.space.Mixture;
import shikomi.table.cell.CellEntry;
import shikomi.table.cell.DecimalMark;
import shikomi.table.cell.DecimalMarks;
import shikomi.table.file.Sheet;

/** Replaces columns that name a component and give its amount by a column for each component. */
final class NameAmountPairs {
    /** More different names are no components. Set by judgement. */
    private static final int MOST_COMPONENTS = 200;

    /** More names in other spellings are not listed: what a person reads through. Set by judgement. */
    private static final int MOST_NOTES = 20;

    private static final Set<String> NO_COMPONENT =
            Set.of("", "-", "–", "—", "none", "n/a", "0", "なし", "無", "無し", "keine");

    private final Sheet sheet;
    private final List<Columns> pairs;
    private final boolean added;
    private final Components components;
    private final DecimalMarks marks;
    /** The unit of the amounts of each pair; empty if its heading has none. */
    private final List<String> units;

    private final boolean isOneUnit;
    /** The parameters that cells name. */
    private final Map<String, Optional<String>> names = new LinkedHashMap<>();

    private final Map<Integer, Problem> faults = new LinkedHashMap<>();

    /** The index of the column that names a component, and that of its amount. */
    record Columns(int component, int amount) {}

    /** @param added whether the amounts of a component that is named twice in a row add up */
    NameAmountPairs(Sheet sheet, List<Columns> pairs, boolean added, Components components) {
        this.sheet = sheet;
        this.pairs = pairs;
        this.added = added;
        this.components = components;
        this.marks = new DecimalMarks(sheet);
        this.units = pairs.stream()
                .map(pair -> components.unit(sheet.header().get(pair.amount())))
                .toList();
        this.isOneUnit = units.stream().distinct().count() == 1;
    }

    /** The table with a column for each component; a component that a row does not name has the amount 0. */
    Reading<Sheet> sheet() {
        Set<String> found = components();
        if (found.size() > MOST_COMPONENTS) {
            return Reading.failed(List.of(Problem.of(
                    sheet.name(),
                    "table.pair-many",
                    sheet.header().get(pairs.getFirst().component()),
                    found.size())));
        }
        List<Problem> twice = found.stream()
                .filter(name -> components.hasColumn(without(), name))
                .map(name -> Problem.of(sheet.name(), "table.pair-column", name))
                .toList();
        if (!twice.isEmpty()) {
            return Reading.failed(twice);
        }
        List<String> columns = new ArrayList<>(found);
        components.mixed(columns).stream()
                .filter(name -> !found.contains(name) && !components.hasColumn(without(), name))
                .forEach(columns::add);
        List<Sheet.Row> rows =
                sheet.rows().stream().map(row -> row(row, columns)).toList();
        return Reading.of(sheet.with(header(columns), rows, faults));
    }

    private Set<String> components() {
        Set<String> found = new LinkedHashSet<>();
        for (Sheet.Row row : sheet.rows()) {
            for (Columns pair : pairs) {
                String name = row.cell(pair.component());
                if (!isNone(name)) {
                    name(name).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** Whether a mixture has several of its components in these columns, and none in another. */
    boolean areWhole() {
        Set<String> found = components();
        return components.space().mixtures().stream()
                .map(Mixture::components)
                .anyMatch(mixed -> mixed.stream().filter(found::contains).count() > 1
                        && mixed.stream().noneMatch(name -> components.hasColumn(without(), name)));
    }

    static boolean isNone(String name) {
        return NO_COMPONENT.contains(Numbers.normal(name).toLowerCase(Locale.ROOT));
    }

    private Optional<String> name(String cell) {
        return names.computeIfAbsent(cell, components::named);
    }

    private boolean isPart(int column) {
        return pairs.stream().anyMatch(pair -> pair.component() == column || pair.amount() == column);
    }

    private Sheet without() {
        return sheet.with(kept(sheet.header()), List.of(), Map.of());
    }

    private List<String> kept(List<String> cells) {
        return IntStream.range(0, sheet.header().size())
                .filter(column -> !isPart(column))
                .mapToObj(column -> column < cells.size() ? cells.get(column) : "")
                .toList();
    }

    private List<String> header(List<String> columns) {
        String unit = units.getFirst();
        List<String> header = new ArrayList<>(kept(sheet.header()));
        columns.forEach(name -> header.add(isOneUnit && !unit.isEmpty() ? name + " (" + unit + ")" : name));
        return header;
    }

    private Sheet.Row row(Sheet.Row row, List<String> columns) {
        Map<String, String> amounts = new HashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            Columns pair = pairs.get(i);
            String name = row.cell(pair.component());
            String amount = row.cell(pair.amount());
            Optional<String> component = isNone(name) ? Optional.empty() : name(name);
            if (component.isPresent()) {
                put(row, component.get(), i, amounts);
            } else if (!isNone(name) && !isZero(amount, pair)) {
                refuse(row, "table.pair-unknown", heading(pair.component()), name);
            } else if (isNone(name) && !isNone(amount)) {
                refuse(row, "table.pair-nameless", heading(pair.amount()), amount);
            }
        }
        List<String> cells = new ArrayList<>(kept(row.cells()));
        columns.forEach(name -> cells.add(amounts.getOrDefault(name, "0")));
        return new Sheet.Row(row.line(), cells);
    }

    private String heading(int column) {
        return sheet.header().get(column);
    }

    private void refuse(Sheet.Row row, String key, Object... arguments) {
        faults.putIfAbsent(row.line(), Problem.of("", key, arguments));
    }

    private boolean isZero(String amount, Columns pair) {
        return number(amount, marks.of(pair.amount(), amount))
                .filter(number -> number.signum() == 0)
                .isPresent();
    }

    private void put(Sheet.Row row, String name, int number, Map<String, String> amounts) {
        Columns pair = pairs.get(number);
        String cell = row.cell(pair.amount());
        String unit = isOneUnit ? "" : units.get(number);
        String amount = unit.isEmpty() || cell.isEmpty() ? cell : cell + " " + unit;
        String before = amounts.get(name);
        if (before == null) {
            amounts.put(name, amount);
            return;
        }
        Optional<String> sum = added ? sum(before, amount, pair.amount()) : Optional.empty();
        if (sum.isEmpty()) {
            refuse(row, added ? "table.pair-sum" : "table.pair-twice", name, before, amount);
        }
        sum.ifPresent(text -> amounts.put(name, text));
    }

    /** The sum of two amounts as it is written in their columns; empty if they are no plain numbers. */
    private Optional<String> sum(String first, String second, int column) {
        DecimalMark mark = marks.of(column);
        Optional<BigDecimal> a = number(first, marks.of(column, first));
        Optional<BigDecimal> b = number(second, marks.of(column, second));
        return a.isEmpty() || b.isEmpty()
                ? Optional.empty()
                : Optional.of(a.get().add(b.get()).toPlainString())
                        .map(text -> mark == DecimalMark.COMMA ? text.replace('.', ',') : text);
    }

    private static Optional<BigDecimal> number(String cell, DecimalMark mark) {
        return CellEntry.read(cell, null, mark)
                                instanceof CellEntry.Read(Outcome.Measured(double value, double error), boolean literal)
                        && !(error > 0)
                        && literal
                ? Optional.of(Numbers.exact(value))
                : Optional.empty();
    }

    /** Notes on the columns that were replaced, and on names that were read as those of other spelling. */
    List<Message> notes() {
        List<Object> headings = pairs.stream()
                .map(pair -> (Object) (heading(pair.component()) + " – " + heading(pair.amount())))
                .distinct()
                .toList();
        List<Message> notes = new ArrayList<>();
        notes.add(Message.of("table.paired", headings, components().size()));
        names.forEach((cell, name) -> name.filter(parameter -> !components.isCalled(parameter, cell))
                .ifPresent(parameter -> notes.add(
                        Message.of("table.read-as", heading(pairs.getFirst().component()), cell, parameter))));
        return notes.subList(0, Math.min(notes.size(), MOST_NOTES));
    }
}
