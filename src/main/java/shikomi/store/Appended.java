package shikomi.store;

import shikomi.campaign.Occurrence;

/** The outcome of appending an event. */
public sealed interface Appended {

    /** The event was stored, and survives the end of the process. */
    record Done(Occurrence occurrence) implements Appended {}

    /** The same request was handled before, and appended this event. */
    record Repeated(Occurrence occurrence) implements Appended {}

    /** Another person changed the campaign, which is now at this version; nothing was appended. */
    record Stale(int version) implements Appended {}

    /** The key was used before for another request; nothing was appended. */
    record KeyReused() implements Appended {}
}
