package shikomi.surrogate.process;

import java.util.Arrays;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;

/** A smooth function of six inputs, measured with noise at n random points, and its priors. */
public record Sample(InputColumns inputs, Priors priors, Observations data) {
    private static final int INPUTS = 6;

    public static Sample of(int n) {
        RandomStream random = RandomStream.of(n);
        double[][] X = points(n, random);
        double[] y = Arrays.stream(X)
                .mapToDouble(x -> Math.sin(3 * x[0]) + x[1] * x[1] - x[2] * x[5] + 0.05 * random.gaussian())
                .toArray();
        Spread spread = Spread.of(y);
        double[] scaled =
                Arrays.stream(y).map(v -> (v - spread.mean()) / spread.sd()).toArray();
        boolean[] numeric = new boolean[INPUTS];
        return new Sample(
                InputColumns.plain(numeric), Priors.of(numeric, INPUTS, null), Observations.single(X, scaled));
    }

    /** Of the unit cube, {@code m×d}. */
    public static double[][] points(int m, RandomStream random) {
        double[][] points = new double[m][];
        Arrays.setAll(points, i -> random.uniforms(INPUTS));
        return points;
    }

    Kernel kernel() {
        return inputs.kernel();
    }

    public Fit fit() {
        return new Fit(kernel(), priors, data);
    }
}
