package shikomi.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shikomi.math.Normal;
import shikomi.math.RandomStream;
import shikomi.plan.Candidates.Found;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.surrogate.GaussianProcess;

/**
 * Chooses a batch one by one: each is the best by its expected improvement after the mean has been believed, without
 * noise, at those chosen before and at those whose results are still to come.
 *
 * <p>The incumbent is the highest posterior mean at a measured or believed point, not the luckiest measurement.
 */
final class Greedy {
    private final ObjectiveModel model;
    private final double incumbent;
    private GaussianProcess believing;
    private double best;

    Greedy(ObjectiveModel model, List<Point> believed) {
        this.model = model;
        this.believing = model.process();
        this.incumbent = largest(model.process()
                .predict(model.encoding()
                        .rows(model.measured().stream().map(Replicates::point).toList()))
                .mean());
        this.best = incumbent;
        believed.forEach(this::believe);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    void believe(Point point) {
        double[][] row = {model.encoding().row(point)};
        best = Math.max(best, believing.predict(row).mean()[0]);
        believing = believing.believing(row);
    }

    Optional<Found> next(Candidates candidates, Set<Condition> taken, RandomStream random) {
        return candidates.best(new Improvement(believing, best), taken, random);
    }

    /** The best so far in the lab's unit: what the model expects at the best of the measured conditions. */
    double bestSoFar() {
        return model.scaling().value(incumbent);
    }

    /** The chance that the true value at a point is better than the best so far. */
    double chance(Point point) {
        var prediction =
                model.process().predict(new double[][] {model.encoding().row(point)});
        double sd = Math.max(prediction.sd(0), 1e-12);
        return Normal.cumulative((prediction.mean()[0] - incumbent) / sd);
    }

    /** The standard deviation of the true value at a point, in the lab's unit. */
    double sd(Point point) {
        return model.expected(List.of(point)).getFirst().sd();
    }

    /** The measured points, best first. */
    static List<Point> bestFirst(ObjectiveModel model) {
        double[] mean = model.process()
                .predict(model.encoding()
                        .rows(model.measured().stream().map(Replicates::point).toList()))
                .mean();
        return java.util.stream.IntStream.range(0, mean.length)
                .boxed()
                .sorted((a, b) -> Double.compare(mean[b], mean[a]))
                .map(i -> model.measured().get(i).point())
                .toList();
    }
}
