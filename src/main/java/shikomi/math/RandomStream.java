package shikomi.math;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A stream of random numbers that is named rather than shared: a child depends on its parent's seed and its own name
 * alone, so that no result depends on who drew first or on how many threads there are.
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

    public static RandomStream of(long seed) {
        return new RandomStream(seed);
    }

    /** The stream of this name below this one. */
    public RandomStream child(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return child(hash);
    }

    /** The stream of this number below this one. */
    public RandomStream child(long number) {
        return new RandomStream(mix(seed + 0x9E3779B97F4A7C15L * (number + 1)));
    }

    /** Uniform in [0, 1). */
    public double uniform() {
        return generator.nextDouble();
    }

    /** {@code n} numbers uniform in [0, 1). */
    public double[] uniforms(int n) {
        double[] numbers = new double[n];
        Arrays.setAll(numbers, i -> uniform());
        return numbers;
    }

    /** Standard normal. */
    public double gaussian() {
        return generator.nextGaussian();
    }

    /** Uniform in 0 … bound − 1. */
    public int below(int bound) {
        return generator.nextInt(bound);
    }

    /** The numbers 0 … n − 1 in random order. */
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
