package shikomi.model;

import java.util.List;
import shikomi.space.Condition;

/** A check of results for values in gross disagreement with all others, which are set aside until they are confirmed. */
interface DoubtCheck {
    /**
     * The outcome of a check.
     *
     * @param believed the results without the values in gross disagreement; the same object if there are none
     * @param questioned the conditions that disagree, whether or not values of them are set aside
     */
    record Outcome(ScaledResults believed, List<Condition> questioned) {
        /** The outcome of a check that questions nothing. */
        static Outcome nothing(ScaledResults data) {
            return new Outcome(data, List.of());
        }
    }

    /** @param fits the fits of the objective */
    Outcome of(ScaledResults data, EnsembleFits fits);
}
