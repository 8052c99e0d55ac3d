package shikomi.web.design;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import shikomi.campaign.Campaign;
import shikomi.message.Reading;
import shikomi.store.Mappings;
import shikomi.table.column.Layout;
import shikomi.table.column.Mapping;
import shikomi.table.column.TableGuess;
import shikomi.table.file.CellGrid;
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
 * @param begun the day on which the campaign was begun
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
        LocalDate begun,
        LocalDate today) {
    static Reading<Import> of(Site site, Visit visit, Campaign campaign, Tables.Table given) {
        return new ImportReader(site, visit, campaign).read(given);
    }

    /** The key under which the shape of tables is remembered that are found with the same headings. */
    static String shapeKey(Layout found) {
        return "shape\n" + Mapping.signature(found);
    }

    /** The key under which the chosen sheet is remembered for workbooks with the same sheets. */
    static String sheetKey(Workbook book) {
        return "sheet\n" + book.grids().stream().map(CellGrid::name).collect(Collectors.joining("\n"));
    }

    /** Remembers the choices for tables of the same headings. */
    void remember(Mappings mappings, String campaign) {
        if (book.grids().size() > 1) {
            mappings.keep(
                    campaign, sheetKey(book), Integer.toString(choice.layout().grid()));
        }
        mappings.keep(campaign, Mapping.signature(choice.layout()), mapping.lasting(choice.guess()));
        mappings.keep(
                campaign,
                shapeKey(found.layout()),
                choice.layout().shape().lasting().text());
    }

    Preview preview(Campaign campaign) {
        return Preview.of(
                choice.layout(),
                mapping,
                campaign,
                new GuardedExpectation(campaign, guards.of(campaign), begun),
                answers,
                today);
    }

    /** Other ways to read the table that its cells suggest. */
    List<ShapeOffers.Offer> offers(Campaign campaign, Preview preview) {
        return ShapeOffers.of(book, choice.layout(), mapping, preview, campaign);
    }

    /** The content that must not change between the preview and saving. */
    String shown() {
        return choice.layout().grid() + "\n" + choice.layout().shape().text() + "\n" + mapping.text();
    }
}
