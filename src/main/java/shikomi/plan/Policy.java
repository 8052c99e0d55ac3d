package shikomi.plan;

import java.util.Optional;

/** One way to choose the next experiment of a batch. Policies are asked in order; the first that has an answer decides. */
interface Policy {

    /** The next experiment and why; empty where this policy has none to propose now. */
    Optional<Choice> next(BatchState state);
}
