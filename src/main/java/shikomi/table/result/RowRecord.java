package shikomi.table.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.table.file.Sheet;

/**
 * The content of a row after reading.
 *
 * @param id the id as written; empty if the row has none
 * @param experiment the experiment of the campaign that the id names
 * @param planned the planned values that the row carries beside those as made
 * @param state the state of the experiment as written; empty if the row has none
 * @param replicate the replicate number as written; null if the row has none
 * @param point null if a parameter cannot be read
 * @param specimens the number of the specimen of the row to which each outcome belongs
 * @param problems the reasons why the row cannot be read
 * @param changes the changes made in reading the row
 */
record RowRecord(
        Sheet.Row row,
        String id,
        Optional<Experiment> experiment,
        Map<Parameter, String> planned,
        String state,
        @Nullable Integer replicate,
        @Nullable Point point,
        List<Map.Entry<Objective, Outcome>> outcomes,
        List<Integer> specimens,
        ReplicateRows.Details details,
        List<Message> problems,
        List<Message> changes) {
    RowRecord at(Point other, List<Message> moreChanges) {
        List<Message> all = new ArrayList<>(moreChanges);
        all.addAll(changes);
        return new RowRecord(
                row, id, experiment, planned, state, replicate, other, outcomes, specimens, details, problems, all);
    }

    RowRecord refused(Message problem) {
        List<Message> all = new ArrayList<>(problems);
        all.add(problem);
        return new RowRecord(
                row, id, experiment, planned, state, replicate, point, outcomes, specimens, details, all, changes);
    }
}
