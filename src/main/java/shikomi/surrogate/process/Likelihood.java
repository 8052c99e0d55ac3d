package shikomi.surrogate.process;

import java.util.List;

/** The log likelihood of hyperparameters θ. Calls may share storage, so that an instance is for one thread only. */
interface Likelihood {
    /** The value ln p(y | θ). Negative infinity if a covariance cannot be factored. */
    double value(double[] theta);

    /** The value ln p(y | θ); adds its gradient to {@code gradient}. */
    double value(double[] theta, double[] gradient);

    /**
     * The sum of the log likelihoods of blocks of observations, as if the blocks were independent: a composite
     * likelihood (Varin, Reid & Firth, Statistica Sinica 21 (2011) 5).
     */
    record OfBlocks(List<Likelihood> blocks) implements Likelihood {
        @Override
        public double value(double[] theta) {
            return blocks.stream().mapToDouble(block -> block.value(theta)).sum();
        }

        @Override
        public double value(double[] theta, double[] gradient) {
            return blocks.stream()
                    .mapToDouble(block -> block.value(theta, gradient))
                    .sum();
        }
    }
}
