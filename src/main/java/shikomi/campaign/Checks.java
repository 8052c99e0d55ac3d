package shikomi.campaign;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The answered questions about typed values that a history contains. */
public final class Checks {
    private record Asked(String experiment, Measurement measurement) {}

    private Checks() {}

    /**
     * All checks in a history, without duplicates. Checks of results that were corrected later are included; those of
     * undone events are not.
     */
    public static List<Check> in(List<Occurrence> history) {
        return Fold.effective(history)
                .flatMap(occurrence -> asked(occurrence.event()))
                .distinct()
                .map(asked -> asked.measurement().check())
                .filter(Objects::nonNull)
                .toList();
    }

    private static Stream<Asked> asked(Event event) {
        return switch (event) {
            case Event.Logged(List<Event.Logged.Entry> entries) ->
                entries.stream().flatMap(entry -> asked(entry.id(), entry.result()));
            case Event.Corrected corrected -> asked(corrected.id(), corrected.result());
            case Event.Started ignored -> Stream.empty();
            case Event.Proposed ignored -> Stream.empty();
            case Event.Taken ignored -> Stream.empty();
            case Event.Rejected ignored -> Stream.empty();
            case Event.Begun ignored -> Stream.empty();
            case Event.Weighed ignored -> Stream.empty();
            case Event.SourceAttached ignored -> Stream.empty();
            case Event.SourceDetached ignored -> Stream.empty();
            case Event.RuleAdded ignored -> Stream.empty();
            case Event.WishDeclined ignored -> Stream.empty();
            case Event.Undone ignored -> Stream.empty();
            case Event.Closed ignored -> Stream.empty();
        };
    }

    private static Stream<Asked> asked(String experiment, Result result) {
        return result.measurements().stream()
                .filter(measurement -> measurement.check() != null)
                .map(measurement -> new Asked(experiment, measurement));
    }
}
