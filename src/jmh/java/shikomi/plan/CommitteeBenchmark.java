package shikomi.plan;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import shikomi.math.RandomStream;
import shikomi.math.Timed;
import shikomi.surrogate.Committee;
import shikomi.surrogate.Sample;

/** The fit of everyone whom the standard engine asks. */
public class CommitteeBenchmark extends Timed {
    @Param({"50", "200"})
    private int n;

    private Sample sample;

    @Setup
    public void measured() {
        sample = Sample.of(n);
    }

    @Benchmark
    public Committee standard() {
        return committee(sample);
    }

    static Committee committee(Sample sample) {
        return Engine.STANDARD.model().of(sample.inputs(), sample.priors(), sample.data(), RandomStream.of(1));
    }
}
