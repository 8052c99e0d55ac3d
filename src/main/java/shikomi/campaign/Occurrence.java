package shikomi.campaign;

import java.time.Instant;

/**
 * An event and its position in the history.
 *
 * @param number its number, counted from 1 without gaps; also the version of the campaign after it
 */
public record Occurrence(int number, Instant time, String person, Event event) {
    public Occurrence {
        if (number < 1) {
            throw new IllegalArgumentException("Events are numbered from 1, not " + number);
        }
    }
}
