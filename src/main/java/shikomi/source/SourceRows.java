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
 * An external data set in our own columns and units, as far as it could be read.
 *
 * @param sha256 of the file
 * @param rows each with the line it came from
 * @param findings what a person should know of the file as a whole
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
     * @param group the paper or patent it comes from; empty where the source does not name it
     * @param made the parameters that the row reports; some may be missing
     * @param outcomes by objective
     */
    public record Row(int line, String group, Point made, Map<String, Outcome> outcomes) {
        public Row {
            outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        }
    }

    /** A row that is not used. */
    public record SetAside(int line, Message reason) {}

    /** The same with further rows set aside, in the order of the file; {@code findings} are added. */
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

    /** How many papers or patents the used rows come from; 0 where the source does not name them. */
    public int groups() {
        return (int) rows.stream()
                .map(Row::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .count();
    }
}
