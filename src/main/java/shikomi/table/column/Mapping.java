package shikomi.table.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.table.cell.Notation;
import shikomi.unit.Unit;

/** The meaning assigned to every column of a table. */
public record Mapping(List<ColumnGuess> columns) {
    /** A column in the stored form, with the notation of its numbers or dates if one was chosen. */
    private static final Pattern COLUMN = Pattern.compile("(\\d{1,4})(?: ([a-z-]+))?");

    public Mapping {
        columns = List.copyOf(columns);
    }

    /**
     * The choice of a person for a column.
     *
     * @param meaning the code of the meaning
     * @param unit a label or a factor; empty if numbers are already in the required unit; null if the person was not
     *     asked for the unit of this meaning yet, so that the heading says it
     * @param notation how numbers or dates with two readings are read
     */
    public record Chosen(String meaning, @Nullable String unit, Notation notation) {}

    public static Mapping of(TableGuess guess) {
        return new Mapping(guess.columns());
    }

    /**
     * The mapping with the choices of a person, for this table or an earlier one; the other columns keep their guess.
     */
    public Mapping with(Map<Integer, Chosen> chosen, ColumnGuess.Sureness how, Layout layout, Campaign campaign) {
        UnitCheck check = new UnitCheck(layout.sheet(), new ExpectedRanges(campaign, layout.shape()));
        boolean parts = layout.shape().composition().normalised();
        return new Mapping(columns.stream()
                .map(column -> {
                    Chosen choice = chosen.get(column.index());
                    return choice == null ? column : with(choice, column, how, campaign, check, parts);
                })
                .toList());
    }

    private static ColumnGuess with(
            Chosen chosen,
            ColumnGuess column,
            ColumnGuess.Sureness how,
            Campaign campaign,
            UnitCheck check,
            boolean parts) {
        ColumnMeaning meaning =
                ColumnMeaning.of(campaign.recipe(), chosen.meaning()).orElse(ColumnMeaning.NONE);
        if (how == ColumnGuess.Sureness.REMEMBERED && isLost(meaning, column, check)) {
            Message lost = Message.of("table.guess.not-used", column.header());
            return column.as(meaning, "", chosen.notation(), how).with(List.of(lost), null);
        }
        boolean same = meaning.equals(column.meaning())
                && (chosen.unit() == null || chosen.unit().equals(column.unit()))
                && chosen.notation().equals(column.notation());
        String unit = parts ? part(chosen, column, meaning, campaign) : unit(chosen, column, meaning);
        return same && how == ColumnGuess.Sureness.CHOSEN
                ? column
                : check.checked(asked(column.as(meaning, unit, chosen.notation(), how)), null);
    }

    /** The column with a question if its unit must be chosen before it is read. */
    private static ColumnGuess asked(ColumnGuess column) {
        Unit wanted = column.meaning().unit();
        return column.isUnitOpen() && wanted != null
                ? StatedUnit.of(column.header(), wanted)
                        .map(stated -> column.with(
                                List.of(Message.of(
                                        "table.unit.open",
                                        stated.label(),
                                        column.meaning().title(),
                                        wanted.label())),
                                null))
                        .orElse(column)
                : column;
    }

    /** Whether a detail such as a date stands in the cells, but was not to be used in an earlier table. */
    private static boolean isLost(ColumnMeaning meaning, ColumnGuess column, UnitCheck check) {
        return meaning.equals(ColumnMeaning.NONE) && column.meaning().isDetail() && check.holdsValues(column.index());
    }

    /** The unit of parts of a mixture that is scaled: the chosen one, or that in the heading. */
    private static String part(Chosen chosen, ColumnGuess column, ColumnMeaning meaning, Campaign campaign) {
        Optional<Unit> stated =
                said(chosen).isEmpty() ? Columns.bracketed(column.header()) : Optional.of(Unit.of(said(chosen)));
        return stated.filter(unit -> meaning.isPart(unit, campaign.recipe()))
                .map(Unit::label)
                .orElseGet(() -> unit(chosen, column, meaning));
    }

    private static String said(Chosen chosen) {
        return Objects.requireNonNullElse(chosen.unit(), "");
    }

    /** The chosen unit, or that in the heading if none was asked for; empty if it does not fit the meaning. */
    private static String unit(Chosen chosen, ColumnGuess column, ColumnMeaning meaning) {
        String unit = chosen.unit();
        if (unit == null) {
            return StatedUnit.label(column.header(), meaning.unit());
        }
        boolean fits = UnitCheck.options(meaning, "").contains(unit)
                || isUnit(unit, meaning)
                || (unit.equals(ColumnGuess.OPEN_UNIT) && meaning.unit() != null);
        return fits ? unit : "";
    }

    private static boolean isUnit(String label, ColumnMeaning meaning) {
        return meaning.unit() != null && !label.isEmpty() && Unit.of(label).converts(meaning.unit());
    }

    /** The units from which a person can choose for a column. */
    public List<String> units(ColumnGuess column) {
        List<String> units = new ArrayList<>(UnitCheck.options(column.meaning(), column.unit()));
        Unit wanted = column.meaning().unit();
        Heading.factor(column.header())
                .filter(ten -> wanted != null)
                .ifPresent(ten -> powers(column.header(), ten, Objects.requireNonNull(wanted)).stream()
                        .filter(label -> !units.contains(label))
                        .forEach(units::add));
        return units;
    }

    /** The two readings of a power of ten in a heading as units of its numbers. */
    private static List<String> powers(String heading, String ten, Unit wanted) {
        Unit unit = Heading.readings(heading).stream()
                .flatMap(reading -> Stream.ofNullable(reading.unit()))
                .filter(stated -> stated.isKnown() && stated.converts(wanted))
                .filter(stated -> !stated.label().contains("10"))
                .findFirst()
                .orElse(wanted);
        String plain = Numbers.typed(ten).replace(" ", "");
        String inverse = plain.contains("^-") ? plain.replace("^-", "^") : plain.replace("^", "^-");
        return List.of(plain + " " + unit.label(), inverse + " " + unit.label());
    }

    /** The parameters and objectives of the recipe that have no column. */
    public List<ColumnMeaning> missing(Recipe recipe) {
        return TableGuess.missing(
                recipe, columns.stream().map(ColumnGuess::meaning).toList());
    }

    /** Columns that share a meaning that only one column may have. */
    public List<ColumnGuess> doubled() {
        Map<ColumnMeaning, ColumnGuess> first = new HashMap<>();
        return columns.stream()
                .filter(column ->
                        !column.meaning().isRepeatable() && first.putIfAbsent(column.meaning(), column) != null)
                .toList();
    }

    /** What a person says of the numbers or dates of a column. */
    public Notation notation(int column) {
        return columns.stream()
                .filter(each -> each.index() == column)
                .map(ColumnGuess::notation)
                .findFirst()
                .orElse(Notation.NONE);
    }

    /** The columns of one kind of meaning. */
    public List<ColumnGuess> used(ColumnMeaning.Kind kind) {
        return columns.stream()
                .filter(column -> column.meaning().kind() == kind)
                .toList();
    }

    /** A signature that is equal for tables with the same headings. */
    public static String signature(Layout layout) {
        return (layout.turned() ? "turned\n" : "")
                + layout.sheet().header().stream().map(Numbers::normal).collect(Collectors.joining("\n"));
    }

    /** The mapping in its stored form: one line for each column. */
    public String text() {
        return columns.stream()
                .map(column -> (column.index() + " " + column.notation().code()).strip() + "\t" + column.unit() + "\t"
                        + column.meaning().code())
                .collect(Collectors.joining("\n"));
    }

    /**
     * The stored form of what holds for later tables of the same headings. A column for which no meaning was found is
     * left out, because it may have one when other cells are filled; one that a person put aside is not.
     */
    public String lasting(TableGuess guess) {
        return new Mapping(columns.stream()
                        .filter(column -> !column.meaning().equals(ColumnMeaning.NONE)
                                || guess.columns().stream()
                                        .anyMatch(each -> each.index() == column.index()
                                                && !each.meaning().equals(ColumnMeaning.NONE)))
                        .toList())
                .text();
    }

    /** Parses the stored form written by {@link #text}. */
    public static Map<Integer, Chosen> read(String text) {
        Map<Integer, Chosen> chosen = new HashMap<>();
        for (String line : text.split("\n", -1)) {
            String[] parts = line.split("\t", 3);
            Matcher column = COLUMN.matcher(parts[0]);
            if (parts.length == 3 && column.matches()) {
                Notation notation = Notation.of(column.group(2) == null ? "" : column.group(2));
                chosen.put(Integer.parseInt(column.group(1)), new Chosen(parts[2], parts[1], notation));
            }
        }
        return chosen;
    }
}
