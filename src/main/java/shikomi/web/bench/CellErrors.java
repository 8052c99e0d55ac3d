package shikomi.web.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Text;
import shikomi.table.cell.CellEntry;
import shikomi.unit.Unit;

/** Explains why the text of a field is not a valid value. */
final class CellErrors {
    private CellErrors() {}

    /**
     * Returns the error; empty if the field is blank or was read successfully.
     *
     * @param name the name of the quantity in the field
     * @param unreadable the key of the message for text that is not a value at all
     */
    static Optional<Message> of(CellEntry entry, Text name, @Nullable Unit unit, String unreadable) {
        return switch (entry) {
            case CellEntry.Read ignored -> Optional.empty();
            case CellEntry.Nothing ignored -> Optional.empty();
            case CellEntry.Ambiguous(double decimal, double thousands) ->
                Optional.of(Message.of("web.result.ambiguous", name, decimal, thousands));
            case CellEntry.OtherUnit(Unit other) ->
                Optional.of(Message.of("web.result.unit", name, other.label(), unit == null ? "" : unit.label()));
            case CellEntry.Formula ignored -> Optional.of(Message.of("web." + unreadable, name));
            case CellEntry.Unreadable ignored -> Optional.of(Message.of("web." + unreadable, name));
        };
    }
}
