package shikomi.bench;

import java.util.List;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Recipe;
import shikomi.source.Duplicates;
import shikomi.source.SourceFile;
import shikomi.source.SourceFitStore;
import shikomi.source.Sources;
import shikomi.table.file.Sheet;
import shikomi.table.result.MeasuredTable;

/**
 * One lab of a table of several labs, whose values are predicted with the data of the others.
 *
 * @param data the table
 * @param recipe the recipe of one output, with the other labs as its only source
 * @param own the lab's rows
 * @param others the rows of all other labs
 */
public record LabTask(String data, String lab, Recipe recipe, List<MeasuredTable.Row> own, Sheet others) {
    public LabTask {
        own = List.copyOf(own);
    }

    public String output() {
        return recipe.primary().name();
    }

    /** A row as a new result of the lab. */
    Result result(MeasuredTable.Row row) {
        return Result.of(row.point(), List.of(new Measurement(output(), 1, new Outcome.Measured(row.value()))));
    }

    /**
     * The data of the other labs without rows that repeat this lab's own: those would reveal the values to be
     * predicted.
     */
    Sources sources() {
        return new Sources(
                Duplicates.without(
                        List.of(SourceFile.read(recipe.sources().getFirst(), recipe, others, "")
                                .orElseThrow()),
                        own.stream().map(this::result).toList()),
                SourceFitStore.passing());
    }
}
