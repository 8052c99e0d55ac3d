package shikomi.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import shikomi.math.RandomStream;
import shikomi.plan.Engine;
import shikomi.plan.Planner;
import shikomi.plan.StandardPlanner;
import shikomi.surrogate.kernel.MaternKernel;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.Observations;

/**
 * Measures how long a suggestion takes in a warm process, compared with BoTorch on the same kind of machine: the
 * minimum and the median of five blocks of runs, as wall time and as CPU time of all threads.
 */
public final class SpeedBench {
    public static final List<String> HEADER = List.of(
            "task",
            "CPU ms min",
            "CPU ms median",
            "wall ms min",
            "wall ms median",
            "BoTorch CPU ms",
            "times faster (CPU)");

    /** The number of inputs of the timed functions. Set by judgement. */
    private static final int INPUTS = 6;

    /**
     * The number of blocks; the CPU clock ticks in hundredths of a second, so that several runs are timed together as a
     * block.
     */
    private static final int BLOCKS = 5;

    /** The warm-up time in nanoseconds, during which the virtual machine still compiles the code. */
    private static final long WARM_UP = 4_000_000_000L;

    private SpeedBench() {}

    /** Measures everything; {@code line} receives each line as soon as it is known. */
    public static void run(Consumer<List<String>> line) {
        Planner process = StandardPlanner.withoutStart(Engine.PROCESS);
        Planner standard = StandardPlanner.withoutStart(Engine.STANDARD);
        line.accept(suggest("one proposal, one Gaussian process, n = 50", process, 50, 1, 100, 217));
        line.accept(suggest("one proposal, one Gaussian process, n = 200", process, 200, 1, 20, 369));
        line.accept(suggest("one proposal, one Gaussian process, n = 1000", process, 1000, 1, 1, 8610));
        line.accept(suggest("one proposal, whole engine, n = 50", standard, 50, 1, 5, 217));
        line.accept(suggest("one proposal, whole engine, n = 200", standard, 200, 1, 2, 369));
        line.accept(suggest("batch of 8, whole engine, n = 50", standard, 50, 8, 1, 12_500));
        line.accept(pool());
    }

    private static List<String> suggest(String name, Planner planner, int n, int batch, int times, double botorch) {
        return timed(name, times, botorch, seed -> planner.propose(FunctionBench.request(INPUTS, n, batch, seed)));
    }

    /** Times a pool of 20,000 points with n = 500. */
    private static List<String> pool() {
        RandomStream random = RandomStream.of(5);
        double[][] X = cube(500, random);
        double[][] S = cube(20_000, random);
        double[] y =
                Arrays.stream(X).mapToDouble(x -> Math.sin(5 * x[0]) + x[1]).toArray();
        boolean[] numeric = new boolean[INPUTS];
        double[] theta = new double[INPUTS + 2];
        theta[INPUTS + 1] = Math.log(0.01);
        GaussianProcess gp =
                new GaussianProcess(new MaternKernel(numeric), theta, Fit.CONSTANT_VARIANCE, Observations.single(X, y));
        return timed("mean and variance of 20,000 points, n = 500", 3, 1000, seed -> gp.predict(S));
    }

    private static double[][] cube(int rows, RandomStream random) {
        double[][] X = new double[rows][INPUTS];
        for (double[] x : X) {
            Arrays.setAll(x, j -> random.uniform());
        }
        return X;
    }

    /** The timed work, for one seed. */
    private interface Work {
        Object of(long seed);
    }

    /** The time of one run in milliseconds, averaged over a block. */
    private record Time(double cpu, double wall) {}

    private static List<String> timed(String name, int times, double botorch, Work work) {
        long seed = 0;
        for (long begun = System.nanoTime(); System.nanoTime() - begun < WARM_UP; ) {
            work.of(seed++);
        }
        List<Time> blocks = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            blocks.add(block(seed, times, work));
            seed += times;
        }
        double[] cpu = blocks.stream().mapToDouble(Time::cpu).sorted().toArray();
        double[] wall = blocks.stream().mapToDouble(Time::wall).sorted().toArray();
        return List.of(
                name,
                one(cpu[0]),
                one(cpu[BLOCKS / 2]),
                one(wall[0]),
                one(wall[BLOCKS / 2]),
                one(botorch),
                one(botorch / cpu[BLOCKS / 2]));
    }

    private static Time block(long firstSeed, int times, Work work) {
        long wallBegun = System.nanoTime();
        long cpuBegun = cpu();
        for (int i = 0; i < times; i++) {
            work.of(firstSeed + i);
        }
        return new Time((cpu() - cpuBegun) / 1e6 / times, (System.nanoTime() - wallBegun) / 1e6 / times);
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** The CPU time of all threads so far, in nanoseconds. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
