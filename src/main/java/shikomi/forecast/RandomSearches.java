package shikomi.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import shikomi.math.RandomStream;
import shikomi.recipe.Goal;

/**
 * Random searches from the same start and with the same budget, as a baseline.
 *
 * @param best for each search, the best value after each of its experiments
 */
public record RandomSearches(Goal goal, List<double[]> best) {

    /**
     * Searches that take the conditions of a pool in random order.
     *
     * @param answers the value of every condition of the pool
     * @param start the best value before the first experiment
     * @param steps the number of experiments of each search
     */
    public static RandomSearches of(double[] answers, double start, Goal goal, int steps, int searches, long seed) {
        List<double[]> best = new ArrayList<>();
        for (int search = 0; search < searches; search++) {
            int[] order = RandomStream.of(seed).child("random").child(search).permutation(answers.length);
            double[] curve = new double[Math.min(steps, order.length)];
            double bestSoFar = start;
            for (int step = 0; step < curve.length; step++) {
                double value = answers[order[step]];
                bestSoFar = goal.isBetter(value, bestSoFar) ? value : bestSoFar;
                curve[step] = bestSoFar;
            }
            best.add(curve);
        }
        return new RandomSearches(goal, List.copyOf(best));
    }

    /** The median over the searches of the best value after a number of experiments, at least 1. */
    public double median(int step) {
        double[] sorted = after(step).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The share of searches whose best value after a number of experiments is worse than {@code value}. */
    public double shareWorse(double value, int step) {
        return after(step).filter(found -> goal.isBetter(value, found)).count() / (double) best.size();
    }

    private DoubleStream after(int step) {
        return best.stream().mapToDouble(curve -> curve[Math.min(step, curve.length) - 1]);
    }
}
