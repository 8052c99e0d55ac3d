package shikomi.web.design;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.store.Hash;
import shikomi.table.cell.MissingWords;
import shikomi.table.cell.Notation;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.Layout;
import shikomi.table.column.Mapping;
import shikomi.table.column.Shape;
import shikomi.table.column.TableGuess;
import shikomi.table.file.Workbook;
import shikomi.table.result.Preview;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Reads an uploaded table with the choices of its form, and with those remembered from tables of the same headings. */
final class ImportReader {
    /** The largest number of columns whose meaning is read from the form. Set by judgement. */
    private static final int MOST_COLUMNS = 1_000;

    private final Site site;
    private final Visit visit;
    private final Campaign campaign;

    ImportReader(Site site, Visit visit, Campaign campaign) {
        this.site = site;
        this.visit = visit;
        this.campaign = campaign;
    }

    Reading<Import> read(Tables.Table given) {
        return Workbook.read(given.name(), given.bytes()).then(book -> {
            String sent = visit.field("sheet");
            String sheet = sent.isEmpty() ? rememberedSheet(book) : sent;
            int wanted = sheet.matches("\\d{1,3}") ? Integer.parseInt(sheet) : -1;
            return TableGuess.of(book, campaign, wanted)
                    .map(found -> Reading.of(read(book, found)))
                    .orElseGet(() -> Reading.failed(List.of(Problem.of(given.name(), "table.no-table"))));
        });
    }

    /** The number of the sheet that was chosen in the last workbook with the same sheets; empty if none was. */
    private String rememberedSheet(Workbook book) {
        return book.grids().size() > 1
                ? site.home()
                        .mappings()
                        .find(campaign.name(), Import.sheetKey(book))
                        .orElse("")
                : "";
    }

    private Import read(Workbook book, TableGuess.Choice found) {
        boolean sent = ShapeForm.isSent(visit, found.layout().grid());
        ShapeForm form = sent
                ? ShapeForm.of(visit)
                : new ShapeForm(remembered(found.layout()).fields());
        TableGuess.Choice choice = shaped(book, found, form.shape());
        boolean applied = choice.layout().shape().equals(form.shape());
        ShapeForm said = sent || applied ? form : new ShapeForm(Map.of());
        boolean remembered = !sent && !choice.layout().shape().equals(Shape.FOUND);
        Map<Integer, Preview.Answer> answers = isShown(choice.layout()) ? answers() : new HashMap<>();
        LocalDate today = site.home().histories().today();
        LocalDate begun = visit.begun(campaign);
        Import read = new Import(
                site.guards(), book, found, choice, said, remembered, mapping(choice), answers, begun, today);
        if (!visit.field("shown").equals(Hash.of(read.shown()))) {
            answers.values().removeIf(Preview.Answer.LEAVE::equals); // read otherwise, a row may be a good one
        }
        return new Import(site.guards(), book, found, choice, said, remembered, read.mapping(), answers, begun, today);
    }

    /** The table in the shape that a person says, or as it was found if it has no such shape. */
    private TableGuess.Choice shaped(Workbook book, TableGuess.Choice found, Shape shape) {
        return shape.equals(Shape.FOUND)
                ? found
                : TableGuess.of(book, campaign, found.layout().grid(), shape).orElse(found);
    }

    private Shape remembered(Layout found) {
        return site.home()
                .mappings()
                .find(campaign.name(), Import.shapeKey(found))
                .map(Shape::read)
                .orElse(Shape.FOUND);
    }

    private Mapping mapping(TableGuess.Choice choice) {
        Mapping guessed = Mapping.of(choice.guess());
        Mapping remembered = site.home()
                .mappings()
                .find(campaign.name(), Mapping.signature(choice.layout()))
                .map(Mapping::read)
                .map(kept -> guessed.with(kept, ColumnGuess.Sureness.REMEMBERED, choice.layout(), campaign))
                .orElse(guessed);
        return remembered.with(
                chosen(choice.layout(), remembered), ColumnGuess.Sureness.CHOSEN, choice.layout(), campaign);
    }

    /** Whether the form was made for a table of this sheet with these headings. */
    private boolean isShown(Layout layout) {
        return visit.field("shown-sheet").equals(Integer.toString(layout.grid()))
                && visit.field("shown-headings").equals(Hash.of(Mapping.signature(layout)));
    }

    /**
     * The meanings chosen in the form for the first columns of the table shown. When a mixture is scaled from now on,
     * its columns have other units and are matched anew.
     */
    private Map<Integer, Mapping.Chosen> chosen(Layout layout, Mapping before) {
        Map<Integer, Mapping.Chosen> chosen = new HashMap<>();
        int columns = isShown(layout) ? Math.min(MOST_COLUMNS, before.columns().size()) : 0;
        boolean scaledNow = !visit.field("shown-normalised")
                .equals(Boolean.toString(layout.shape().composition().normalised()));
        for (int i = 0; i < columns; i++) {
            String meaning = visit.field("meaning-" + i);
            boolean guessed = meaning.equals(ColumnMeaning.NONE.code())
                    || meaning.equals(before.columns().get(i).meaning().code());
            if (!meaning.isEmpty() && !(scaledNow && guessed)) {
                Notation notation = notation(i, before);
                chosen.put(i, new Mapping.Chosen(meaning, unit(i, meaning), notation));
            }
        }
        return chosen;
    }

    /** The unit chosen for a column; null if the form asked for that of another meaning, or for none. */
    private @Nullable String unit(int column, String meaning) {
        return visit.field("shown-meaning-" + column).equals(meaning) ? visit.field("unit-" + column) : null;
    }

    /** The reading chosen for a column; what was chosen before if the form does not ask. */
    private Notation notation(int column, Mapping before) {
        String name = "reading-" + column;
        Notation reading =
                visit.context().formParam(name) == null ? before.notation(column) : Notation.of(visit.field(name));
        String words = "words-" + column;
        return reading.with(
                visit.context().formParam(words) == null
                        ? before.notation(column).words()
                        : MissingWords.of(visit.field(words)).orElse(MissingWords.OPEN));
    }

    private Map<Integer, Preview.Answer> answers() {
        Map<Integer, Preview.Answer> answers = new HashMap<>();
        for (String name : visit.context().formParamMap().keySet()) {
            if (name.matches("row-\\d{1,7}")) {
                int row = Integer.parseInt(name.substring(4));
                answer(visit.field(name)).ifPresent(answer -> answers.put(row, answer));
            }
        }
        return answers;
    }

    private static Optional<Preview.Answer> answer(String name) {
        return Arrays.stream(Preview.Answer.values())
                .filter(answer -> answer.name().equals(name))
                .findFirst();
    }
}
