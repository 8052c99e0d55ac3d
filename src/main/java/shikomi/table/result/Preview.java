package shikomi.table.result;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.message.Message;
import shikomi.table.column.Expectation;
import shikomi.table.column.Layout;
import shikomi.table.column.Mapping;

/**
 * A preview of the import of a table into a campaign. Nothing is stored.
 *
 * @param rows the rows, each with its verdict
 * @param findings messages to a person about the data, with row numbers
 * @param given the results that are saved after confirmation
 * @param apart the mixtures of which no row comes near the total
 */
public record Preview(List<Row> rows, List<Message> findings, List<Given> given, List<Sums> apart) {
    public Preview {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
        given = List.copyOf(given);
        apart = List.copyOf(apart);
    }

    /** The least and the largest sum of the components of a mixture in a table. */
    public record Sums(String mixture, double least, double most, double total) {}

    /** The verdict on a row. */
    public enum State {
        /** The row is a new result. */
        NEW,
        /** The row is a replicate of a condition. */
        REPLICATE,
        /** The row is already stored. */
        SAME,
        /** The row is already stored with another value. */
        DIFFERS,
        /** The row is far from its expectation. */
        FAR,
        /** The row names an experiment that is not in the campaign. */
        UNKNOWN,
        /** The row cannot be read. */
        UNREADABLE,
        /** A person decided not to save the row, though it could be. */
        LEFT,
        /** The row contains no measurement. */
        NOTHING
    }

    /** A person's answer about a row that is not saved without one. */
    public enum Answer {
        /** Do not save the row. */
        LEAVE,
        /** Apply the first correction, the most likely one. */
        FIX_1,
        /** Apply the second correction. */
        FIX_2,
        /** Apply the third correction. */
        FIX_3,
        /** Save the value as it is. */
        KEEP,
        /** Save the value, but exclude it from planning until a person has checked it. */
        ASIDE,
        /** Save the row as a new experiment. */
        ADD;

        private static final List<Answer> FIXES = List.of(FIX_1, FIX_2, FIX_3);

        /** The answers for this number of proposed corrections. */
        static List<Answer> fixes(int count) {
            return FIXES.subList(0, Math.min(count, FIXES.size()));
        }

        /** The index of the correction to apply; negative if the answer is not a correction. */
        public int fix() {
            return FIXES.indexOf(this);
        }
    }

    /**
     * One row of the preview.
     *
     * @param label the row number in the file
     * @param words the verdict in words
     * @param notes the changes made in reading the row, and doubts about it
     * @param fixes the proposed corrections in words
     * @param answers the possible answers; empty if no answer is needed
     * @param saved whether the row will be saved
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

    /**
     * @param answers the answers by line; a row without an answer is not saved if it needs one, and a row to be left is
     *     never saved
     */
    public static Preview of(
            Layout layout, Mapping mapping, Campaign campaign, Expectation expectation, Map<Integer, Answer> answers) {
        return of(layout, mapping, campaign, expectation, answers, LocalDate.MAX);
    }

    /** @param today the last day from which a result can be */
    public static Preview of(
            Layout layout,
            Mapping mapping,
            Campaign campaign,
            Expectation expectation,
            Map<Integer, Answer> answers,
            LocalDate today) {
        return new PreviewReader(layout, mapping, campaign, expectation, answers, new RowPlans(campaign, today)).read();
    }

    /** The number of rows to be saved. */
    public int saved() {
        return (int) rows.stream().filter(Row::saved).count();
    }

    /** The number of rows that are not saved although a person may still want to save them. */
    public int left() {
        return (int) rows.stream()
                .filter(row -> !row.saved() && row.state() != State.SAME && row.state() != State.NOTHING)
                .count();
    }

    /** The number of rows that are saved because a person confirmed or corrected them. */
    public int confirmed() {
        return saved() - count(State.NEW) - count(State.REPLICATE);
    }

    public int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }
}
