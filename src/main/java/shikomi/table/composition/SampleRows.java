package shikomi.table.composition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.message.Numbers;
import shikomi.table.composition.NameAmountPairs.Columns;
import shikomi.table.file.Sheet;

/**
 * A table that names one component in each row, so that a sample takes as many rows as it has components. The rows of a
 * sample become one row with a pair of columns for each component.
 */
record SampleRows(Sheet sheet, List<Columns> pairs, String key) {
    /** Between the texts of a column that differ in the rows of one sample, such as the lots of its components. */
    private static final String BETWEEN = " / ";

    /**
     * The joined table; empty if no column shows which rows belong to one sample, or if each row is a sample.
     *
     * @param added whether the rows of a sample may name a component twice
     */
    static Optional<SampleRows> of(Sheet sheet, Columns pair, boolean added, Components components) {
        OptionalInt key = IntStream.range(0, sheet.header().size())
                .filter(column -> column != pair.component() && column != pair.amount())
                .filter(column -> components.isSample(sheet.header().get(column)))
                .findFirst();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        List<List<Sheet.Row>> samples = samples(sheet, key.getAsInt());
        boolean whole = samples.stream()
                .allMatch(rows -> (added || areDifferent(rows, pair))
                        && isOne(rows, pair, sheet.header().size()));
        int most = samples.stream().mapToInt(List::size).max().orElse(0);
        return whole && most > 1 ? Optional.of(joined(sheet, samples, pair, key.getAsInt(), most)) : Optional.empty();
    }

    /** The rows of each sample; one whose name is blank belongs to the row above. */
    private static List<List<Sheet.Row>> samples(Sheet sheet, int key) {
        Map<String, List<Sheet.Row>> samples = new LinkedHashMap<>();
        String current = "";
        for (Sheet.Row row : sheet.rows()) {
            current = row.cell(key).isEmpty() ? current : Numbers.normal(row.cell(key));
            samples.computeIfAbsent(current, name -> new ArrayList<>()).add(row);
        }
        return List.copyOf(samples.values());
    }

    private static boolean areDifferent(List<Sheet.Row> rows, Columns pair) {
        Set<String> names = new HashSet<>();
        return rows.stream().allMatch(row -> names.add(Numbers.normal(row.cell(pair.component()))));
    }

    /** Whether rows agree in all numbers but the amounts; texts, such as lots of the components, may differ. */
    private static boolean isOne(List<Sheet.Row> rows, Columns pair, int width) {
        return IntStream.range(0, width)
                .filter(column -> column != pair.component() && column != pair.amount())
                .mapToObj(column -> texts(rows, column))
                .allMatch(texts -> texts.size() < 2
                        || texts.stream().noneMatch(text -> Numbers.parse(text).isPresent()));
    }

    private static Set<String> texts(List<Sheet.Row> rows, int column) {
        return rows.stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static SampleRows joined(Sheet sheet, List<List<Sheet.Row>> samples, Columns pair, int key, int most) {
        int width = sheet.header().size();
        List<String> header = new ArrayList<>(sheet.header());
        List<Columns> pairs = new ArrayList<>(List.of(pair));
        for (int i = 1; i < most; i++) {
            pairs.add(new Columns(header.size(), header.size() + 1));
            header.add(sheet.header().get(pair.component()));
            header.add(sheet.header().get(pair.amount()));
        }
        List<Sheet.Row> rows =
                samples.stream().map(sample -> joined(sample, pair, width)).toList();
        return new SampleRows(
                sheet.with(header, rows, Map.of()), pairs, sheet.header().get(key));
    }

    private static Sheet.Row joined(List<Sheet.Row> sample, Columns pair, int width) {
        Sheet.Row first = sample.getFirst();
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            boolean own = column == pair.component() || column == pair.amount();
            cells.add(own ? first.cell(column) : String.join(BETWEEN, texts(sample, column)));
        }
        for (Sheet.Row row : sample.subList(1, sample.size())) {
            cells.add(row.cell(pair.component()));
            cells.add(row.cell(pair.amount()));
        }
        return new Sheet.Row(first.line(), cells);
    }
}
