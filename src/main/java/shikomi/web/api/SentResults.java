package shikomi.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import shikomi.campaign.Experiment;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Suggestion;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.table.file.Sheet;
import shikomi.table.result.CampaignTable;
import shikomi.table.result.FailedState;
import shikomi.table.result.ResultTable;

/** Results in a request. A program cannot look at a preview, so that what a page would show is refused or said. */
final class SentResults {
    /** The columns of a results table beside parameters and objectives (contract, section 3). */
    private static final List<String> DETAILS =
            List.of("experiment", "replicate", "state", "date", "by", "money", "hours", "note");

    /** A column of exported tables that says nothing about a result. */
    private static final String BATCH = "batch";

    private SentResults() {}

    /** Reads results that are to be stored; a column that is not read is a mistake. */
    static ResultTable read(Sheet sheet, Recipe recipe) {
        ResultTable table = Body.read(ResultTable.read(sheet, recipe));
        List<Problem> problems = new ArrayList<>(states(sheet));
        table.unread().stream()
                .filter(column -> !isExported(column))
                .forEach(column -> problems.add(unknown(sheet, column, recipe)));
        Api.refuse(problems);
        return table;
    }

    /** Reads results for a question, whose answer says which columns are not read; rows may hold more than the recipe. */
    static ResultTable asked(Sheet sheet, Recipe recipe) {
        ResultTable table = Body.read(ResultTable.read(sheet, recipe));
        Api.refuse(states(sheet));
        return table;
    }

    /** What is said of results that were stored: how they were read, and which rows were not. */
    static List<Message> notes(ResultTable table) {
        Stream<Message> aside =
                table.setAside().stream().map(row -> Message.of("web.api.row-not-saved", row.line(), row.reason()));
        return Stream.concat(
                        aside, table.notes().stream().filter(note -> !note.key().equals(ResultTable.NOT_READ)))
                .toList();
    }

    private static boolean isExported(String column) {
        return column.equals(BATCH) || CampaignTable.planned(column).isPresent();
    }

    private static Problem unknown(Sheet sheet, String column, Recipe recipe) {
        List<String> known = Stream.of(
                        recipe.space().parameters().stream().map(Parameter::name),
                        recipe.objectives().stream().map(Objective::name),
                        DETAILS.stream())
                .flatMap(names -> names)
                .toList();
        return Problem.of(
                sheet.name() + "." + column,
                "web.api.unknown-column",
                column,
                Suggestion.of(column, known).message(),
                String.join(", ", known));
    }

    private static List<Problem> states(Sheet sheet) {
        int column = sheet.header().stream().map(Numbers::normal).toList().indexOf("state");
        return column < 0
                ? List.of()
                : sheet.rows().stream()
                        .flatMap(row -> state(sheet.place(row), row.cell(column)).stream())
                        .toList();
    }

    private static Optional<Problem> state(String place, String state) {
        List<String> known = Stream.of(Experiment.State.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return state.isEmpty() || known.contains(Numbers.normal(state)) || FailedState.isFailed(state)
                ? Optional.empty()
                : Optional.of(Problem.of(place, "web.api.no-state", state, String.join(", ", known)));
    }
}
