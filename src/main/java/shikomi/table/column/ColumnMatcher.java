package shikomi.table.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.unit.Unit;

/** Matches columns with the quantities of the recipe: by names first, then by words, units and values. */
final class ColumnMatcher {
    /**
     * Matches with a lower score are discarded. This and the next three constants are on the scale of {@link
     * ColumnScorer}.
     */
    private static final double LEAST = 0.5;

    /** From this score on the name is the same, and a column that only shares words with it does not compete. */
    private static final double SURE = 0.95;

    /** The score of numbered columns: above every match by words, and below the name itself. */
    private static final double REPEATED = 0.935;

    /** A second column whose score is lower by no more than this is named in a warning. */
    private static final double TIE = 0.12;

    private static final Unit ONE = Unit.of("1");

    private final Layout layout;
    private final Campaign campaign;
    private final ExpectedRanges known;
    private final ColumnScorer scorer;
    private final List<Match> matches = new ArrayList<>();

    /**
     * A possible meaning of a column.
     *
     * @param series the numbered columns to which it belongs; null if it belongs to none
     */
    record Match(
            int column,
            ColumnMeaning meaning,
            Heading reading,
            double score,
            ColumnGuess.Sureness sureness,
            @Nullable NumberedColumns series) {
        Match(int column, ColumnMeaning meaning, Heading reading, double score, ColumnGuess.Sureness sureness) {
            this(column, meaning, reading, score, sureness, null);
        }
    }

    ColumnMatcher(Layout layout, Campaign campaign) {
        this.layout = layout;
        this.campaign = campaign;
        this.known = new ExpectedRanges(campaign, layout.shape());
        this.scorer = new ColumnScorer(layout, campaign, known);
    }

    TableGuess guess() {
        int width = layout.sheet().header().size();
        for (int column = 0; column < width; column++) {
            matches.addAll(scorer.matches(column));
        }
        NumberedColumns.of(layout.sheet().header()).forEach(this::matchNumbered);
        matches.sort(Comparator.comparingDouble(Match::score).reversed().thenComparingInt(Match::column));
        Map<Integer, Match> taken = taken();
        List<ColumnGuess> columns = IntStream.range(0, width)
                .mapToObj(column ->
                        Optional.ofNullable(taken.get(column)).map(this::column).orElseGet(() -> unused(column)))
                .toList();
        List<ColumnMeaning> found = columns.stream().map(ColumnGuess::meaning).toList();
        return new TableGuess(columns, TableGuess.missing(campaign.recipe(), found));
    }

    /**
     * Assigns meanings greedily, the best score first: each column once, and each meaning once unless it is repeatable.
     */
    private Map<Integer, Match> taken() {
        Map<Integer, Match> taken = new HashMap<>();
        Map<ColumnMeaning, Match> found = new HashMap<>();
        for (Match match : matches) {
            if (match.score() >= LEAST
                    && !taken.containsKey(match.column())
                    && (match.meaning().kind() == ColumnMeaning.Kind.NOTE
                            || isFree(match, found.get(match.meaning())))) {
                taken.put(match.column(), match);
                found.put(match.meaning(), match);
            }
        }
        return taken;
    }

    private static boolean isFree(Match match, @Nullable Match before) {
        return before == null || (match.series() != null && match.series().equals(before.series()));
    }

    /**
     * Matches columns that differ only in a running number with the objective that the rest of their name refers to.
     */
    private void matchNumbered(NumberedColumns series) {
        boolean named = matches.stream()
                .anyMatch(match -> series.columns().contains(match.column()) && match.score() > REPEATED);
        if (named) {
            return;
        }
        Optional<Match> whole = series.stem().isEmpty() ? only(series) : stem(series);
        whole.ifPresent(match -> series.columns()
                .forEach(column -> matches.add(new Match(
                        column, match.meaning(), match.reading(), REPEATED, ColumnGuess.Sureness.WORDS, series))));
    }

    private Optional<Match> stem(NumberedColumns series) {
        return scorer.matches(series.columns().getFirst(), series.stem()).stream()
                .max(Comparator.comparingDouble(Match::score))
                .filter(match -> match.meaning().kind() == ColumnMeaning.Kind.OBJECTIVE && match.score() >= LEAST);
    }

    /** Matches numeric columns without a name with the only objective, provided that no other column matches it. */
    private Optional<Match> only(NumberedColumns series) {
        List<ColumnMeaning> objectives = ColumnMeaning.of(campaign.recipe()).stream()
                .filter(meaning -> meaning.kind() == ColumnMeaning.Kind.OBJECTIVE)
                .toList();
        return objectives.size() == 1 && isUnnamed(objectives.getFirst()) && holds(series, objectives.getFirst())
                ? Optional.of(new Match(
                        series.columns().getFirst(),
                        objectives.getFirst(),
                        new Heading("", null),
                        REPEATED,
                        ColumnGuess.Sureness.WORDS))
                : Optional.empty();
    }

    private boolean isUnnamed(ColumnMeaning meaning) {
        return matches.stream().noneMatch(match -> match.meaning().equals(meaning) && match.score() >= LEAST);
    }

    private boolean holds(NumberedColumns series, ColumnMeaning meaning) {
        return series.columns().stream()
                        .mapToDouble(column -> scorer.readable(column, meaning))
                        .average()
                        .orElse(0)
                > 0.5;
    }

    /** How well a table fits the recipe: how much of the recipe is found and can be read. */
    double fit(TableGuess guess) {
        double fit = 0;
        for (ColumnGuess column : guess.columns()) {
            if (!column.meaning().name().isEmpty()) {
                fit += (column.sureness().isGuess() ? 0.6 : 1) * scorer.readable(column.index(), column.meaning());
            }
        }
        return layout.sheet().rows().isEmpty() ? 0 : fit;
    }

    private ColumnGuess unused(int column) {
        Optional<Message> derived =
                scorer.derived(column).map(words -> factor(column).orElse(words));
        return unused(column, Stream.concat(derived.stream(), sameName(column)).toList());
    }

    /** A question about the power of ten in a heading, with both readings of its first number. */
    private Optional<Message> factor(int column) {
        String heading = layout.heading(column);
        return Heading.factor(heading).map(ten -> {
            double size = Unit.of(ten).convert(1, ONE);
            double number = Arrays.stream(
                            CellStatistics.of(layout.sheet(), column, null).numbers())
                    .findFirst()
                    .orElse(1);
            String unit = Heading.readings(heading).stream()
                    .map(Heading::unit)
                    .filter(each ->
                            each != null && each.isKnown() && !each.label().contains("10"))
                    .findFirst()
                    .map(Unit::label)
                    .orElse("");
            return Message.of(
                    "table.factor.open",
                    ten,
                    Figures.value(number),
                    Figures.value(number * size),
                    Figures.value(number / size),
                    unit);
        });
    }

    /** A message on a column that has the name of an objective, as another column that is read has. */
    private Stream<Message> sameName(int column) {
        return matches.stream()
                .filter(match -> match.column() == column
                        && match.meaning().kind() == ColumnMeaning.Kind.OBJECTIVE
                        && match.score() >= SURE)
                .limit(1)
                .map(match ->
                        Message.of("table.guess.same-name", match.meaning().title()));
    }

    private ColumnGuess unused(int column, List<Message> warnings) {
        return new ColumnGuess(
                column, layout.heading(column), ColumnMeaning.NONE, "", ColumnGuess.Sureness.UNUSED, warnings, null);
    }

    private ColumnGuess column(Match match) {
        Unit unit = match.reading().unit();
        Unit wanted = match.meaning().unit();
        if (unit != null && isWeighed(match.meaning(), unit)) {
            return new ColumnGuess(
                    match.column(),
                    layout.heading(match.column()),
                    match.meaning(),
                    unit.label(),
                    match.sureness(),
                    warnings(match),
                    null);
        }
        if (unit != null && wanted != null && UnitCheck.isHeld(match.reading(), unit, wanted)) {
            Message held =
                    Message.of("table.unit.held", unit.label(), match.meaning().title(), wanted.label());
            return unused(match.column(), List.of(held));
        }
        Optional<Message> factor = factor(match.column());
        if (factor.isPresent() && !match.meaning().name().isEmpty()) {
            return unused(match.column(), List.of(factor.get()));
        }
        ColumnGuess guess = new ColumnGuess(
                match.column(),
                layout.heading(match.column()),
                match.meaning(),
                label(unit, match.meaning()),
                match.sureness(),
                warnings(match),
                null);
        return new UnitCheck(layout.sheet(), known).checked(guess, unit);
    }

    /** Whether a column holds parts of a mixture that a person says are to be scaled to its total. */
    private boolean isWeighed(ColumnMeaning meaning, Unit unit) {
        return layout.shape().composition().normalised() && meaning.isPart(unit, campaign.recipe());
    }

    private List<Message> warnings(Match match) {
        List<Message> warnings = new ArrayList<>();
        if (match.sureness().isGuess()) {
            warnings.add(Message.of(
                    "table.guess." + (match.sureness() == ColumnGuess.Sureness.VALUES ? "values" : "words")));
        }
        if (match.series() != null) {
            List<Object> others =
                    headings(match.series().columns().stream().filter(column -> column != match.column()));
            warnings.add(Message.of("table.guess.series", others));
        }
        List<Object> rivals =
                headings(matches.stream().filter(other -> isRival(other, match)).map(Match::column));
        if (!rivals.isEmpty()) {
            warnings.add(Message.of("table.guess.rivals", rivals));
        }
        return warnings;
    }

    private static boolean isRival(Match other, Match match) {
        return other.column() != match.column()
                && other.meaning().equals(match.meaning())
                && !match.meaning().isRepeatable()
                && other.score() >= LEAST
                && other.score() >= match.score() - TIE
                && (other.score() >= SURE || match.score() < SURE);
    }

    private List<Object> headings(Stream<Integer> columns) {
        return columns.map(column -> (Object) layout.heading(column)).distinct().toList();
    }

    /** The unit of a heading if numbers must be converted from it. */
    private static String label(@Nullable Unit unit, ColumnMeaning meaning) {
        Unit wanted = meaning.unit();
        return unit == null || wanted == null || UnitCheck.isSame(unit, wanted) || !unit.converts(wanted)
                ? ""
                : unit.label();
    }
}
