package shikomi.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Outcome;
import shikomi.message.Message;
import shikomi.recipe.SourceSpec;
import shikomi.space.Point;

/**
 * An external data set in the columns and units of the recipe, as far as it could be read.
 *
 * @param sha256 the SHA-256 hash of the file
 * @param rows the rows that are used, each with its line number in the file
 * @param findings messages to a person about the file as a whole
 */
public record SourceRows(
        SourceSpec spec, String sha256, List<Row> rows, List<SetAside> setAside, List<Message> findings) {
    public SourceRows {
        rows = List.copyOf(rows);
        setAside = List.copyOf(setAside);
        findings = List.copyOf(findings);
    }

    /**
     * A row that is used.
     *
     * @param group the paper or patent that it comes from; empty if the source does not name it
     * @param made the parameters that the row reports; some may be missing
     * @param outcomes the outcomes by objective
     */
    public record Row(int line, String group, Point made, Map<String, Outcome> outcomes) {
        public Row {
            outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        }
    }

    /** A row that is not used. */
    public record SetAside(int line, Message reason) {}

    /** The same data set with further rows set aside, in the order of the file, and with more findings. */
    SourceRows without(Map<Integer, Message> reasons, List<Message> more) {
        if (reasons.isEmpty()) {
            return this;
        }
        List<SetAside> all = new ArrayList<>(setAside);
        reasons.forEach((line, reason) -> all.add(new SetAside(line, reason)));
        all.sort(Comparator.comparingInt(SetAside::line));
        List<Row> kept =
                rows.stream().filter(row -> !reasons.containsKey(row.line())).toList();
        List<Message> allFindings = new ArrayList<>(findings);
        allFindings.addAll(more);
        return new SourceRows(spec, sha256, kept, all, allFindings);
    }

    /** The number of papers or patents that the used rows come from; 0 if the source does not name them. */
    public int groups() {
        return (int) rows.stream()
                .map(Row::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .count();
    }
}
