package shikomi.table.column;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.message.Message;
import shikomi.recipe.Recipe;
import shikomi.table.file.Workbook;

/**
 * What the columns of a table are taken to be, before a person has said anything.
 *
 * @param missing what the recipe needs and no column was found for
 */
public record Guess(List<ColumnGuess> columns, List<Meaning> missing) {
    /** A sheet that fits nearly as well as the chosen one is told. */
    private static final double NEARLY = 0.9;

    public Guess {
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
    }

    /** The sheet that fits the campaign best, and others that fit about as well. */
    public record Choice(Layout layout, Guess guess, List<Layout> others) {
        public Choice {
            others = List.copyOf(others);
        }

        /** What a person should know of how the table was found. */
        public List<Message> notes() {
            List<Message> notes = new ArrayList<>(layout.notes());
            if (layout.matrix()) {
                notes.add(Message.of("table.matrix"));
            }
            if (!others.isEmpty()) {
                notes.add(Message.of(
                        "table.other-sheets", others.stream().map(Layout::title).toList()));
            }
            return notes;
        }
    }

    private record Fit(Layout layout, Guess guess, double value) {}

    /** @param sheet its number from 0; below zero leaves the choice to us */
    public static Optional<Choice> of(Workbook book, Campaign campaign, int sheet) {
        LayoutFinder layouts = new LayoutFinder(campaign.recipe());
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < book.grids().size(); i++) {
            if (sheet < 0 || sheet == i) {
                layouts.find(book, i).ifPresent(layout -> {
                    Guesser guesser = new Guesser(layout, campaign);
                    Guess guess = guesser.guess();
                    fits.add(new Fit(layout, guess, layout.matrix() ? -1 : guesser.fit(guess)));
                });
            }
        }
        Fit best = null;
        for (Fit fit : fits) {
            best = best == null || fit.value() > best.value() + 1e-9 ? fit : best;
        }
        if (best == null) {
            return Optional.empty();
        }
        Fit chosen = best;
        List<Layout> others = fits.stream()
                .filter(fit -> fit.layout().grid() != chosen.layout().grid()
                        && fit.value() > 0
                        && fit.value() >= NEARLY * chosen.value())
                .map(Fit::layout)
                .toList();
        return Optional.of(new Choice(best.layout(), best.guess(), others));
    }

    /** What a table must have to be imported; context may be left out, and one objective is enough. */
    static List<Meaning> missing(Recipe recipe, List<Meaning> found) {
        List<Meaning> missing = new ArrayList<>();
        for (Meaning meaning : Meaning.of(recipe)) {
            if (!meaning.name().isEmpty() && !found.contains(meaning)) {
                missing.add(meaning);
            }
        }
        missing.sort(Comparator.comparing(Meaning::kind));
        return missing;
    }
}
