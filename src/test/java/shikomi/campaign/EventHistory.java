package shikomi.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Histories of events of which neither the times nor the persons matter. */
final class EventHistory {
    private EventHistory() {}

    /** A campaign that starts with a recipe, and what happens in it. */
    static List<Occurrence> of(String recipe, Event... events) {
        List<Occurrence> history = new ArrayList<>();
        history.add(new Occurrence(1, Instant.EPOCH, "a", new Event.Started(recipe, null)));
        for (Event event : events) {
            history.add(new Occurrence(history.size() + 1, Instant.EPOCH, "a", event));
        }
        return history;
    }
}
