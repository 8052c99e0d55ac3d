package shikomi.plan;

import shikomi.acquisition.Candidate;
import shikomi.campaign.Reason;
import shikomi.space.Point;

/** An experiment that a policy chose, with the reason. */
record Choice(Candidate candidate, Reason reason) {

    /** The choice of a point that belongs to no pool. */
    static Choice of(Point point, Reason reason) {
        return new Choice(new Candidate(point, null), reason);
    }

    Point point() {
        return candidate.point();
    }
}
