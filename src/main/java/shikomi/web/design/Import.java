package shikomi.web.design;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.entry.EntryGuard;
import shikomi.entry.UnexpectedValue;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Objective;
import shikomi.table.cell.Notation;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.TableGuess;
import shikomi.table.file.Workbook;
import shikomi.table.result.Preview;
import shikomi.web.EntryGuards;
import shikomi.web.Site;
import shikomi.web.Visit;

/**
 * A table with the choices made in its form: the sheet, the meaning of each column, and the treatment of doubtful
 * rows.
 */
record Import(
        EntryGuards guards,
        Workbook book,
        TableGuess.Choice choice,
        Mapping mapping,
        Map<Integer, Preview.Answer> answers) {
    /** The largest number of columns whose meaning is read from the form. Set by judgement. */
    private static final int MOST_COLUMNS = 1_000;

    static Reading<Import> of(Site site, Visit visit, Campaign campaign, Tables.Table given) {
        Reading<Workbook> book = Workbook.read(given.name(), given.bytes());
        if (book.get().isEmpty()) {
            return Reading.failed(book.problems());
        }
        String sheet = visit.field("sheet");
        int wanted = sheet.matches("\\d{1,3}") ? Integer.parseInt(sheet) : -1;
        return TableGuess.of(book.orElseThrow(), campaign, wanted)
                .map(choice -> Reading.of(of(site, visit, campaign, book.orElseThrow(), choice)))
                .orElseGet(() -> Reading.failed(List.of(Problem.of(given.name(), "table.no-table"))));
    }

    private static Import of(Site site, Visit visit, Campaign campaign, Workbook book, TableGuess.Choice choice) {
        Mapping guessed = Mapping.of(choice.guess());
        Mapping remembered = site.home()
                .mappings()
                .find(campaign.name(), Mapping.signature(choice.layout()))
                .map(Mapping::read)
                .map(kept -> guessed.with(kept, ColumnGuess.Sureness.REMEMBERED, choice.layout(), campaign))
                .orElse(guessed);
        Mapping mapping = remembered.with(
                chosen(visit, choice, remembered), ColumnGuess.Sureness.CHOSEN, choice.layout(), campaign);
        return new Import(site.guards(), book, choice, mapping, answers(visit));
    }

    /** The meanings chosen in the form for the first columns of the sheet shown. */
    private static Map<Integer, Mapping.Chosen> chosen(Visit visit, TableGuess.Choice choice, Mapping before) {
        Map<Integer, Mapping.Chosen> chosen = new HashMap<>();
        boolean sameSheet = visit.field("shown-sheet")
                .equals(Integer.toString(choice.layout().grid()));
        int columns = sameSheet ? Math.min(MOST_COLUMNS, before.columns().size()) : 0;
        for (int i = 0; i < columns; i++) {
            if (!visit.field("meaning-" + i).isEmpty()) {
                chosen.put(
                        i,
                        new Mapping.Chosen(
                                visit.field("meaning-" + i), visit.field("unit-" + i), notation(visit, i, before)));
            }
        }
        return chosen;
    }

    /** The reading chosen for a column; what was chosen before if the form does not ask. */
    private static Notation notation(Visit visit, int column, Mapping before) {
        String name = "reading-" + column;
        return visit.context().formParam(name) == null ? before.notation(column) : Notation.of(visit.field(name));
    }

    private static Map<Integer, Preview.Answer> answers(Visit visit) {
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

    Preview preview(Campaign campaign) {
        return Preview.of(choice.layout(), mapping, campaign, expectation(campaign, guards.of(campaign)), answers);
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
                .map(surprise -> new Expectation.Surprise(surprise.mean(), surprise.sd(), likely(surprise, objective)))
                .or(() -> plain.surprise(made, objective, value));
    }

    private static List<Expectation.Likely> likely(UnexpectedValue surprise, Objective objective) {
        return surprise.fixes().stream()
                .map(fix -> new Expectation.Likely(fix.value(), fix.words(objective, surprise.typed())))
                .toList();
    }

    /** The content that must not change between the preview and saving. */
    String shown() {
        return choice.layout().grid() + "\n" + mapping.text();
    }
}
