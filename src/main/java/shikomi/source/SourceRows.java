package shikomi.source;

import java.util.List;
import shikomi.campaign.Result;
import shikomi.recipe.SourceSpec;
import shikomi.space.Message;

/**
 * An external data set in our own columns and units, as far as it could be read.
 *
 * @param sha256 of the file
 * @param rows each with the line it came from
 * @param groups how many papers or patents they come from; 0 where nothing says it
 */
public record SourceRows(SourceSpec spec, String sha256, List<Row> rows, List<SetAside> setAside, int groups) {
    public SourceRows {
        rows = List.copyOf(rows);
        setAside = List.copyOf(setAside);
    }

    /** A row that is used. */
    public record Row(int line, Result result) {}

    /** A row that is not used. */
    public record SetAside(int line, Message reason) {}
}
