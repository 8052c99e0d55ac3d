package shikomi.store;

import shikomi.campaign.Event;

/** A kind of event, with its name in the database and the lowest format that supports it. */
enum EventKind {
    STARTED("started", 1),
    PROPOSED("proposed", 4),
    TAKEN("taken", 1),
    REJECTED("rejected", 1),
    BEGUN("begun", 1),
    WEIGHED("weighed", 2),
    LOGGED("logged", 1),
    CORRECTED("corrected", 1),
    UNDONE("undone", 1),
    SOURCE_ATTACHED("source-attached", 2),
    SOURCE_DETACHED("source-detached", 2),
    RULE_ADDED("rule-added", 3),
    WISH_DECLINED("wish-declined", 3),
    CLOSED("closed", 1);

    private final String word;
    private final int format;

    EventKind(String word, int format) {
        this.word = word;
        this.format = format;
    }

    String word() {
        return word;
    }

    int format() {
        return format;
    }

    static EventKind of(Event event) {
        return switch (event) {
            case Event.Started ignored -> STARTED;
            case Event.Proposed ignored -> PROPOSED;
            case Event.Taken ignored -> TAKEN;
            case Event.Rejected ignored -> REJECTED;
            case Event.Begun ignored -> BEGUN;
            case Event.Weighed ignored -> WEIGHED;
            case Event.Logged ignored -> LOGGED;
            case Event.Corrected ignored -> CORRECTED;
            case Event.Undone ignored -> UNDONE;
            case Event.SourceAttached ignored -> SOURCE_ATTACHED;
            case Event.SourceDetached ignored -> SOURCE_DETACHED;
            case Event.RuleAdded ignored -> RULE_ADDED;
            case Event.WishDeclined ignored -> WISH_DECLINED;
            case Event.Closed ignored -> CLOSED;
        };
    }
}
