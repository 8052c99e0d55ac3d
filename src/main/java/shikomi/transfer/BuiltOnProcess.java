package shikomi.transfer;

import shikomi.surrogate.process.Surrogate;

/** A surrogate that changes the inputs or the mean of a process and has its noise. */
interface BuiltOnProcess extends Surrogate {
    /** The process that this one is built on. */
    Surrogate process();

    @Override
    default boolean hasCovariance() {
        return process().hasCovariance();
    }

    @Override
    default double noiseVariance() {
        return process().noiseVariance();
    }

    @Override
    default double noiseVariance(double level) {
        return process().noiseVariance(level);
    }

    @Override
    default double noiseVariance(int replicates, double known) {
        return process().noiseVariance(replicates, known);
    }

    @Override
    default double dayVariance() {
        return process().dayVariance();
    }
}
