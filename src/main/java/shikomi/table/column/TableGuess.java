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
 * The guessed meanings of the columns of a table, before a person has confirmed them.
 *
 * @param missing parameters and objectives of the recipe without a column
 */
public record TableGuess(List<ColumnGuess> columns, List<ColumnMeaning> missing) {
    /**
     * A sheet that fits at least this well, relative to the chosen one, is mentioned to the person. Set by judgement.
     */
    static final double NEARLY = 0.9;

    public TableGuess {
        columns = List.copyOf(columns);
        missing = List.copyOf(missing);
    }

    /** The sheet that fits the campaign best, and others that fit about as well. */
    public record Choice(Layout layout, TableGuess guess, List<Layout> others) {
        public Choice {
            others = List.copyOf(others);
        }

        /** Messages to a person on how the table was found. */
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

    private record Fit(Layout layout, TableGuess guess, double value) {}

    /** @param sheet the index of the sheet from 0; negative for the one that fits best */
    public static Optional<Choice> of(Workbook book, Campaign campaign, int sheet) {
        return of(book, campaign, sheet, Shape.FOUND);
    }

    /**
     * @param sheet the index of the sheet from 0; negative for the one that fits best
     * @param shape what a person says about the table
     */
    public static Optional<Choice> of(Workbook book, Campaign campaign, int sheet, Shape shape) {
        List<Fit> fits = fits(book, campaign, sheet, shape);
        Fit best = null;
        for (Fit fit : fits) {
            best = best == null || fit.value() > best.value() + 1e-9 ? fit : best;
        }
        return best == null
                ? Optional.empty()
                : Optional.of(new Choice(best.layout(), best.guess(), others(fits, best)));
    }

    private static List<Fit> fits(Workbook book, Campaign campaign, int sheet, Shape shape) {
        LayoutFinder layouts = new LayoutFinder(campaign.recipe());
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < book.grids().size(); i++) {
            if (sheet < 0 || sheet == i) {
                layouts.find(book, i, shape).ifPresent(layout -> fits.add(fit(layout, campaign)));
            }
        }
        return fits;
    }

    private static Fit fit(Layout layout, Campaign campaign) {
        ColumnMatcher guesser = new ColumnMatcher(layout, campaign);
        TableGuess guess = guesser.guess();
        return new Fit(layout, guess, layout.matrix() ? -1 : guesser.fit(guess));
    }

    private static List<Layout> others(List<Fit> fits, Fit best) {
        return fits.stream()
                .filter(fit -> !Workbook.sheet(fit.layout().title())
                                .equals(Workbook.sheet(best.layout().title()))
                        && fit.value() > 0
                        && fit.value() >= NEARLY * best.value())
                .map(Fit::layout)
                .toList();
    }

    /**
     * The meanings that a table lacks for an import; context parameters may be left out, and one objective is enough.
     */
    static List<ColumnMeaning> missing(Recipe recipe, List<ColumnMeaning> found) {
        List<ColumnMeaning> missing = new ArrayList<>();
        for (ColumnMeaning meaning : ColumnMeaning.of(recipe)) {
            if (!meaning.name().isEmpty() && !found.contains(meaning)) {
                missing.add(meaning);
            }
        }
        missing.sort(Comparator.comparing(ColumnMeaning::kind));
        return missing;
    }
}
