package shikomi.surrogate;

import java.util.Arrays;
import java.util.List;

/**
 * Equally weighted Gaussian processes that differ in their hyperparameters: what is expected is averaged over what is not
 * known of them.
 */
public final class Ensemble implements Surrogate {
    private final List<GaussianProcess> processes;
    private final double[] weights;

    Ensemble(List<GaussianProcess> processes) {
        this.processes = List.copyOf(processes);
        this.weights = new double[processes.size()];
        Arrays.fill(weights, 1.0 / weights.length);
    }

    /** The Gaussian processes, in the order in which their hyperparameters were drawn. */
    public List<GaussianProcess> processes() {
        return processes;
    }

    @Override
    public Prediction predict(double[][] X) {
        return Mixtures.predictions(
                weights, processes.stream().map(p -> p.predict(X)).toList());
    }

    @Override
    public Slope slope(double[] x) {
        return Mixtures.slopes(weights, processes.stream().map(p -> p.slope(x)).toList());
    }

    @Override
    public double noiseVariance() {
        return processes.stream()
                .mapToDouble(GaussianProcess::noiseVariance)
                .average()
                .orElseThrow();
    }

    @Override
    public LeaveOneOut leaveOneOut() {
        return Mixtures.left(
                weights, processes.stream().map(GaussianProcess::leaveOneOut).toList());
    }

    @Override
    public Ensemble believing(double[][] points) {
        return new Ensemble(processes.stream().map(p -> p.believing(points)).toList());
    }
}
