package shikomi.table.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.message.Message;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Guesses what columns are: by names first, then by words, units and values. */
final class Guesser {
    private static final double LEAST = 0.5;
    private static final double SURE = 0.95;
    /** Above every guess by words, and below what has the name itself. */
    private static final double REPEATED = 0.935;
    /** Another column or meaning that fits so nearly as well is told. */
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
        Sheet sheet = layout.sheet();
        for (int column = 0; column < sheet.header().size(); column++) {
            bids.addAll(bidder.bids(column));
        }
        Series.of(sheet.header()).forEach(this::bid);
        bids.sort(Comparator.comparingDouble(Bid::score).reversed().thenComparingInt(Bid::column));
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
        List<ColumnGuess> columns = new ArrayList<>();
        for (int column = 0; column < sheet.header().size(); column++) {
            Bid bid = taken.get(column);
            columns.add(bid == null ? unused(column) : column(bid));
        }
        return new Guess(columns, Guess.missing(campaign.recipe(), List.copyOf(found.keySet())));
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

    /** Without a name they are the only objective there is, where nothing else looks like it and they are numbers. */
    private Optional<Bid> only(Series series) {
        List<Meaning> objectives = Meaning.of(campaign.recipe()).stream()
                .filter(meaning -> meaning.kind() == Meaning.Kind.OBJECTIVE)
                .toList();
        return objectives.size() == 1
                        && bids.stream().noneMatch(b -> b.meaning().equals(objectives.getFirst()) && b.score() >= LEAST)
                        && series.columns().stream()
                                        .mapToDouble(column -> bidder.readable(column, objectives.getFirst()))
                                        .average()
                                        .orElse(0)
                                > 0.5
                ? Optional.of(new Bid(
                        series.columns().getFirst(),
                        objectives.getFirst(),
                        new Heading("", null),
                        REPEATED,
                        ColumnGuess.Sureness.WORDS))
                : Optional.empty();
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
        List<Message> warnings = new ArrayList<>();
        if (bid.sureness().isGuess()) {
            warnings.add(
                    Message.of("table.guess." + (bid.sureness() == ColumnGuess.Sureness.VALUES ? "values" : "words")));
        }
        Series series = bid.series();
        if (series != null) {
            warnings.add(Message.of(
                    "table.guess.series",
                    series.columns().stream()
                            .filter(column -> column != bid.column())
                            .map(column -> (Object) layout.heading(column))
                            .toList()));
        }
        List<Object> rivals = bids.stream()
                .filter(other -> other.column() != bid.column()
                        && other.meaning().equals(bid.meaning())
                        && !bid.meaning().isRepeatable()
                        && other.score() >= LEAST
                        && other.score() >= bid.score() - TIE
                        && (other.score() >= SURE || bid.score() < SURE))
                .map(other -> (Object) layout.heading(other.column()))
                .distinct()
                .toList();
        if (!rivals.isEmpty()) {
            warnings.add(Message.of("table.guess.rivals", rivals));
        }
        Unit unit = bid.reading().unit();
        String label = label(unit, bid.meaning());
        ColumnGuess guess = new ColumnGuess(
                bid.column(), layout.heading(bid.column()), bid.meaning(), label, bid.sureness(), warnings, null);
        return new UnitCheck(layout.sheet(), known).checked(guess, unit);
    }

    /** The unit of a heading where numbers must be converted from it. */
    private static String label(@Nullable Unit unit, Meaning meaning) {
        Unit wanted = meaning.unit();
        return unit == null || wanted == null || UnitCheck.isSame(unit, wanted) || !unit.converts(wanted)
                ? ""
                : unit.label();
    }
}
