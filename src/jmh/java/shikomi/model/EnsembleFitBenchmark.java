package shikomi.model;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import shikomi.math.RandomStream;
import shikomi.math.Timed;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.process.Sample;

/** The fit of the standard engine's ensemble. */
public class EnsembleFitBenchmark extends Timed {
    @Param({"50", "200"})
    private int n;

    private Sample sample;

    @Setup
    public void measured() {
        sample = Sample.of(n);
    }

    @Benchmark
    public Ensemble standard() {
        return ensemble(sample);
    }

    public static Ensemble ensemble(Sample sample) {
        return ModelSpec.STANDARD.ensemble().of(sample.inputs(), sample.priors(), sample.data(), RandomStream.of(1));
    }
}
