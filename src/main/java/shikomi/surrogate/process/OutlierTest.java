package shikomi.surrogate.process;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.Kernel;

/**
 * Conditions that disagree with all others by more than noise, to be told to a person, never weighted down in silence.
 *
 * <p>In the manner of Ament et al., "Robust Gaussian processes via relevance pursuit", NeurIPS 2024 (arXiv:2410.24222): one
 * after the other is given a noise of its own where that makes the data more probable by more than ln n + 1. For one
 * condition the best such noise is z² − 1 times its variance, and the gain ½(z² − 1 − ln z²).
 */
public final class OutlierTest {
    /** A condition and by how many standard deviations it is off, seen from the others. */
    public record Outlier(int condition, double z) {}

    private static final double MOST_SHARE = 0.15;
    private static final int FEWEST = 8;
    /** Seen with the model that it has bent towards itself, an outlier is at least this share of what it is without. */
    private static final double BENT = 0.8;

    private OutlierTest() {}

    /** @param left every condition as the model that has seen all of them says of it when it is left out */
    public static List<Outlier> of(
            Kernel kernel, Priors priors, Observations data, LeaveOneOut left, RandomStream random) {
        List<Outlier> found = new ArrayList<>();
        if (data.size() < FEWEST) {
            return found;
        }
        List<Integer> rest =
                new ArrayList<>(IntStream.range(0, data.size()).boxed().toList());
        LeaveOneOut seen = left;
        double least = leastDeviation(data.size());
        while (found.size() + 1 <= MOST_SHARE * data.size()) {
            int at = farthest(data.only(rest), seen);
            if (Math.abs(z(data.only(rest), seen, at)) < BENT * least) {
                break;
            }
            int condition = rest.get(at);
            rest.remove(Integer.valueOf(condition));
            Observations others = data.only(rest);
            GaussianProcess without = new Fit(kernel, priors, others).mostProbable(random.child(condition));
            Prediction there = without.predict(new double[][] {data.X()[condition]});
            double variance =
                    there.variance()[0] + without.noiseVariance(data.replicates()[condition], data.known()[condition]);
            double z = (data.mean()[condition] - there.mean()[0]) / Math.sqrt(variance);
            if (Math.abs(z) < least) {
                break;
            }
            found.add(new Outlier(condition, z));
            seen = without.leaveOneOut();
        }
        return found;
    }

    /** The z at which ½(z² − 1 − ln z²) = ln n + 1, by iteration: 3.45 for 25 conditions, 4.05 for 200. */
    static double leastDeviation(int n) {
        double square = 1;
        for (int iteration = 0; iteration < 20; iteration++) {
            square = 2 * (Math.log(n) + 1) + 1 + Math.log(square);
        }
        return Math.sqrt(square);
    }

    private static int farthest(Observations data, LeaveOneOut left) {
        int farthest = 0;
        for (int i = 1; i < data.size(); i++) {
            farthest = Math.abs(z(data, left, i)) > Math.abs(z(data, left, farthest)) ? i : farthest;
        }
        return farthest;
    }

    private static double z(Observations data, LeaveOneOut left, int i) {
        return (data.mean()[i] - left.mean()[i]) / Math.sqrt(left.variance()[i]);
    }
}
