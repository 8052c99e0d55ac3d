package shikomi.table.column;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Suggestion;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Finds the columns of a sheet by name, with or without a unit after the name: {@code anneal (°C)}. */
public final class Columns {
    private static final Pattern WITH_UNIT = Pattern.compile("(.+?)\\s*[(\\[]([^()\\[\\]]+)[)\\]]");

    private final Sheet sheet;
    private final List<Problem> problems;
    private final Set<Integer> used = new HashSet<>();
    private final List<Message> notes = new ArrayList<>();

    /** @param unit the unit in the header; null if there is none */
    public record Column(int index, String header, @Nullable Unit unit) {}

    public Columns(Sheet sheet, List<Problem> problems) {
        this.sheet = sheet;
        this.problems = problems;
    }

    /**
     * Finds a required column.
     *
     * @param names the names that it may have; a message shows the first
     */
    public Optional<Column> need(List<String> names, @Nullable Unit unit) {
        return need(names, unit, other -> false);
    }

    /**
     * Finds a required column.
     *
     * @param others the other units, which cannot be converted, in which it may also be
     */
    public Optional<Column> need(List<String> names, @Nullable Unit unit, Predicate<Unit> others) {
        Optional<Column> column = find(names, unit, others);
        if (column.isEmpty()) {
            List<String> headings =
                    sheet.header().stream().filter(h -> !h.isBlank()).toList();
            problems.add(Problem.of(
                    sheet.name(),
                    "table.no-column",
                    names.getFirst(),
                    Suggestion.of(names.getFirst(), headings).message(),
                    String.join(", ", headings)));
        }
        return column;
    }

    /** Finds an optional column. */
    public Optional<Column> find(List<String> names, @Nullable Unit unit) {
        return find(names, unit, other -> false);
    }

    private Optional<Column> find(List<String> names, @Nullable Unit unit, Predicate<Unit> others) {
        return find(names)
                .map(column -> column.unit() != null && others.test(column.unit()) ? column : converted(column, unit));
    }

    /** Finds an optional column, with the unit from its header. */
    public Optional<Column> find(String name) {
        return find(List.of(name));
    }

    /** Finds an optional column by any of its names. */
    public Optional<Column> find(List<String> names) {
        Set<Column> found = new LinkedHashSet<>();
        names.forEach(name -> found.addAll(named(name)));
        names.forEach(name -> found.addAll(namedWithUnit(name)));
        if (found.isEmpty()) {
            found.addAll(spelled(names));
        }
        found.forEach(column -> used.add(column.index()));
        if (found.size() > 1) {
            problems.add(Problem.of(sheet.name() + ":1", "table.same-header", names.getFirst(), found.size()));
        }
        return found.stream().findFirst();
    }

    /** Finds the column of a detail, such as the date, by the words that people use for it. */
    public Optional<Column> detail(String name) {
        Optional<Column> exact = find(name);
        for (int i = 0; exact.isEmpty() && i < sheet.header().size(); i++) {
            if (NameSimilarity.detail(sheet.header().get(i)).equals(name)) {
                used.add(i);
                return Optional.of(new Column(i, sheet.header().get(i), null));
            }
        }
        return exact;
    }

    private List<Column> named(String name) {
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < sheet.header().size(); i++) {
            String header = sheet.header().get(i);
            if (Numbers.normal(header).equals(Numbers.normal(name))) {
                found.add(new Column(i, header, null));
            }
        }
        return found;
    }

    private List<Column> namedWithUnit(String name) {
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < sheet.header().size(); i++) {
            Matcher matcher = WITH_UNIT.matcher(Numbers.typed(sheet.header().get(i)));
            if (matcher.matches() && matcher.group(1).equals(Numbers.typed(name))) {
                found.add(new Column(i, sheet.header().get(i), Heading.unit(matcher.group(2))));
            }
        }
        return found;
    }

    /** The columns whose headings are a name in another spelling, with or without a unit: {@code Yield [%]}. */
    private List<Column> spelled(List<String> names) {
        List<Column> found = new ArrayList<>();
        for (int i = 0; i < sheet.header().size(); i++) {
            String header = sheet.header().get(i);
            int column = i;
            if (!used.contains(i) && !DerivedWords.isDerived(header, names)) {
                Heading.readings(header).stream()
                        .filter(reading -> isLike(reading.name(), names, NameSimilarity.NORMALISED))
                        .findFirst()
                        .ifPresent(reading -> found.add(new Column(column, header, reading.unit())));
            }
        }
        return found;
    }

    private static boolean isLike(String heading, List<String> names, double least) {
        return names.stream().anyMatch(name -> NameSimilarity.of(heading, name) >= least);
    }

    /** The unread columns that may be meant by one of these names, such as {@code yield 1} and {@code yield 2} by yield. */
    public List<String> resembling(List<String> names) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < sheet.header().size(); i++) {
            String header = sheet.header().get(i);
            boolean free = !header.isBlank() && !used.contains(i) && !DerivedWords.isDerived(header, names);
            if (free && isLike(header, names)) {
                found.add(header);
            }
        }
        return found;
    }

    private boolean isLike(String header, List<String> names) {
        boolean series = NumberedColumns.of(sheet.header()).stream()
                .anyMatch(numbered -> numbered.columns().stream()
                                .anyMatch(column -> sheet.header().get(column).equals(header))
                        && isLike(numbered.stem(), names, NameSimilarity.SYNONYM));
        return series
                || Heading.readings(header).stream()
                        .anyMatch(reading -> isLike(reading.name(), names, NameSimilarity.SYNONYM));
    }

    /** The text in brackets at the end of a header as a unit, whether or not the unit is known. */
    public static Optional<Unit> bracketed(String header) {
        Matcher matcher = WITH_UNIT.matcher(Numbers.typed(header));
        return matcher.matches() ? Optional.of(Heading.unit(matcher.group(2))) : Optional.empty();
    }

    private Column converted(Column column, @Nullable Unit wanted) {
        Unit unit = column.unit();
        if (unit == null || wanted == null || UnitCheck.isSame(unit, wanted)) {
            return new Column(column.index(), column.header(), null);
        }
        if (!UnitCheck.isConvertible(unit, wanted)) {
            problems.add(
                    Problem.of(sheet.name() + ":1", "table.other-unit", column.header(), unit.label(), wanted.label()));
            return new Column(column.index(), column.header(), null);
        }
        if (!CellStatistics.isOverruled(sheet, column.index())) {
            notes.add(Message.of("table.converted", column.header(), unit.label(), wanted.label()));
        }
        return column;
    }

    /** Whether a column was found by one of its names. */
    public boolean isUsed(int column) {
        return used.contains(column);
    }

    /** Messages to a person about the columns: conversions, and columns that are not read. */
    public List<Message> notes() {
        List<String> unknown = unread();
        List<Message> all = new ArrayList<>(notes);
        if (!unknown.isEmpty()) {
            all.add(Message.of("table.not-read", String.join(", ", unknown)));
        }
        return all;
    }

    /** The headings of the columns that are not read. */
    public List<String> unread() {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < sheet.header().size(); i++) {
            if (!used.contains(i) && !sheet.header().get(i).isBlank()) {
                unknown.add(sheet.header().get(i).strip());
            }
        }
        return unknown;
    }
}
