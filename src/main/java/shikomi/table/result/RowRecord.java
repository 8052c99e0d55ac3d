package shikomi.table.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Point;
import shikomi.table.file.Sheet;

/**
 * A row as it was read.
 *
 * @param id as written; empty where the row has none
 * @param experiment of the campaign that the id names
 * @param replicate as written; null where the row has none
 * @param point null where a parameter cannot be read
 * @param problems why it cannot be read
 * @param changes what was done to read it
 */
record RowRecord(
        Sheet.Row row,
        String id,
        Optional<Experiment> experiment,
        @Nullable Integer replicate,
        @Nullable Point point,
        List<Map.Entry<Objective, Outcome>> outcomes,
        ReplicateRows.Details details,
        List<Message> problems,
        List<Message> changes) {}
