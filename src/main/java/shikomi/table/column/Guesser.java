package shikomi.table.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.message.Message;
import shikomi.unit.Unit;

/** Guesses what columns are: by names first, then by words, units and values. */
final class Guesser {
    /** A lower score is no guess; this and the next three are on the scale of {@link ColumnScorer}. */
    private static final double LEAST = 0.5;

    /** From here on the name is the same: what only has words in common is no rival. */
    private static final double SURE = 0.95;

    /** Above every guess by words, and below the name itself. */
    private static final double REPEATED = 0.935;

    /** Another column whose score is lower by no more than this is named in a warning. */
    private static final double TIE = 0.12;

    private final Layout layout;
    private final Campaign campaign;
    private final KnownValues known;
    private final ColumnScorer bidder;
    private final List<Bid> bids = new ArrayList<>();

    /**
     * That a column may be something.
     *
     * @param series of which it is one, all of them the same thing; null where it stands alone
     */
    record Bid(
            int column,
            Meaning meaning,
            Heading reading,
            double score,
            ColumnGuess.Sureness sureness,
            @Nullable Series series) {
        Bid(int column, Meaning meaning, Heading reading, double score, ColumnGuess.Sureness sureness) {
            this(column, meaning, reading, score, sureness, null);
        }
    }

    Guesser(Layout layout, Campaign campaign) {
        this.layout = layout;
        this.campaign = campaign;
        this.known = new KnownValues(campaign);
        this.bidder = new ColumnScorer(layout, campaign, known);
    }

    Guess guess() {
        int width = layout.sheet().header().size();
        for (int column = 0; column < width; column++) {
            bids.addAll(bidder.bids(column));
        }
        Series.of(layout.sheet().header()).forEach(this::bid);
        bids.sort(Comparator.comparingDouble(Bid::score).reversed().thenComparingInt(Bid::column));
        Map<Integer, Bid> taken = taken();
        List<ColumnGuess> columns = IntStream.range(0, width)
                .mapToObj(column ->
                        Optional.ofNullable(taken.get(column)).map(this::column).orElseGet(() -> unused(column)))
                .toList();
        List<Meaning> found = taken.values().stream().map(Bid::meaning).toList();
        return new Guess(columns, Guess.missing(campaign.recipe(), found));
    }

    /** Takes the best first: each column once, and each meaning once unless it is repeatable. */
    private Map<Integer, Bid> taken() {
        Map<Integer, Bid> taken = new HashMap<>();
        Map<Meaning, Bid> found = new HashMap<>();
        for (Bid bid : bids) {
            if (bid.score() >= LEAST
                    && !taken.containsKey(bid.column())
                    && (bid.meaning().kind() == Meaning.Kind.NOTE || isFree(bid, found.get(bid.meaning())))) {
                taken.put(bid.column(), bid);
                found.put(bid.meaning(), bid);
            }
        }
        return taken;
    }

    private static boolean isFree(Bid bid, @Nullable Bid before) {
        return before == null || (bid.series() != null && bid.series().equals(before.series()));
    }

    /** Columns that differ in a running number repeat what they are called without it, where that is an objective. */
    private void bid(Series series) {
        boolean named =
                bids.stream().anyMatch(bid -> series.columns().contains(bid.column()) && bid.score() > REPEATED);
        if (named) {
            return;
        }
        Optional<Bid> whole = series.stem().isEmpty() ? only(series) : stem(series);
        whole.ifPresent(bid -> series.columns()
                .forEach(column -> bids.add(
                        new Bid(column, bid.meaning(), bid.reading(), REPEATED, ColumnGuess.Sureness.WORDS, series))));
    }

    private Optional<Bid> stem(Series series) {
        return bidder.bids(series.columns().getFirst(), series.stem()).stream()
                .max(Comparator.comparingDouble(Bid::score))
                .filter(bid -> bid.meaning().kind() == Meaning.Kind.OBJECTIVE && bid.score() >= LEAST);
    }

    /** Without a name they are the only objective, where no other column looks like it and they are numbers. */
    private Optional<Bid> only(Series series) {
        List<Meaning> objectives = Meaning.of(campaign.recipe()).stream()
                .filter(meaning -> meaning.kind() == Meaning.Kind.OBJECTIVE)
                .toList();
        return objectives.size() == 1 && isUnnamed(objectives.getFirst()) && holds(series, objectives.getFirst())
                ? Optional.of(new Bid(
                        series.columns().getFirst(),
                        objectives.getFirst(),
                        new Heading("", null),
                        REPEATED,
                        ColumnGuess.Sureness.WORDS))
                : Optional.empty();
    }

    private boolean isUnnamed(Meaning meaning) {
        return bids.stream().noneMatch(bid -> bid.meaning().equals(meaning) && bid.score() >= LEAST);
    }

    private boolean holds(Series series, Meaning meaning) {
        return series.columns().stream()
                        .mapToDouble(column -> bidder.readable(column, meaning))
                        .average()
                        .orElse(0)
                > 0.5;
    }

    /** How much of the recipe is found and can be read. */
    double fit(Guess guess) {
        double fit = 0;
        for (ColumnGuess column : guess.columns()) {
            if (!column.meaning().name().isEmpty()) {
                fit += (column.sureness().isGuess() ? 0.6 : 1) * bidder.readable(column.index(), column.meaning());
            }
        }
        return layout.sheet().rows().isEmpty() ? 0 : fit;
    }

    private ColumnGuess unused(int column) {
        return new ColumnGuess(
                column, layout.heading(column), Meaning.NONE, "", ColumnGuess.Sureness.UNUSED, List.of(), null);
    }

    private ColumnGuess column(Bid bid) {
        Unit unit = bid.reading().unit();
        ColumnGuess guess = new ColumnGuess(
                bid.column(),
                layout.heading(bid.column()),
                bid.meaning(),
                label(unit, bid.meaning()),
                bid.sureness(),
                warnings(bid),
                null);
        return new UnitCheck(layout.sheet(), known).checked(guess, unit);
    }

    private List<Message> warnings(Bid bid) {
        List<Message> warnings = new ArrayList<>();
        if (bid.sureness().isGuess()) {
            warnings.add(
                    Message.of("table.guess." + (bid.sureness() == ColumnGuess.Sureness.VALUES ? "values" : "words")));
        }
        if (bid.series() != null) {
            List<Object> others = headings(bid.series().columns().stream().filter(column -> column != bid.column()));
            warnings.add(Message.of("table.guess.series", others));
        }
        List<Object> rivals =
                headings(bids.stream().filter(other -> isRival(other, bid)).map(Bid::column));
        if (!rivals.isEmpty()) {
            warnings.add(Message.of("table.guess.rivals", rivals));
        }
        return warnings;
    }

    private static boolean isRival(Bid other, Bid bid) {
        return other.column() != bid.column()
                && other.meaning().equals(bid.meaning())
                && !bid.meaning().isRepeatable()
                && other.score() >= LEAST
                && other.score() >= bid.score() - TIE
                && (other.score() >= SURE || bid.score() < SURE);
    }

    private List<Object> headings(Stream<Integer> columns) {
        return columns.map(column -> (Object) layout.heading(column)).distinct().toList();
    }

    /** The unit of a heading where numbers must be converted from it. */
    private static String label(@Nullable Unit unit, Meaning meaning) {
        Unit wanted = meaning.unit();
        return unit == null || wanted == null || UnitCheck.isSame(unit, wanted) || !unit.converts(wanted)
                ? ""
                : unit.label();
    }
}
