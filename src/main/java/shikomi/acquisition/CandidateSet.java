package shikomi.acquisition;

import java.util.Optional;
import java.util.Set;
import shikomi.math.RandomStream;
import shikomi.space.Condition;

/** Where the next experiment is looked for: the rows of a pool, or any point of a space. */
sealed interface CandidateSet permits Pool, ContinuousSpace {

    /** Some of the candidates, as rows of inputs {@code m×d} and as points. */
    interface Sample {
        double[][] rows();

        /** Row i as a point that can be made; empty where there is none, or its condition is taken. */
        Optional<Candidate> candidate(int i, Set<Condition> taken);

        /**
         * The best candidate that is reached from the rows, or from near them.
         *
         * @param utilities of the rows
         */
        Optional<Candidate> best(double[] utilities, Utility utility, Set<Condition> taken, RandomStream random);
    }

    /** Whether a utility is asked so often that surrogates should answer from a faster approximation. */
    boolean isAskedOften();

    /** Candidates from everywhere, more of them where earlier results were good. */
    Sample promising(Set<Condition> taken, RandomStream random);

    /** Candidates from everywhere. */
    Sample everywhere(Set<Condition> taken, RandomStream random);

    /** Candidates from the middle outwards, as far as that is known without results. */
    Sample fromTheMiddle(RandomStream random);
}
