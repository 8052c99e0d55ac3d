package shikomi.web.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.table.column.CellEntry;
import shikomi.unit.Unit;

/** Why the text of a field is no value. */
final class CellErrors {
    private CellErrors() {}

    /**
     * The error; empty where the field is empty or was read.
     *
     * @param name of what the field holds
     * @param unreadable the key of the message for a text that is no value at all
     */
    static Optional<Message> of(CellEntry entry, String name, @Nullable Unit unit, String unreadable) {
        return switch (entry) {
            case CellEntry.Read ignored -> Optional.empty();
            case CellEntry.Nothing ignored -> Optional.empty();
            case CellEntry.Ambiguous(double decimal, double thousands) ->
                Optional.of(Message.of("web.result.ambiguous", name, decimal, thousands));
            case CellEntry.OtherUnit(Unit other) ->
                Optional.of(Message.of("web.result.unit", name, other.label(), unit == null ? "" : unit.label()));
            case CellEntry.Unreadable ignored -> Optional.of(Message.of("web." + unreadable, name));
        };
    }
}
