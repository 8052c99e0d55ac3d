package shikomi.table.result;

import java.util.List;
import shikomi.campaign.Given;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.table.file.Sheet;

/**
 * Results of a table.
 *
 * @param given one for each experiment; rows of one id are its replicates, a row without an id is an experiment of its own
 * @param rows how many rows are used
 * @param conditions how many different conditions they are
 * @param setAside rows that are not used, each with its reason
 * @param notes what a person should know: conversions, columns that are not read, rows outside the limits
 */
public record ResultTable(List<Given> given, int rows, int conditions, List<SetAside> setAside, List<Message> notes) {
    public ResultTable {
        given = List.copyOf(given);
        setAside = List.copyOf(setAside);
        notes = List.copyOf(notes);
    }

    /** A row that is not used. */
    public record SetAside(int line, Message reason) {}

    public static Reading<ResultTable> read(Sheet sheet, Recipe recipe) {
        return new ResultReader(sheet, recipe).read();
    }

    public List<Result> results() {
        return given.stream().map(Given::result).toList();
    }

    /** How many rows joined the experiment of an earlier one with the same id. */
    public int merged() {
        return rows - given.size();
    }
}
