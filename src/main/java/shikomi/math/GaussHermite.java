package shikomi.math;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Gauss–Hermite quadrature: expectations over a standard normal variable, exact for polynomials up to degree 2n − 1.
 */
public final class GaussHermite {
    private final double[] nodes;
    private final double[] weights;

    /** The rule with {@code n} nodes. */
    public GaussHermite(int n) {
        GaussIntegrator rule = new GaussIntegratorFactory().hermite(n);
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < n; i++) {
            nodes[i] = Math.sqrt(2) * rule.getPoint(i);
            weights[i] = rule.getWeight(i) / Math.sqrt(Math.PI);
        }
    }

    /** The expectation E f(u), u ~ N(0, 1). */
    public double expect(DoubleUnaryOperator f) {
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            sum += weights[i] * f.applyAsDouble(nodes[i]);
        }
        return sum;
    }
}
