package shikomi.web.design;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.entry.EntryGuard;
import shikomi.entry.UnexpectedValue;
import shikomi.message.Reading;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.store.Mappings;
import shikomi.table.column.Expectation;
import shikomi.table.column.Layout;
import shikomi.table.column.Mapping;
import shikomi.table.column.TableGuess;
import shikomi.table.file.Workbook;
import shikomi.table.result.Preview;
import shikomi.table.result.ShapeOffers;
import shikomi.web.EntryGuards;
import shikomi.web.Site;
import shikomi.web.Visit;

/**
 * A table with the choices made in its form: the sheet, its shape, the meaning of each column, and the treatment of
 * doubtful rows.
 *
 * @param found the table as it is found when nothing is said about its shape
 * @param choice the table as it is read
 * @param remembered whether its shape was chosen for an earlier table
 */
record Import(
        EntryGuards guards,
        Workbook book,
        TableGuess.Choice found,
        TableGuess.Choice choice,
        ShapeForm shape,
        boolean remembered,
        Mapping mapping,
        Map<Integer, Preview.Answer> answers,
        LocalDate today) {
    static Reading<Import> of(Site site, Visit visit, Campaign campaign, Tables.Table given) {
        return new ImportReader(site, visit, campaign).read(given);
    }

    /** The key under which the shape of tables is remembered that are found with the same headings. */
    static String shapeKey(Layout found) {
        return "shape\n" + Mapping.signature(found);
    }

    /** Remembers the choices for tables of the same headings. */
    void remember(Mappings mappings, String campaign) {
        mappings.keep(campaign, Mapping.signature(choice.layout()), mapping.lasting(choice.guess()));
        mappings.keep(
                campaign,
                shapeKey(found.layout()),
                choice.layout().shape().lasting().text());
    }

    Preview preview(Campaign campaign) {
        return Preview.of(
                choice.layout(), mapping, campaign, expectation(campaign, guards.of(campaign)), answers, today);
    }

    /** Other ways to read the table that its cells suggest. */
    List<ShapeOffers.Offer> offers(Campaign campaign, Preview preview) {
        return ShapeOffers.of(book, choice.layout(), mapping, preview, campaign);
    }

    /**
     * Compares values with the model's prediction. A value far outside the range of all results is unexpected in any
     * case.
     */
    private static Expectation expectation(Campaign campaign, EntryGuard model) {
        Expectation plain = Expectation.plain(campaign);
        return (made, objective, value) -> Optional.of(made)
                .filter(point -> campaign.recipe().space().chosen().stream()
                        .allMatch(parameter -> point.value(parameter.name()) != null))
                .flatMap(point -> model.judge(point, objective, value))
                .map(surprise -> new Expectation.Surprise(
                        surprise.mean(),
                        surprise.sd(),
                        surprise.message(objective),
                        likely(campaign.recipe(), surprise, objective)))
                .or(() -> plain.surprise(made, objective, value));
    }

    private static List<Expectation.Likely> likely(Recipe recipe, UnexpectedValue surprise, Objective objective) {
        return surprise.fixes().stream()
                .map(fix -> new Expectation.Likely(fix.value(), fix.words(recipe, objective, surprise.typed())))
                .toList();
    }

    /** The content that must not change between the preview and saving. */
    String shown() {
        return choice.layout().grid() + "\n" + choice.layout().shape().text() + "\n" + mapping.text();
    }
}
