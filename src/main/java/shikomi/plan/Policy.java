package shikomi.plan;

import java.util.Optional;

/**
 * A way to choose the next experiment of a batch. Policies are tried in order; the first that has an experiment
 * decides.
 */
interface Policy {

    /** The next experiment with its reason; empty if this policy has nothing to propose now. */
    Optional<Choice> next(BatchState state);
}
