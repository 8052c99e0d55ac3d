package shikomi.bench;

import java.util.Arrays;
import java.util.List;
import shikomi.math.RandomStream;
import shikomi.math.Sobol;

/**
 * A function with a known smallest value, to be minimised over a box.
 *
 * <p>Surjanovic & Bingham, "Virtual library of simulation experiments: test functions and datasets", Simon Fraser
 * University; constants as given there.
 *
 * @param low the lower limit of each input, of length d
 * @param high the upper limit of each input, of length d
 * @param least the smallest value over the box
 */
public record TestFunction(String name, double[] low, double[] high, double least, Formula formula) {
    /** The formula of f(x). */
    public interface Formula {
        double at(double[] x);
    }

    private static final double[][] HARTMANN_3_A = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
    private static final double[][] HARTMANN_3_P = {
        {0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
    };
    private static final double[][] HARTMANN_6_A = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] HARTMANN_6_P = {
        {0.1312, 0.1696, 0.5569, 0.0124, 0.8283, 0.5886},
        {0.2329, 0.4135, 0.8307, 0.3736, 0.1004, 0.9991},
        {0.2348, 0.1451, 0.3522, 0.2883, 0.3047, 0.6650},
        {0.4047, 0.8828, 0.8732, 0.5743, 0.1091, 0.0381}
    };
    private static final double[] HARTMANN_WEIGHTS = {1, 1.2, 3, 3.2};
    /**
     * The number of quasi-random points from which the standard deviation of a function is computed. Set by judgement.
     */
    private static final int SAMPLE = 4096;

    /** All test functions. */
    public static List<TestFunction> all() {
        return List.of(
                new TestFunction(
                        "Branin", new double[] {-5, 0}, new double[] {10, 15}, 0.397887357729738, TestFunction::branin),
                cube("Hartmann 3", 3, 0, 1, -3.86278214782076, x -> hartmann(x, HARTMANN_3_A, HARTMANN_3_P)),
                cube("Hartmann 6", 6, 0, 1, -3.32236801141551, TestFunction::hartmann6),
                cube("Ackley 5", 5, -5, 10, 0, TestFunction::ackley),
                cube("Levy 4", 4, -10, 10, 0, TestFunction::levy),
                cube("Rosenbrock 4", 4, -5, 10, 0, TestFunction::rosenbrock),
                cube("Styblinski-Tang 8", 8, -5, 5, -39.16616570377142 * 8, TestFunction::styblinskiTang));
    }

    private static TestFunction cube(String name, int d, double low, double high, double least, Formula formula) {
        double[] lows = new double[d];
        double[] highs = new double[d];
        Arrays.fill(lows, low);
        Arrays.fill(highs, high);
        return new TestFunction(name, lows, highs, least, formula);
    }

    /** The number of inputs, d. */
    public int dimension() {
        return low.length;
    }

    /** The standard deviation of its values over the box. */
    public double sd() {
        Sobol sobol = new Sobol(dimension(), RandomStream.of(0));
        double[] values = new double[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            values[i] = formula.at(scaled(sobol.next()));
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (SAMPLE - 1));
    }

    /** A point of the unit cube, scaled to the box. */
    public double[] scaled(double[] unit) {
        double[] x = new double[unit.length];
        Arrays.setAll(x, j -> low[j] + unit[j] * (high[j] - low[j]));
        return x;
    }

    public static double branin(double[] x) {
        double curve = x[1] - 5.1 / (4 * Math.PI * Math.PI) * x[0] * x[0] + 5 / Math.PI * x[0] - 6;
        return curve * curve + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x[0]) + 10;
    }

    public static double hartmann6(double[] x) {
        return hartmann(x, HARTMANN_6_A, HARTMANN_6_P);
    }

    private static double hartmann(double[] x, double[][] A, double[][] P) {
        double sum = 0;
        for (int i = 0; i < A.length; i++) {
            double exponent = 0;
            for (int j = 0; j < x.length; j++) {
                exponent += A[i][j] * (x[j] - P[i][j]) * (x[j] - P[i][j]);
            }
            sum -= HARTMANN_WEIGHTS[i] * Math.exp(-exponent);
        }
        return sum;
    }

    public static double ackley(double[] x) {
        double squares = 0;
        double cosines = 0;
        for (double v : x) {
            squares += v * v / x.length;
            cosines += Math.cos(2 * Math.PI * v) / x.length;
        }
        return -20 * Math.exp(-0.2 * Math.sqrt(squares)) - Math.exp(cosines) + 20 + Math.E;
    }

    private static double levy(double[] x) {
        double first = 1 + (x[0] - 1) / 4;
        double sum = Math.pow(Math.sin(Math.PI * first), 2);
        for (int j = 0; j < x.length - 1; j++) {
            double w = 1 + (x[j] - 1) / 4;
            sum += (w - 1) * (w - 1) * (1 + 10 * Math.pow(Math.sin(Math.PI * w + 1), 2));
        }
        double last = 1 + (x[x.length - 1] - 1) / 4;
        return sum + (last - 1) * (last - 1) * (1 + Math.pow(Math.sin(2 * Math.PI * last), 2));
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length - 1; j++) {
            double valley = x[j + 1] - x[j] * x[j];
            sum += 100 * valley * valley + (1 - x[j]) * (1 - x[j]);
        }
        return sum;
    }

    private static double styblinskiTang(double[] x) {
        return 0.5
                * Arrays.stream(x).map(v -> v * v * v * v - 16 * v * v + 5 * v).sum();
    }
}
