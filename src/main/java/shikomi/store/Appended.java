package shikomi.store;

import shikomi.campaign.Occurrence;

/** What became of an event that was to be kept. */
public sealed interface Appended {

    /** It is kept, and survives the end of the process. */
    record Done(Occurrence occurrence) implements Appended {}

    /** The same request was kept before; this is the event of that time. */
    record Repeated(Occurrence occurrence) implements Appended {}

    /** Somebody else changed the campaign: it stands at this version now, and nothing was kept. */
    record Stale(int version) implements Appended {}

    /** The key was used before for another request, and nothing was kept. */
    record KeyReused() implements Appended {}
}
