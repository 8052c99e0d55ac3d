package shikomi.table.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.message.Message;
import shikomi.message.Problem;

/**
 * A table of text cells with one header row.
 *
 * @param name the name of the file, shown in problems
 * @param evidence what the file shows about the way in which its numbers are written
 * @param notes messages to a person on how its cells were read
 * @param faults the rows that cannot be used, by their lines, each with the reason
 */
public record Sheet(
        String name,
        List<String> header,
        List<Row> rows,
        NumberEvidence evidence,
        List<Message> notes,
        Map<Integer, Problem> faults) {
    public Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        faults = Map.copyOf(faults);
    }

    public Sheet(String name, List<String> header, List<Row> rows, NumberEvidence evidence, List<Message> notes) {
        this(name, header, rows, evidence, notes, Map.of());
    }

    public Sheet(String name, List<String> header, List<Row> rows, NumberEvidence evidence) {
        this(name, header, rows, evidence, List.of());
    }

    /**
     * One row; cells that are missing at its end count as empty.
     *
     * @param line the line number in the file, from 1
     */
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The text of a cell, without leading and trailing blanks. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /** The same table with other columns. */
    public Sheet with(List<String> otherHeader, List<Row> otherRows, Map<Integer, Problem> otherFaults) {
        Map<Integer, Problem> all = new HashMap<>(faults);
        all.putAll(otherFaults);
        return new Sheet(name, otherHeader, otherRows, evidence, notes, all);
    }

    /** The reason why a row cannot be used, if there is one. */
    public Optional<Problem> fault(Row row) {
        return Optional.ofNullable(faults.get(row.line()))
                .map(problem -> new Problem(place(row), problem.message(), problem.fix()));
    }

    /** The location of a row, such as {@code file.csv:17}. */
    public String place(Row row) {
        return name + ":" + row.line();
    }
}
