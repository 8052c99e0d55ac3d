package shikomi.math;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A splittable stream of random numbers. A child's numbers depend only on its parent's seed and its own name, so that
 * no result depends on the order of draws elsewhere or on the number of threads. A stream itself is for one thread
 * only.
 */
public final class RandomStream {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final long seed;
    private final RandomGenerator generator;

    private RandomStream(long seed) {
        this.seed = seed;
        this.generator = FACTORY.create(mix(seed));
    }

    /** The stream of a seed. */
    public static RandomStream of(long seed) {
        return new RandomStream(seed);
    }

    /** The child with this name, by the 64-bit FNV-1a hash of its characters. */
    public RandomStream child(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return child(hash);
    }

    /** The child with this number. */
    public RandomStream child(long number) {
        return new RandomStream(mix(seed + 0x9E3779B97F4A7C15L * (number + 1)));
    }

    /** A random number, uniform in [0, 1). */
    public double uniform() {
        return generator.nextDouble();
    }

    /** Random numbers, {@code n} of them, uniform in [0, 1). */
    public double[] uniforms(int n) {
        double[] numbers = new double[n];
        Arrays.setAll(numbers, i -> uniform());
        return numbers;
    }

    /** A standard normal random number. */
    public double gaussian() {
        return generator.nextGaussian();
    }

    /** A random integer, uniform in 0 … bound − 1. */
    public int below(int bound) {
        return generator.nextInt(bound);
    }

    /** A uniform random permutation of 0 … n − 1, by the inside-out Fisher–Yates shuffle. */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** Stafford's variant 13 of the MurmurHash3 finaliser, as in SplitMix64 (Steele et al., OOPSLA 2014). */
    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
