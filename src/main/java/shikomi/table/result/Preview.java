package shikomi.table.result;

import java.util.List;
import java.util.Map;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.message.Message;
import shikomi.table.column.Expectation;
import shikomi.table.column.Layout;
import shikomi.table.column.Mapping;

/**
 * What a table would bring into a campaign. Nothing is stored.
 *
 * @param rows each with its verdict
 * @param findings what a person should know of the data, with rows
 * @param given what is saved when the person confirms it
 */
public record Preview(List<Row> rows, List<Message> findings, List<Given> given) {
    public Preview {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
        given = List.copyOf(given);
    }

    /** The verdict on a row. */
    public enum State {
        /** It is a new result. */
        NEW,
        /** It repeats a condition. */
        REPLICATE,
        /** It is stored already. */
        SAME,
        /** It is stored already, with another value. */
        DIFFERS,
        /** It is far from what is expected. */
        FAR,
        /** Its experiment is none of the campaign. */
        UNKNOWN,
        /** It cannot be read. */
        UNREADABLE,
        /** It measures nothing. */
        NOTHING
    }

    /** The answer of a person on a row that is not saved without one. */
    public enum Answer {
        /** Not to save it. */
        LEAVE,
        /** The likeliest correction is right. */
        FIX_1,
        /** The second is. */
        FIX_2,
        /** The third is. */
        FIX_3,
        /** The value is right. */
        KEEP,
        /** Keep it, but out of planning until someone has checked. */
        ASIDE,
        /** It is a new experiment. */
        ADD;

        private static final List<Answer> FIXES = List.of(FIX_1, FIX_2, FIX_3);

        /** The answers that choose among this number of corrections. */
        static List<Answer> fixes(int count) {
            return FIXES.subList(0, Math.min(count, FIXES.size()));
        }

        /** The place of the correction that is right; below zero where none is. */
        public int fix() {
            return FIXES.indexOf(this);
        }
    }

    /**
     * One row.
     *
     * @param label its row number in the file
     * @param words the verdict in words
     * @param notes what was done to read it, and what is doubtful about it
     * @param fixes what it would be with likely slips put right, in words
     * @param answers possible answers; empty where nothing is asked
     * @param saved whether it is among those to save
     */
    public record Row(
            int line,
            String label,
            List<String> cells,
            State state,
            Message words,
            List<Message> notes,
            List<Message> fixes,
            List<Answer> answers,
            Answer answer,
            boolean saved) {
        public Row {
            cells = List.copyOf(cells);
            notes = List.copyOf(notes);
            fixes = List.copyOf(fixes);
            answers = List.copyOf(answers);
        }
    }

    /** @param answers by line; rows without one are left */
    public static Preview of(
            Layout layout, Mapping mapping, Campaign campaign, Expectation expectation, Map<Integer, Answer> answers) {
        return new PreviewReader(layout, mapping, campaign, expectation, answers).read();
    }

    /** How many rows are to be saved. */
    public int saved() {
        return (int) rows.stream().filter(Row::saved).count();
    }

    /** Rows that are not saved and that somebody may still want. */
    public int left() {
        return (int) rows.stream()
                .filter(row -> !row.saved() && row.state() != State.SAME && row.state() != State.NOTHING)
                .count();
    }

    public int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }
}
