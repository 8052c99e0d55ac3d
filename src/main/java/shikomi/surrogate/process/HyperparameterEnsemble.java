package shikomi.surrogate.process;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A mixture of Gaussian processes with different hyperparameters, which approximates the integral over their posterior:
 * p(y | x) ≈ Σ_k w_k p(y | x, θ_k).
 */
public final class HyperparameterEnsemble implements Surrogate {
    private final List<GaussianProcess> processes;
    private final double[] weights;

    HyperparameterEnsemble(List<GaussianProcess> processes, double[] weights) {
        this.processes = List.copyOf(processes);
        this.weights = weights.clone();
    }

    /** The mixture with equal weights. */
    static HyperparameterEnsemble equal(List<GaussianProcess> processes) {
        double[] weights = new double[processes.size()];
        Arrays.fill(weights, 1.0 / weights.length);
        return new HyperparameterEnsemble(processes, weights);
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
    public boolean hasCovariance() {
        return true;
    }

    @Override
    public double covariance(double[] a, double[] b) {
        return Mixtures.covariance(weights, processes, a, b);
    }

    @Override
    public PredictionGradient gradient(double[] x) {
        return Mixtures.gradients(
                weights, processes.stream().map(p -> p.gradient(x)).toList());
    }

    @Override
    public double noiseVariance() {
        return mean(GaussianProcess::noiseVariance);
    }

    @Override
    public double noiseVariance(double level) {
        return mean(process -> process.noiseVariance(level));
    }

    @Override
    public double noiseVariance(int replicates, double known) {
        return mean(process -> process.noiseVariance(replicates, known));
    }

    @Override
    public double dayVariance() {
        return mean(GaussianProcess::dayVariance);
    }

    private double mean(ToDoubleFunction<GaussianProcess> number) {
        double mean = 0;
        for (int k = 0; k < weights.length; k++) {
            mean += weights[k] * number.applyAsDouble(processes.get(k));
        }
        return mean;
    }

    @Override
    public LeaveOneOut leaveOneOut() {
        return Mixtures.leaveOneOut(
                weights, processes.stream().map(GaussianProcess::leaveOneOut).toList());
    }

    @Override
    public HyperparameterEnsemble believing(double[][] points) {
        return new HyperparameterEnsemble(
                processes.stream().map(p -> p.believing(points)).toList(), weights);
    }
}
