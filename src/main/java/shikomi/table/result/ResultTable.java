package shikomi.table.result;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Given;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.table.column.LayoutFinder;
import shikomi.table.column.RecipeComponents;
import shikomi.table.column.TableChoices;
import shikomi.table.composition.Composition;
import shikomi.table.composition.FormulaColumn;
import shikomi.table.file.Sheet;

/**
 * The results in a table.
 *
 * @param given one for each experiment; rows with the same id are its replicates, and a row without an id is a separate
 *     experiment
 * @param rows the number of rows that are used
 * @param conditions the number of distinct conditions in these rows
 * @param setAside the rows that are not used, each with its reason
 * @param notes messages to a person: conversions, columns that are not read, rows outside the limits
 * @param unread the headings of the columns that are not read
 */
public record ResultTable(
        List<Given> given,
        int rows,
        int conditions,
        List<SetAside> setAside,
        List<Message> notes,
        List<String> unread) {
    /** The table without results. */
    public static final ResultTable EMPTY = new ResultTable(List.of(), 0, 0, List.of(), List.of(), List.of());

    /** The key of the note on columns that are not read. */
    public static final String NOT_READ = "table.not-read";

    public ResultTable {
        given = List.copyOf(given);
        setAside = List.copyOf(setAside);
        notes = List.copyOf(notes);
        unread = List.copyOf(unread);
    }

    /** A row that is not used. */
    public record SetAside(int line, Message reason) {}

    /** Reads the results in a file, in which the header may stand below a title and samples side by side. */
    public static Reading<ResultTable> read(Path file, Recipe recipe) {
        return read(file, recipe, TableChoices.NONE);
    }

    /** Reads the results in a file as a person says it is to be read. */
    public static Reading<ResultTable> read(Path file, Recipe recipe, TableChoices choices) {
        return LayoutFinder.sheet(file, recipe, choices).then(sheet -> read(sheet, recipe, choices));
    }

    public static Reading<ResultTable> read(Sheet sheet, Recipe recipe) {
        return new ResultReader(sheet, recipe, TableChoices.NONE).read();
    }

    /** Reads a sheet; where that fails and components seem to be named in columns, how to say so is added. */
    private static Reading<ResultTable> read(Sheet sheet, Recipe recipe, TableChoices choices) {
        Reading<ResultTable> read = new ResultReader(sheet, recipe, choices).read();
        if (read.get().isPresent()) {
            return read;
        }
        List<Problem> problems = new ArrayList<>(read.problems());
        FormulaColumn.find(sheet, new RecipeComponents(recipe))
                .ifPresent(column -> problems.add(Problem.of(
                        sheet.name(), "table.unsplit", sheet.header().get(column), Composition.reference(column))));
        unpaired(sheet, recipe).ifPresent(problems::add);
        return Reading.failed(problems);
    }

    private static Optional<Problem> unpaired(Sheet sheet, Recipe recipe) {
        List<Composition.Pair> pairs = RecipeComponents.pairs(sheet, recipe);
        String options = pairs.stream()
                .map(pair -> "--pair '" + pair.component() + "=" + pair.amount() + "'")
                .collect(Collectors.joining(" "));
        return pairs.isEmpty() ? Optional.empty() : Optional.of(Problem.of(sheet.name(), "table.unpaired", options));
    }

    /** The id of each experiment of {@link #results}; null if it has none. */
    public List<@Nullable String> ids() {
        return given.stream().map(Given::id).collect(Collectors.toCollection(ArrayList::new));
    }

    public List<Result> results() {
        return given.stream().map(Given::result).toList();
    }

    /** The number of rows that were merged into the experiment of an earlier row with the same id. */
    public int merged() {
        return rows - given.size();
    }
}
