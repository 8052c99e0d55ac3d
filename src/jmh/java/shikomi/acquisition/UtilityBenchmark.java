package shikomi.acquisition;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import shikomi.math.RandomStream;
import shikomi.math.Timed;
import shikomi.model.EnsembleFitBenchmark;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.process.Sample;

/** Value and gradient of the utility at one point, the inner step of an ascent, with the standard engine's ensemble. */
public class UtilityBenchmark extends Timed {
    @Param({"50", "200", "1000"})
    private int n;

    private Utility upperBound;
    private Utility improvement;
    private double[] x;

    @Setup
    public void fitted() {
        Sample sample = Sample.of(n);
        Ensemble ensemble = EnsembleFitBenchmark.ensemble(sample);
        double best = Arrays.stream(sample.data().mean()).max().orElseThrow();
        upperBound = new UpperBound(ensemble.acquisitionModels(), 1.5);
        improvement = new ExpectedImprovement(ensemble.acquisitionModels(), ensemble.onAcquisitionScales(best));
        x = Sample.points(1, RandomStream.of(0))[0];
    }

    @Benchmark
    public double upperBound() {
        return upperBound.at(x, new double[x.length]);
    }

    @Benchmark
    public double improvement() {
        return improvement.at(x, new double[x.length]);
    }
}
