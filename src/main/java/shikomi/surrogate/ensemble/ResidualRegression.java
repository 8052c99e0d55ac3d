package shikomi.surrogate.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.Cholesky;
import shikomi.math.Matrix;
import shikomi.math.StudentT;

/**
 * What other quantities, measured with a number, tell of it: a line through what was left over of it and of them, each in
 * standard deviations of what was foretold of it alone, with a ridge. The line stands beside what is foretold of the number
 * alone, with the odds of the densities that both gave to numbers they had not seen (Geisser & Eddy, "A predictive approach to
 * model selection", JASA 74 (1979) 153).
 */
public final class ResidualRegression {
    /** Farther off than this a companion may itself be wrong, and is not believed. */
    private static final double BELIEVED = 3;

    /** A number that is farther off bends no line. */
    private static final double FARTHEST = 5;

    /** Slopes are about 0.7 standard deviations for one before anything is known. */
    private static final double RIDGE = 2;

    /** Lines never fit so well as that, however few numbers say so. */
    private static final double LEAST_SD = 0.05;

    /** What is foretold of the number alone is never quite forgotten: its companion may be wrong. */
    private static final double MOST_SHARE = 0.95;

    private record Line(double[] slopes, double sd, double share) {}

    private final Cholesky A;
    private final List<Line> lines;

    private ResidualRegression(Cholesky A, List<Line> lines) {
        this.A = A;
        this.lines = lines;
    }

    /**
     * Learns from numbers and what was foretold of each without it.
     *
     * @param E the scores of their companions, {@code n×m}; 0 where one was not measured
     */
    public static ResidualRegression of(List<PredictiveDistribution> alone, double[] y, double[][] E) {
        double[][] B = Arrays.stream(E).map(ResidualRegression::bounded).toArray(double[][]::new);
        Matrix believed = Matrix.of(B);
        Matrix squares = believed.transposeTimes(believed); // m×m
        for (int j = 0; j < squares.rows(); j++) {
            squares.set(j, j, squares.get(j, j) + RIDGE);
        }
        Cholesky A = Cholesky.of(squares); // BᵀB + λI
        List<Line> lines = new ArrayList<>();
        for (int part = 0; part < alone.getFirst().parts().size(); part++) {
            int k = part;
            double[] e = IntStream.range(0, y.length)
                    .mapToDouble(i -> bounded(alone.get(i).parts().get(k).z(y[i]), FARTHEST))
                    .toArray();
            lines.add(line(A, B, e, believed.transposeTimes(e), alone.getFirst().degrees()));
        }
        return new ResidualRegression(A, lines);
    }

    private static Line line(Cholesky A, double[][] B, double[] e, double[] Bte, double degrees) {
        double[] slopes = A.solve(Bte); // A⁻¹Bᵀe
        double[] left = IntStream.range(0, e.length)
                .mapToDouble(i -> (e[i] - dot(B[i], slopes)) / (1 - dot(B[i], A.solve(B[i])))) // without number i
                .toArray();
        double sd = Math.max(
                LEAST_SD,
                Math.sqrt(Arrays.stream(left).map(r -> r * r).average().orElseThrow()));
        StudentT t = new StudentT(degrees);
        double gain = IntStream.range(0, e.length)
                .mapToDouble(i -> t.logDensity(left[i] / sd) - Math.log(sd) - t.logDensity(e[i]))
                .sum();
        return new Line(slopes, sd, Math.min(MOST_SHARE, 1 / (1 + Math.exp(-gain))));
    }

    /** @param scores of the companions, as they were measured now; where one is not to be believed, nothing changes */
    public PredictiveDistribution beside(PredictiveDistribution alone, double[] scores) {
        if (Arrays.stream(scores).anyMatch(score -> Math.abs(score) > BELIEVED)) {
            return alone;
        }
        double wider = Math.sqrt(1 + dot(scores, A.solve(scores)));
        List<PredictiveDistribution.Part> parts = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            PredictiveDistribution.Part part = alone.parts().get(k);
            Line line = lines.get(k);
            parts.add(part.with(part.weight() * (1 - line.share()), part.mean(), part.sd()));
            parts.add(part.with(
                    part.weight() * line.share(),
                    part.mean() + part.sd() * dot(line.slopes(), scores),
                    part.sd() * line.sd() * wider));
        }
        return new PredictiveDistribution(parts, alone.degrees());
    }

    private static double[] bounded(double[] scores) {
        return Arrays.stream(scores).map(score -> bounded(score, BELIEVED)).toArray();
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
