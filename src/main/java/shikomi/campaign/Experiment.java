package shikomi.campaign;

import org.jspecify.annotations.Nullable;
import shikomi.space.Point;

/**
 * An experiment of a campaign: proposed, on the bench, done or rejected.
 *
 * @param id its id, such as {@code E-014}
 * @param batch the number of its batch, from 1; 0 if it was not planned
 * @param proposal its proposal; null if it was not planned
 * @param weighing the materials weighed out for it; null if none were recorded
 * @param result its latest result; null if it has none
 * @param changed the number of the event that changed it last
 */
public record Experiment(
        String id,
        int batch,
        @Nullable Proposal proposal,
        State state,
        @Nullable Weighing weighing,
        @Nullable Result result,
        Event.@Nullable Rejected rejected,
        int changed) {

    /** The state of an experiment. */
    public enum State {
        /** Proposed, and not yet accepted or rejected. */
        PROPOSED,
        /** On the bench, waiting to be made. */
        WAITING,
        /** On the bench, being made. */
        BEGUN,
        /** It has a result. */
        DONE,
        /** It will not be made. */
        REJECTED
    }

    /** The point as made if there is a result, otherwise as planned. */
    public Point point() {
        if (result != null) {
            return result.made();
        }
        if (proposal == null) {
            throw new IllegalStateException(id + " has neither a plan nor a result");
        }
        return proposal.point();
    }

    /** A copy with another rejection. */
    Experiment rejected(Event.Rejected other) {
        return new Experiment(id, batch, proposal, state, weighing, result, other, changed);
    }

    /** Whether a request for a limit against similar experiments is open. */
    public boolean isWished() {
        return state == State.REJECTED && rejected != null && rejected.never();
    }

    /** Whether it was proposed and has no result yet. */
    public boolean isPending() {
        return state == State.PROPOSED || state == State.WAITING || state == State.BEGUN;
    }
}
