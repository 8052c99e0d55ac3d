package shikomi.surrogate.ensemble;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import shikomi.math.RandomStream;
import shikomi.math.Timed;
import shikomi.surrogate.process.HyperparameterEnsemble;
import shikomi.surrogate.process.Sample;

/** Sixteen hyperparameter draws by slice sampling. */
public class EnsembleBenchmark extends Timed {
    @Param({"50", "200"})
    private int n;

    private Sample sample;

    @Setup
    public void measured() {
        sample = Sample.of(n);
    }

    @Benchmark
    public HyperparameterEnsemble sixteen() {
        return sample.fit().ensemble(16, RandomStream.of(1));
    }
}
