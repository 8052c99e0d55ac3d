package shikomi.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.acquisition.Candidates;
import shikomi.acquisition.Candidates.Found;
import shikomi.acquisition.ExpectedImprovement;
import shikomi.acquisition.UpperBound;
import shikomi.acquisition.Utility;
import shikomi.math.RandomStream;
import shikomi.model.ObjectiveModel;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;

/**
 * Chooses a batch one by one: each is the best by its acquisition after the means have been believed, without noise, at
 * those chosen before and at those whose results are still to come.
 */
final class SequentialGreedy {
    private final ObjectiveModel model;
    private final Engine.Aim aim;
    private List<WeightedModel> believing;
    private final double[] best;

    /**
     * @param committee the model's, or that of its own results alone
     * @param brief whether it will be asked so often that models may answer in brief
     */
    SequentialGreedy(ObjectiveModel model, Ensemble ensemble, boolean fast, Engine.Aim aim, List<Point> pending) {
        this.model = model;
        this.aim = aim;
        this.believing = fast ? ensemble.fastAcquisitionModels() : ensemble.acquisitionModels();
        this.best = switch (aim) {
            case Engine.Aim.UpperBound ignored -> new double[believing.size()];
            case Engine.Aim.Improvement ignored ->
                believing.stream()
                        .mapToDouble(voice ->
                                largest(voice.surrogate().predict(model.rows()).mean()))
                        .toArray();
            case Engine.Aim.ImprovementOnLuckiest ignored -> ensemble.onAcquisitionScales(luckiest(model));
        };
        pending.forEach(this::believe);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private static double luckiest(ObjectiveModel model) {
        return model.measured().stream()
                .mapToDouble(m -> model.scaling().scaled(m.mean()))
                .max()
                .orElseThrow();
    }

    void believe(Point point) {
        double[][] row = {model.encoding().row(point)};
        for (int k = 0; k < best.length; k++) {
            best[k] =
                    Math.max(best[k], believing.get(k).surrogate().predict(row).mean()[0]);
        }
        believing = believing.stream()
                .map(voice ->
                        new WeightedModel(voice.weight(), voice.surrogate().believing(row)))
                .toList();
    }

    Optional<Found> next(Candidates candidates, Set<Condition> taken, RandomStream random) {
        Utility acquisition = switch (aim) {
            case Engine.Aim.UpperBound bound -> new UpperBound(believing, bound.width());
            case Engine.Aim.Improvement ignored -> new ExpectedImprovement(believing, best);
            case Engine.Aim.ImprovementOnLuckiest ignored -> new ExpectedImprovement(believing, best);
        };
        return candidates.best(acquisition, taken, random);
    }

    /** The measured points, best first by the model. */
    static List<Point> bestFirst(ObjectiveModel model) {
        double[] mean = model.ensemble().predict(model.rows()).mean();
        return IntStream.range(0, mean.length)
                .boxed()
                .sorted((a, b) -> Double.compare(mean[b], mean[a]))
                .map(i -> model.measured().get(i).point())
                .toList();
    }
}
