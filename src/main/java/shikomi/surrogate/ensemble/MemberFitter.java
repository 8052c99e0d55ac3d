package shikomi.surrogate.ensemble;

import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/**
 * Fits one kind of member of an {@link Ensemble}. A further kind of surrogate is an implementation of this interface
 * and one constant of {@link EnsembleSpec.Kind}.
 */
@FunctionalInterface
interface MemberFitter {
    /**
     * The data to which every member of an ensemble is fitted.
     *
     * @param inputs the columns of the rows of X
     * @param priors the priors of a Gaussian process with a Matérn kernel on these inputs
     * @param data outputs with mean 0 and standard deviation 1
     * @param draws the number of hyperparameter draws; 1 for the maximum a posteriori
     */
    record TrainingSet(InputColumns inputs, Priors priors, Observations data, int draws) {}

    /** The fitted member; all randomness comes from {@code random}. */
    Ensemble.Member fit(MemberKind kind, TrainingSet training, RandomStream random);
}
