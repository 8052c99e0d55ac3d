package shikomi.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shikomi.math.RandomStream;

/** What experiments taken by chance would have found, from the same start and with the same budget. */
public record RandomSearches(List<double[]> best) {

    /**
     * @param answers the value of every condition of the pool
     * @param start the best before the first experiment
     * @param steps experiments of each search
     */
    public static RandomSearches of(
            double[] answers, double start, boolean maximize, int steps, int searches, long seed) {
        List<double[]> best = new ArrayList<>();
        for (int search = 0; search < searches; search++) {
            int[] order = RandomStream.of(seed).child("random").child(search).permutation(answers.length);
            double[] curve = new double[Math.min(steps, order.length)];
            double so = start;
            for (int step = 0; step < curve.length; step++) {
                double value = answers[order[step]];
                so = maximize ? Math.max(so, value) : Math.min(so, value);
                curve[step] = so;
            }
            best.add(curve);
        }
        return new RandomSearches(List.copyOf(best));
    }

    /** The median best after so many experiments, from 1. */
    public double median(int step) {
        double[] sorted = best.stream()
                .mapToDouble(curve -> curve[Math.min(step, curve.length) - 1])
                .sorted()
                .toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The share of searches that found less than {@code value} after so many experiments. */
    public double shareBelow(double value, boolean maximize, int step) {
        return Arrays.stream(best.stream()
                                .mapToDouble(curve -> curve[Math.min(step, curve.length) - 1])
                                .toArray())
                        .filter(b -> maximize ? b < value : b > value)
                        .count()
                / (double) best.size();
    }
}
