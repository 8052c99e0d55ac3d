package shikomi.bench;

import java.util.Arrays;
import java.util.List;
import shikomi.math.RandomStream;

/**
 * A ratio averaged over tasks, with its 95 % confidence interval.
 *
 * <p>The interval is found by bootstrap: tasks are drawn with replacement, and for each task its paired seeds with
 * replacement (Davison & Hinkley, Bootstrap Methods and their Application, 1997, section 3.8).
 */
public record Interval(double ratio, double low, double high) {
    /** The number of resamples, of which a hundred lie below the 2.5 % quantile. */
    private static final int RESAMPLES = 4000;

    /** The figures of both arms on one task, seed by seed. */
    public record Task(double[] ours, double[] theirs) {}

    /** The geometric mean over tasks of mean(ours) / mean(theirs). */
    public static Interval of(List<Task> tasks) {
        double[] resampled = resampled(tasks);
        double exact = tasks.stream()
                .mapToDouble(task -> Math.log(Arrays.stream(task.ours()).sum()
                        / Arrays.stream(task.theirs()).sum()))
                .average()
                .orElse(Double.NaN);
        return new Interval(
                Math.exp(exact), resampled[(int) (0.025 * RESAMPLES)], resampled[(int) (0.975 * RESAMPLES)]);
    }

    /** The upper one-sided 95 % confidence bound of the same mean. */
    public static double bound(List<Task> tasks) {
        return resampled(tasks)[(int) (0.95 * RESAMPLES)];
    }

    private static double[] resampled(List<Task> tasks) {
        RandomStream random = RandomStream.of(1).child("bootstrap");
        double[] resampled = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            double sum = 0;
            for (int t = 0; t < tasks.size(); t++) {
                Task task = tasks.get(random.below(tasks.size()));
                double ours = 0;
                double theirs = 0;
                for (int s = 0; s < task.ours().length; s++) {
                    int seed = random.below(task.ours().length);
                    ours += task.ours()[seed];
                    theirs += task.theirs()[seed];
                }
                sum += Math.log(ours / theirs);
            }
            resampled[b] = Math.exp(sum / tasks.size());
        }
        Arrays.sort(resampled);
        return resampled;
    }
}
