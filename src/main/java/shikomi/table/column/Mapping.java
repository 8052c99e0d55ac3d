package shikomi.table.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shikomi.campaign.Campaign;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;

/** What every column of a table is read as. */
public record Mapping(List<ColumnGuess> columns) {
    public Mapping {
        columns = List.copyOf(columns);
    }

    /**
     * What a person said of a column.
     *
     * @param meaning its code
     * @param unit a label or a factor; empty for as it is
     */
    public record Chosen(String meaning, String unit) {}

    public static Mapping of(Guess guess) {
        return new Mapping(guess.columns());
    }

    /** With what a person said, now or before; columns of which nothing was said stay as they are. */
    public Mapping with(Map<Integer, Chosen> chosen, ColumnGuess.Sureness how, Layout layout, Campaign campaign) {
        List<ColumnGuess> all = new ArrayList<>();
        UnitCheck check = new UnitCheck(layout.sheet(), new KnownValues(campaign));
        for (ColumnGuess column : columns) {
            Chosen said = chosen.get(column.index());
            Meaning meaning = said == null
                    ? column.meaning()
                    : Meaning.of(campaign.recipe(), said.meaning()).orElse(Meaning.NONE);
            boolean same = said == null
                    || (meaning.equals(column.meaning()) && said.unit().equals(column.unit()));
            all.add(same && how == ColumnGuess.Sureness.CHOSEN ? column : again(column, meaning, said, how, check));
        }
        return new Mapping(all);
    }

    private static ColumnGuess again(
            ColumnGuess column,
            Meaning meaning,
            @org.jspecify.annotations.Nullable Chosen said,
            ColumnGuess.Sureness how,
            UnitCheck check) {
        if (said == null) {
            return column;
        }
        String unit =
                UnitCheck.options(meaning, "").contains(said.unit()) || isUnit(said.unit(), meaning) ? said.unit() : "";
        return check.checked(
                new ColumnGuess(
                        column.index(),
                        column.header(),
                        meaning,
                        unit,
                        meaning.equals(Meaning.NONE) ? ColumnGuess.Sureness.UNUSED : how,
                        List.of(),
                        null),
                null);
    }

    private static boolean isUnit(String label, Meaning meaning) {
        return meaning.unit() != null
                && !label.isEmpty()
                && shikomi.unit.Unit.of(label).converts(meaning.unit());
    }

    /** The units among which a person can choose for a column. */
    public List<String> units(ColumnGuess column) {
        return UnitCheck.options(column.meaning(), column.unit());
    }

    /** What the recipe has and no column is. */
    public List<Meaning> missing(Recipe recipe) {
        return Guess.missing(recipe, columns.stream().map(ColumnGuess::meaning).toList());
    }

    /** The columns that are read as something that only one column can be. */
    public List<ColumnGuess> doubled() {
        Map<Meaning, ColumnGuess> first = new HashMap<>();
        return columns.stream()
                .filter(column ->
                        !column.meaning().isRepeatable() && first.putIfAbsent(column.meaning(), column) != null)
                .toList();
    }

    /** The columns that are something. */
    public List<ColumnGuess> used(Meaning.Kind kind) {
        return columns.stream()
                .filter(column -> column.meaning().kind() == kind)
                .toList();
    }

    /** What tells tables of the same headings. */
    public static String signature(Layout layout) {
        return (layout.turned() ? "turned\n" : "")
                + layout.sheet().header().stream().map(Numbers::normal).collect(Collectors.joining("\n"));
    }

    /** As it is kept: a line for each column. */
    public String text() {
        return columns.stream()
                .map(column -> column.index() + "\t" + column.unit() + "\t"
                        + column.meaning().code())
                .collect(Collectors.joining("\n"));
    }

    /** What was kept. */
    public static Map<Integer, Chosen> read(String text) {
        Map<Integer, Chosen> chosen = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            String[] parts = line.split("\t", 3);
            if (parts.length == 3 && parts[0].matches("\\d{1,4}")) {
                chosen.put(Integer.parseInt(parts[0]), new Chosen(parts[2], parts[1]));
            }
        }
        return chosen;
    }
}
