package shikomi.surrogate.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;
import shikomi.math.StudentT;

/**
 * Ridge regression of a quantity's standardised residuals on those of m other quantities measured in the same
 * experiment (its covariates), which improves a prediction of the quantity alone once the others are known.
 *
 * <p>The regression and the prediction without it form a mixture, with the odds of their leave-one-out densities
 * (Geisser & Eddy, "A predictive approach to model selection", J. Am. Stat. Assoc. 74 (1979) 153).
 */
public final class ResidualRegression {
    /**
     * The largest residual of a covariate, in standard deviations, at which it is used; a larger one may itself be an
     * error. Set by judgement.
     */
    private static final double MOST_COVARIATE_SCORE = 3;

    /**
     * The number of standard deviations at which residuals of the quantity are clipped, so that an outlier does not
     * distort the regression. Set by judgement.
     */
    private static final double MOST_RESIDUAL = 5;

    /** λ, the prior precision of a slope: slopes are about 1/√2 = 0.7 before any data. */
    private static final double RIDGE = 2;

    /**
     * The least standard deviation of the regression's residuals, relative to that of the prediction alone, even if a
     * few values agree closely.
     */
    private static final double LEAST_SD = 0.05;

    /**
     * The largest weight of the regression; the rest is kept for the prediction alone, as a covariate may be wrong. Set
     * by judgement.
     */
    private static final double MOST_SHARE = 0.95;

    /**
     * The regression for one part of the mixture.
     *
     * @param slopes the m slopes
     * @param sd the standard deviation of the leave-one-out residuals
     * @param share the weight of the regression
     */
    private record Line(double[] slopes, double sd, double share) {}

    private final Cholesky A;
    private final List<Line> lines;

    private ResidualRegression(Cholesky A, List<Line> lines) {
        this.A = A;
        this.lines = lines;
    }

    /**
     * Fits the regression.
     *
     * @param alone the leave-one-out distribution of each of the n values
     * @param y the n values
     * @param E the covariates' scores ({@link PredictiveDistribution#score}), {@code n×m}; 0 if one was not measured
     */
    public static ResidualRegression of(List<PredictiveDistribution> alone, double[] y, double[][] E) {
        double[][] B = Arrays.stream(E).map(ResidualRegression::bounded).toArray(double[][]::new);
        Matrix design = Matrix.of(B);
        Cholesky A = normalEquations(design);
        double degrees = alone.getFirst().degrees();
        List<Line> lines = new ArrayList<>();
        for (int part = 0; part < alone.getFirst().parts().size(); part++) {
            double[] e = residuals(alone, part, y);
            lines.add(line(A, B, e, design.transposeTimes(e), degrees));
        }
        return new ResidualRegression(A, lines);
    }

    /** The matrix BᵀB + λI, {@code m×m}, factored. */
    private static Cholesky normalEquations(Matrix B) {
        Matrix squares = B.transposeTimes(B);
        for (int j = 0; j < squares.rows(); j++) {
            squares.set(j, j, squares.get(j, j) + RIDGE);
        }
        return Cholesky.of(squares);
    }

    private static double[] residuals(List<PredictiveDistribution> alone, int part, double[] y) {
        return IntStream.range(0, y.length)
                .mapToDouble(i -> bounded(alone.get(i).parts().get(part).z(y[i]), MOST_RESIDUAL))
                .toArray();
    }

    private static Line line(Cholesky A, double[][] B, double[] e, double[] Bte, double degrees) {
        double[] slopes = A.solve(Bte); // A⁻¹Bᵀe
        double[] leaveOneOut = IntStream.range(0, e.length)
                .mapToDouble(i -> (e[i] - dot(B[i], slopes)) / (1 - dot(B[i], A.solve(B[i])))) // PRESS residual
                .toArray();
        double sd = Math.max(
                LEAST_SD,
                Math.sqrt(Arrays.stream(leaveOneOut).map(r -> r * r).average().orElseThrow()));
        StudentT t = new StudentT(degrees);
        double gain = IntStream.range(0, e.length)
                .mapToDouble(i -> t.logDensity(leaveOneOut[i] / sd) - Math.log(sd) - t.logDensity(e[i]))
                .sum();
        return new Line(slopes, sd, Math.min(MOST_SHARE, 1 / (1 + Math.exp(-gain))));
    }

    /**
     * The prediction given the covariates of the same experiment.
     *
     * @param scores the scores of the m covariates; if one is too large to be trusted, {@code alone} is returned
     */
    public PredictiveDistribution beside(PredictiveDistribution alone, double[] scores) {
        if (Arrays.stream(scores).anyMatch(score -> Math.abs(score) > MOST_COVARIATE_SCORE)) {
            return alone;
        }
        double widening = Math.sqrt(1 + dot(scores, A.solve(scores)));
        List<PredictiveDistribution.Part> parts = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            PredictiveDistribution.Part part = alone.parts().get(k);
            Line line = lines.get(k);
            double mean = part.mean() + part.sd() * dot(line.slopes(), scores);
            parts.add(part.with(part.weight() * (1 - line.share()), part.mean(), part.sd()));
            parts.add(part.with(part.weight() * line.share(), mean, part.sd() * line.sd() * widening));
        }
        return new PredictiveDistribution(parts, alone.degrees());
    }

    private static double[] bounded(double[] scores) {
        return Arrays.stream(scores)
                .map(score -> bounded(score, MOST_COVARIATE_SCORE))
                .toArray();
    }

    private static double bounded(double score, double most) {
        return Math.clamp(score, -most, most);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
