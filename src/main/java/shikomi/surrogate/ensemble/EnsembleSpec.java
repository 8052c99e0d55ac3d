package shikomi.surrogate.ensemble;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.HyperparameterEnsemble;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/**
 * What a committee is made of.
 *
 * @param draws hyperparameters of each Gaussian process: 1 for the most probable ones, more for draws from their posterior
 * @param kinds who is in it; {@link Kind#PLAIN} always is
 */
public record EnsembleSpec(int draws, Set<Kind> kinds) {
    /** Who may be in it, the simplest first. */
    public enum Kind implements MemberKind {
        /** A Gaussian process on the observations as they are. */
        PLAIN,
        /**
         * A Gaussian process on a scale that presses together whatever is worse than the average. It helps to find what
         * is good; of how bad the bad is it tells nothing, so it has no part in predictions.
         */
        FOCUSED,
        /** A Gaussian process that is a straight slope and a deviation from it. */
        SLOPED,
        /** A random forest. */
        FOREST
    }

    /**
     * What Shikomi knows with. Draws of the hyperparameters were measured and left out: with the other members beside the
     * process they gain nothing in the mean and cost four times the time.
     */
    public static final EnsembleSpec STANDARD =
            new EnsembleSpec(1, EnumSet.of(Kind.PLAIN, Kind.FOCUSED, Kind.SLOPED, Kind.FOREST));

    /** Fewer conditions than this tell nothing of weights: the plain member is alone. */
    static final int FEW = 4;

    public EnsembleSpec {
        if (draws < 1) {
            throw new IllegalArgumentException("draws " + draws);
        }
        kinds = Set.copyOf(kinds);
    }

    /** The committee for these observations, whose mean is 0 and whose spread is 1. */
    public Ensemble of(InputColumns inputs, Priors priors, Observations data, RandomStream random) {
        TreeSet<Kind> wanted = new TreeSet<>(data.size() < FEW ? Set.of() : kinds);
        wanted.add(Kind.PLAIN);
        List<Ensemble.Member> members = List.copyOf(wanted).parallelStream()
                .map(kind -> member(kind, inputs, priors, data, random.child(kind.name())))
                .toList();
        double[] y = data.mean();
        List<LeaveOneOut> left = members.stream().map(m -> Ensemble.left(m, y)).toList();
        boolean[] everybody = new boolean[members.size()];
        boolean[] predictionWeights = new boolean[members.size()];
        for (int k = 0; k < predictionWeights.length; k++) {
            everybody[k] = true;
            predictionWeights[k] = members.get(k).kind() != Kind.FOCUSED;
        }
        double[] predictionParts = weights(left, predictionWeights);
        double calibration = Calibration.calibration(Mixtures.left(predictionParts, left), y);
        return new Ensemble(members, weights(left, everybody), predictionParts, calibration, y);
    }

    /** Of those who take part; 0 for the others. */
    private static double[] weights(List<LeaveOneOut> left, boolean[] part) {
        double[] found = EnsembleWeights.of(IntStream.range(0, part.length)
                .filter(k -> part[k])
                .mapToObj(left::get)
                .toList());
        double[] weights = new double[part.length];
        int at = 0;
        for (int k = 0; k < part.length; k++) {
            weights[k] = part[k] ? found[at++] : 0;
        }
        return weights;
    }

    private Ensemble.Member member(
            Kind kind, InputColumns inputs, Priors priors, Observations data, RandomStream random) {
        OutputWarp scale = switch (kind) {
            case PLAIN, FOREST, SLOPED -> new IdentityWarp();
            case FOCUSED -> TailCompression.of(data.mean());
        };
        Observations seen = data.changed(scale::change);
        if (kind == Kind.FOREST) {
            Forest forest = Forest.grow(inputs.category(), seen, random);
            return new Ensemble.Member(kind, scale, forest, forest.leaveOneOut());
        }
        Fit fit = kind == Kind.SLOPED
                ? new Fit(inputs.slopedKernel(), priors.sloped(inputs.size()), seen)
                : new Fit(inputs.kernel(), priors, seen);
        if (draws > 1) {
            HyperparameterEnsemble ensemble = fit.ensemble(draws, random);
            return new Ensemble.Member(kind, scale, ensemble, ensemble.leaveOneOut());
        }
        GaussianProcess process = fit.mostProbable(random);
        return new Ensemble.Member(kind, scale, process, fit.leaveOut(process));
    }
}
