package shikomi.table.result;

import java.util.List;
import java.util.Optional;
import shikomi.message.Message;
import shikomi.message.Text;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.space.Value;

/** The values recorded for an experiment, such as the humidity. An experiment has one of each, whatever its rows say. */
final class RecordedValues {
    /** A recorded value of a row, and that of the first row of its experiment as text; empty if it has none. */
    record Difference(Text title, String value, String first) {}

    private RecordedValues() {}

    /** The first recorded value of a row that is not that of its experiment; a blank cell is no other value. */
    static Optional<Difference> between(Space space, Point first, Point row) {
        return space.parameters().stream()
                .filter(parameter -> parameter instanceof Parameter.Context)
                .filter(parameter -> row.value(parameter.name()) != null
                        && !String.valueOf(row.value(parameter.name())).equals(text(first, parameter)))
                .findFirst()
                .map(parameter -> new Difference(parameter.title(), text(row, parameter), text(first, parameter)));
    }

    /** A note on each value that a row leaves blank and its experiment has from an earlier row. */
    static List<Message> taken(Space space, Point first, Point row) {
        return space.parameters().stream()
                .filter(parameter -> parameter instanceof Parameter.Context)
                .filter(parameter -> row.value(parameter.name()) == null && first.value(parameter.name()) != null)
                .map(parameter -> Message.of("table.same-context", parameter.title(), text(first, parameter)))
                .toList();
    }

    private static String text(Point point, Parameter parameter) {
        Value value = point.value(parameter.name());
        return value == null ? "" : value.toString();
    }
}
