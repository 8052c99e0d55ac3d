package shikomi.acquisition;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import shikomi.math.RandomStream;

/** Chooses the level of each category so that all levels are tried equally often. */
final class BalancedLevels {
    private BalancedLevels() {}

    /**
     * For each category the level with the fewest earlier experiments, ties in random order; 0 for numbers.
     *
     * @param possible rows that contain every level that is possible
     */
    static double[] next(double[][] possible, double[][] earlier, boolean[] categories, RandomStream random) {
        double[] levels = new double[categories.length];
        for (int j = 0; j < levels.length; j++) {
            levels[j] = categories[j] ? rarest(times(possible, earlier, j), random.child(j)) : 0;
        }
        return levels;
    }

    private static Map<Double, Integer> times(double[][] possible, double[][] earlier, int column) {
        Map<Double, Integer> times = new TreeMap<>();
        Arrays.stream(possible).forEach(row -> times.put(row[column], 0));
        for (double[] row : earlier) {
            times.computeIfPresent(row[column], (level, count) -> count + 1);
        }
        return times;
    }

    private static double rarest(Map<Double, Integer> times, RandomStream random) {
        double[] levels = times.keySet().stream().mapToDouble(level -> level).toArray();
        double rarest = levels[0];
        int fewest = Integer.MAX_VALUE;
        for (int at : random.permutation(levels.length)) {
            int count = times.getOrDefault(levels[at], 0);
            if (count < fewest) {
                fewest = count;
                rarest = levels[at];
            }
        }
        return rarest;
    }
}
