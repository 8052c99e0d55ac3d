package shikomi.table.column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.space.Parameter;
import shikomi.table.cell.DateEntry;
import shikomi.table.cell.DateOrder;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/**
 * Scores how likely it is that a column has a given meaning. The scores were set by hand so that the tables of the
 * tests are recognised. Only their order matters: an identical name ranks above shared words, and both rank above units
 * and values.
 */
final class ColumnScorer {
    /**
     * From this score on the names are identical except for their spelling: just below {@link
     * NameSimilarity#NORMALISED}.
     */
    private static final double CERTAIN = 0.94;

    /** From this score on two names share their main words. */
    private static final double PARTLY = 0.45;

    /** Longer strings are not headings. Set by judgement. */
    private static final int LONGEST_HEADING = 200;

    /** A setting that is subtracted from a name: the value as made is preferred to the one that was set. */
    private static final double SETTING = 0.1;

    private static final Set<String> SETTINGS = Set.of("set", "setpoint", "nominal", "planned", "設定", "設定値", "計画");

    /** The number of rows in which dates are looked for. Set by judgement. */
    private static final int MOST_DATES = 200;

    /** The signs and figures of a formula, such as {@code 1/x} and {@code x·10³}. */
    private static final Pattern SIGNS = Pattern.compile("[\\d^⁰¹²³⁴-⁹⁺⁻√∛∜ΔΔ∂|‖·×*/.−-]+");

    private final Layout layout;
    private final Campaign campaign;
    private final ExpectedRanges known;
    private final List<ColumnMeaning> meanings;
    private final Map<String, Relation> relations = new HashMap<>();
    private final Map<String, CellStatistics> statistics = new HashMap<>();

    /** The relation of the unit in a heading to that of the recipe. */
    private enum Relation {
        SAME,
        DOUBTFUL,
        OTHER
    }

    ColumnScorer(Layout layout, Campaign campaign, ExpectedRanges known) {
        this.layout = layout;
        this.campaign = campaign;
        this.known = known;
        this.meanings = ColumnMeaning.of(campaign.recipe());
    }

    List<ColumnMatcher.Match> matches(int column) {
        return matches(column, layout.sheet().header().get(column));
    }

    /** The matches of a column if this were its heading. */
    List<ColumnMatcher.Match> matches(int column, String header) {
        List<ColumnMatcher.Match> matches = new ArrayList<>();
        List<Heading> readings =
                header.isBlank() || header.length() > LONGEST_HEADING ? List.of() : Heading.readings(header);
        for (ColumnMeaning meaning : meanings) {
            if (meaning.name().isEmpty()) {
                detail(column, meaning, readings).ifPresent(matches::add);
            } else {
                quantity(column, meaning, readings).ifPresent(matches::add);
            }
        }
        return matches;
    }

    private Optional<ColumnMatcher.Match> quantity(int column, ColumnMeaning meaning, List<Heading> readings) {
        if (derived(column, meaning).isPresent()) {
            return Optional.empty();
        }
        Heading best = null;
        double score = 0;
        for (Heading reading : readings) {
            double likeness = named(reading, meaning);
            if (best == null || likeness > score) {
                best = reading;
                score = likeness;
            }
        }
        return best == null ? Optional.empty() : quantity(column, meaning, best, score);
    }

    /** @param score the score of the name and unit alone */
    private Optional<ColumnMatcher.Match> quantity(int column, ColumnMeaning meaning, Heading reading, double score) {
        double values = values(column, meaning, score);
        if (score + values < 0.5 && isByValues(column, meaning, reading)) {
            return Optional.of(new ColumnMatcher.Match(column, meaning, reading, 0.5, ColumnGuess.Sureness.VALUES));
        }
        ColumnGuess.Sureness sureness = score >= 0.99
                ? ColumnGuess.Sureness.EXACT
                : score >= CERTAIN ? ColumnGuess.Sureness.NORMALISED : ColumnGuess.Sureness.WORDS;
        double total = sureness.isGuess() ? Math.min(0.93, score + values) : score + 0.01 * Math.signum(values);
        return total <= 0.2
                ? Optional.empty()
                : Optional.of(new ColumnMatcher.Match(column, meaning, reading, total, sureness));
    }

    /** How a column is derived from a quantity instead of holding it. */
    private Optional<Message> derived(int column, ColumnMeaning meaning) {
        String header = layout.sheet().header().get(column);
        return header.isBlank() || header.length() > LONGEST_HEADING ? Optional.empty() : meaning.derived(header);
    }

    /** The quantity from which a column that has no meaning itself is derived, in words. */
    Optional<Message> derived(int column) {
        String header = layout.sheet().header().get(column);
        List<Heading> readings = new ArrayList<>(Heading.readings(header));
        readings.addAll(Heading.readings(SIGNS.matcher(header).replaceAll(" ")));
        return meanings.stream()
                .filter(meaning -> !meaning.name().isEmpty())
                .filter(meaning -> readings.stream().anyMatch(reading -> meaning.similarity(reading.name()) >= PARTLY))
                .flatMap(meaning -> derived(column, meaning).stream())
                .findFirst();
    }

    /** The score by name and unit; a unit of a different quantity lowers it. */
    private double named(Heading reading, ColumnMeaning meaning) {
        boolean setting = NameSimilarity.tokens(reading.name()).stream().anyMatch(SETTINGS::contains);
        double likeness = meaning.similarity(reading.name()) - (setting ? SETTING : 0);
        Unit unit = reading.unit();
        Unit wanted = meaning.unit();
        if (likeness < 0.15 || unit == null) {
            return likeness;
        }
        return wanted == null
                ? likeness - 0.001
                : switch (relations.computeIfAbsent(
                        unit.label() + "\n" + wanted.label(), key -> relation(unit, wanted))) {
                    case SAME ->
                        Math.min(likeness + (likeness < CERTAIN ? 0.08 : 0.004), likeness < CERTAIN ? 0.93 : 1.004);
                    case DOUBTFUL -> likeness - 0.001;
                    case OTHER -> likeness - (likeness >= CERTAIN ? 0.005 : 0.35);
                };
    }

    private static Relation relation(Unit unit, Unit wanted) {
        if (UnitCheck.isSame(unit, wanted) || unit.converts(wanted)) {
            return Relation.SAME;
        }
        return !unit.isKnown() || UnitCheck.isFraction(unit) == UnitCheck.isFraction(wanted)
                ? Relation.DOUBTFUL
                : Relation.OTHER;
    }

    private CellStatistics cells(int column, @Nullable Unit unit) {
        return statistics.computeIfAbsent(
                column + (unit == null ? "" : "\n" + unit.label()),
                key -> CellStatistics.of(layout.sheet(), column, unit));
    }

    /** The amount that the cells add to the score of a name; it is never enough to outweigh another name. */
    private double values(int column, ColumnMeaning meaning, double score) {
        CellStatistics cells = cells(column, meaning.unit());
        if (cells.filled() == 0) {
            return -0.1;
        }
        return switch (parameter(meaning)) {
            case Parameter.Choosing choosing -> {
                double share = choices(column, choosing);
                yield share > 0.5 ? 0.15 : share > 0 ? 0 : -0.3;
            }
            case Parameter.Context ignored -> 0;
            case Parameter.Numeric ignored -> numbers(cells, meaning, score);
            case null -> numbers(cells, meaning, score);
        };
    }

    private double numbers(CellStatistics cells, ColumnMeaning meaning, double score) {
        double fits = known.range(meaning)
                .map(range -> cells.inside(range.low(), range.high()) > 0.5 ? 0.04 : -0.02)
                .orElse(0.0);
        return cells.readable() < 0.3 && score < CERTAIN ? -0.4 : fits;
    }

    /** The parameter of a meaning; null for any other kind. */
    private @Nullable Parameter parameter(ColumnMeaning meaning) {
        return meaning.kind() == ColumnMeaning.Kind.PARAMETER
                ? campaign.recipe().space().parameter(meaning.name()).orElse(null)
                : null;
    }

    /** The fraction of cells that can be read with this meaning. */
    double readable(int column, ColumnMeaning meaning) {
        Parameter parameter = parameter(meaning);
        if (parameter instanceof Parameter.Choosing choosing) {
            return choices(column, choosing);
        }
        CellStatistics cells = cells(column, meaning.unit());
        boolean text = parameter instanceof Parameter.Context && parameter.unit() == null;
        return text && cells.filled() > 0 ? 1 : cells.readable();
    }

    /** The fraction of cells that name one of the choices. */
    private double choices(int column, Parameter.Choosing parameter) {
        int named = 0;
        int filled = 0;
        for (Sheet.Row row : layout.sheet().rows()) {
            String cell = row.cell(column);
            filled += cell.isEmpty() ? 0 : 1;
            named += cell.isEmpty() || CellCleaner.choice(cell, parameter).isEmpty() ? 0 : 1;
        }
        return filled == 0 ? 0 : (double) named / filled;
    }

    /**
     * Whether a column matches without its name: its cells contain several of the choices, or only this quantity has
     * such a unit.
     */
    private boolean isByValues(int column, ColumnMeaning meaning, Heading reading) {
        if (parameter(meaning) instanceof Parameter.Choosing choosing) {
            return choices(column, choosing) >= 0.9
                    && cells(column, null).texts().size() >= 2;
        }
        Unit wanted = meaning.unit();
        Unit unit = reading.unit();
        return wanted != null
                && unit != null
                && isOnlyOneOf(unit, wanted)
                && cells(column, wanted).readable() > 0.5
                && known.range(meaning)
                        .map(range -> inside(cells(column, wanted), unit, wanted, range) > 0.8)
                        .orElse(true);
    }

    /** Whether no other quantity of the recipe has a unit that is compatible with this one. */
    private boolean isOnlyOneOf(Unit unit, Unit wanted) {
        return !UnitCheck.isFraction(unit)
                && unit.isKnown()
                && unit.converts(wanted)
                && meanings.stream()
                                .filter(other -> other.unit() != null && unit.converts(other.unit()))
                                .count()
                        == 1;
    }

    private static double inside(CellStatistics cells, Unit unit, Unit wanted, ExpectedRanges.Range range) {
        double[] converted = java.util.Arrays.stream(cells.numbers())
                .map(x -> unit.convert(x, wanted))
                .toArray();
        return new CellStatistics(converted, cells.texts(), cells.filled(), 1).inside(range.low(), range.high());
    }

    private Optional<ColumnMatcher.Match> detail(int column, ColumnMeaning meaning, List<Heading> readings) {
        String wanted = meaning.kind().name().toLowerCase(Locale.ROOT);
        for (Heading reading : readings) {
            if (NameSimilarity.detail(reading.name()).equals(wanted) && isDetail(column, meaning.kind())) {
                boolean exact = isCalled(reading.name(), meaning.kind());
                return Optional.of(new ColumnMatcher.Match(
                        column,
                        meaning,
                        reading,
                        exact ? NameSimilarity.EXACT : NameSimilarity.SYNONYM,
                        exact ? ColumnGuess.Sureness.EXACT : ColumnGuess.Sureness.WORDS));
            }
        }
        return Optional.empty();
    }

    private static boolean isCalled(String heading, ColumnMeaning.Kind kind) {
        return Numbers.normal(heading).equals(kind.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a column whose heading means a detail holds it by its cells. A column that is called exactly so holds it in
     * any case, and the cells that cannot be read are named, as the commands do.
     */
    private boolean isDetail(int column, ColumnMeaning.Kind kind) {
        if (kind != ColumnMeaning.Kind.BY
                && kind != ColumnMeaning.Kind.NOTE
                && isCalled(layout.sheet().header().get(column), kind)) {
            return true;
        }
        CellStatistics cells = cells(column, null);
        boolean text = cells.readable() < 0.5;
        return switch (kind) {
            case EXPERIMENT -> !cells.isCounter() && text;
            case STATE, BY, NOTE -> text;
            case DATE -> isDate(column);
            case REPLICATE, MONEY, HOURS -> !text || cells.filled() == 0;
            case PARAMETER, OBJECTIVE, NONE -> false;
        };
    }

    private boolean isDate(int column) {
        int dates = 0;
        int filled = 0;
        for (Sheet.Row row : layout.sheet()
                .rows()
                .subList(0, Math.min(MOST_DATES, layout.sheet().rows().size()))) {
            String cell = row.cell(column);
            filled += cell.isEmpty() ? 0 : 1;
            dates += DateEntry.read(cell, DateOrder.UNKNOWN) instanceof DateEntry.Unreadable ? 0 : 1;
        }
        return 2 * dates >= filled; // an empty column is one to be filled in
    }
}
