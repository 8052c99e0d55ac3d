package shikomi.acquisition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;

/** Chooses the starting points of the local searches: the best sample, and others chosen by Boltzmann sampling. */
final class StartingPoints {
    private StartingPoints() {}

    /**
     * A sample without replacement with Boltzmann weights e^score of the standardised scores; the best is always
     * included. Those with a score of −∞ come last.
     */
    static List<double[]> choose(List<double[]> drawn, double[] scores, int count, RandomStream random) {
        double[] finite = Arrays.stream(scores).filter(Double::isFinite).toArray();
        double mean = Arrays.stream(finite).average().orElse(0);
        double variance = Arrays.stream(finite)
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElse(0);
        double sd = variance > 0 ? Math.sqrt(variance) : 1;
        int best = IntStream.range(0, scores.length)
                .reduce((a, b) -> scores[b] > scores[a] ? b : a)
                .orElseThrow();
        // Gumbel's trick: the largest ln weight + Gumbel noise are a sample without replacement.
        double[] keys = IntStream.range(0, scores.length)
                .mapToDouble(i -> i == best
                        ? Double.POSITIVE_INFINITY
                        : (scores[i] - mean) / sd - Math.log(-Math.log(1 - random.uniform())))
                .toArray();
        List<double[]> chosen = new ArrayList<>();
        IntStream.range(0, keys.length)
                .boxed()
                .sorted((a, b) -> Double.compare(keys[b], keys[a]))
                .limit(count)
                .forEach(i -> chosen.add(drawn.get(i)));
        return chosen;
    }
}
