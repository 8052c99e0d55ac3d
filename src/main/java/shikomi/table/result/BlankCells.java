package shikomi.table.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.message.Message;
import shikomi.space.Parameter;
import shikomi.table.column.Shape;
import shikomi.table.file.Sheet;

/** Fills in the blank cells of parameters with what a person says they mean. Rows are given in their order. */
public final class BlankCells {
    private final Shape.Blank meaning;
    private final Map<Integer, Parameter> parameters;
    private final Map<Integer, String> above = new HashMap<>();
    private int filled;

    /** @param parameters the parameter of each column that has one */
    public BlankCells(Shape.Blank meaning, Map<Integer, Parameter> parameters) {
        this.meaning = meaning;
        this.parameters = Map.copyOf(parameters);
    }

    /**
     * The row with its blank cells filled in.
     *
     * @param planned whether the row belongs to a planned experiment, whose blank cells mean "as planned"
     */
    public Sheet.Row filled(Sheet.Row row, boolean planned) {
        if (meaning == Shape.Blank.NOTHING) {
            return row;
        }
        List<String> cells = new ArrayList<>(row.cells());
        parameters.forEach((column, parameter) -> {
            String cell = row.cell(column);
            String value = cell.isEmpty() && !planned ? value(column, parameter) : cell;
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, value);
            filled += value.equals(cell) ? 0 : 1;
            above.put(column, value);
        });
        return new Sheet.Row(row.line(), cells);
    }

    private String value(int column, Parameter parameter) {
        return switch (meaning) {
            case NOTHING -> "";
            case ZERO -> parameter instanceof Parameter.Numeric ? "0" : "";
            case ABOVE -> above.getOrDefault(column, "");
        };
    }

    /** A note on the cells that were filled in, if there are any. */
    public Optional<Message> note() {
        return filled == 0 ? Optional.empty() : Optional.of(Message.of("table.filled." + meaning.code(), filled));
    }
}
