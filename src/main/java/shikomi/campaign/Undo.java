package shikomi.campaign;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import shikomi.message.Problem;
import shikomi.message.Reading;

/** Undoes an event, or an earlier undo. */
public final class Undo {
    private Undo() {}

    /** The event that undoes event {@code number}, or the reason why it cannot be undone. */
    public static Reading<Event> of(String name, List<Occurrence> history, int number) {
        Optional<Occurrence> found =
                history.stream().filter(o -> o.number() == number).findFirst();
        if (found.isEmpty() || number == 1) {
            return refused(name, number == 1 ? "campaign.undo-start" : "campaign.no-event", number);
        }
        if (Fold.undone(history).contains(number)) {
            return refused(name, "campaign.undone-before", number);
        }
        if (found.get().event() instanceof Event.Proposed proposed && hasResults(name, history, proposed)) {
            return refused(name, "campaign.undo-results", number);
        }
        return Reading.of(new Event.Undone(number));
    }

    /** Whether an event is in effect, that is, not undone. */
    public static boolean isInEffect(List<Occurrence> history, int number) {
        return !Fold.undone(history).contains(number);
    }

    private static boolean hasResults(String name, List<Occurrence> history, Event.Proposed proposed) {
        Set<String> ids = Set.copyOf(proposed.ids());
        return Campaign.of(name, history).experiments().stream()
                .anyMatch(e -> ids.contains(e.id()) && e.result() != null);
    }

    private static Reading<Event> refused(String name, String key, int number) {
        return Reading.failed(List.of(Problem.of(name, key, number)));
    }
}
