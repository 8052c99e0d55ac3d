package shikomi.acquisition;

import java.util.Optional;
import java.util.Set;
import shikomi.math.RandomStream;
import shikomi.space.Condition;

/** The set in which the next experiment is searched for: the rows of a pool, or all points of a space. */
sealed interface CandidateSet permits Pool, ContinuousSpace {

    /** A sample of the candidates, as rows of inputs, {@code m×d}, and as points. */
    interface Sample {
        double[][] rows();

        /** Row i as a feasible point; empty if there is none or its condition is taken. */
        Optional<Candidate> candidate(int i, Set<Condition> taken);

        /**
         * The best candidate that a search from the rows reaches.
         *
         * @param utilities the utility of each row
         */
        Optional<Candidate> best(double[] utilities, Utility utility, Set<Condition> taken, RandomStream random);
    }

    /** Whether a utility is evaluated so often that surrogates should use a faster approximation. */
    boolean isAskedOften();

    /** A sample of all candidates, denser where earlier results were good. */
    Sample promising(Set<Condition> taken, RandomStream random);

    /** A sample of all candidates. */
    Sample everywhere(Set<Condition> taken, RandomStream random);

    /** The candidate nearest to a row of inputs whose condition is not taken, as far as one is found. */
    Optional<Candidate> near(double[] row, Set<Condition> taken);
}
