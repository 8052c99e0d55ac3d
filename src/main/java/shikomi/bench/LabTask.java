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
 * One lab of a table of many, whose values are predicted with the data of the others.
 *
 * @param data the table
 * @param recipe of one output, with the others as its only source
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

    /** A row as if the lab had just measured it. */
    Result result(MeasuredTable.Row row) {
        return Result.of(row.point(), List.of(new Measurement(output(), 1, new Outcome.Measured(row.value()))));
    }

    /** The data of the others without rows that repeat this lab's own: they would give the answer away. */
    Sources sources() {
        return new Sources(
                Duplicates.without(
                        List.of(SourceFile.read(recipe.sources().getFirst(), recipe, others, "")
                                .orElseThrow()),
                        own.stream().map(this::result).toList()),
                SourceFitStore.passing());
    }
}
