package shikomi.surrogate.ensemble;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/**
 * The composition of an {@link Ensemble}.
 *
 * @param draws the number of hyperparameter draws of each Gaussian process: 1 for the maximum a posteriori, more for
 *     draws from the posterior
 * @param kinds the kinds of members; {@link Kind#PLAIN} is always added
 */
public record EnsembleSpec(int draws, Set<Kind> kinds) {
    /** The kinds of members, simplest first; the order of the members in an ensemble. */
    public enum Kind implements MemberKind {
        /** A Gaussian process with a Matérn kernel. */
        PLAIN("PLAIN", true, GaussianProcessFitter.plain()),
        /**
         * A Gaussian process with a Matérn kernel on outputs whose lower tail is compressed. It resolves differences
         * among good values, which helps the search; it cannot resolve bad ones and has no weight in predictions.
         */
        TAIL_COMPRESSED("FOCUSED", false, GaussianProcessFitter.tailCompressed()),
        /** A Gaussian process with a linear trend. */
        LINEAR_TREND("SLOPED", true, GaussianProcessFitter.linearTrend()),
        /** A random forest. */
        FOREST("FOREST", true, new ForestFitter());

        /** The name of the member's random stream; it never changes, so that equal seeds always give equal results. */
        private final String stream;

        private final boolean predicts;

        @SuppressWarnings("ImmutableEnumChecker") // every fitter is an immutable record
        private final MemberFitter fitter;

        Kind(String stream, boolean predicts, MemberFitter fitter) {
            this.stream = stream;
            this.predicts = predicts;
            this.fitter = fitter;
        }

        private Ensemble.Member fit(MemberFitter.TrainingSet training, RandomStream random) {
            return fitter.fit(this, training, random.child(stream));
        }
    }

    /**
     * The ensemble of the standard engine. Hyperparameter draws are left out: measured over the pools of {@code bench},
     * they gain nothing on average when the other members are present, and take four times as long.
     */
    public static final EnsembleSpec STANDARD =
            new EnsembleSpec(1, EnumSet.of(Kind.PLAIN, Kind.TAIL_COMPRESSED, Kind.LINEAR_TREND, Kind.FOREST));

    /**
     * The fewest conditions for which leave-one-out densities can support weights; with fewer, the plain member is used
     * alone. Set by judgement.
     */
    static final int FEWEST_WEIGHTED = 4;

    /** @throws IllegalArgumentException if {@code draws} is below 1 */
    public EnsembleSpec {
        if (draws < 1) {
            throw new IllegalArgumentException("draws " + draws);
        }
        kinds = Set.copyOf(kinds);
    }

    /**
     * Fits the ensemble to observations.
     *
     * @param data outputs with mean 0 and standard deviation 1
     */
    public Ensemble of(InputColumns inputs, Priors priors, Observations data, RandomStream random) {
        MemberFitter.TrainingSet training = new MemberFitter.TrainingSet(inputs, priors, data, draws);
        List<Kind> present = present(data.size());
        List<Ensemble.Member> members =
                present.parallelStream().map(kind -> kind.fit(training, random)).toList();
        double[] y = data.mean();
        double[] shares = data.shares();
        List<LeaveOneOut> leaveOneOut =
                members.stream().map(member -> member.leaveOneOut(y)).toList();
        double[] acquisition = weights(present, leaveOneOut, shares, kind -> true);
        double[] prediction = weights(present, leaveOneOut, shares, kind -> kind.predicts);
        @Nullable Double stated = priors.knownNoise(inputs.size());
        return new Ensemble(members, acquisition, prediction, stated != null, data)
                .doubtedBy(new ConstantMean(data, stated));
    }

    private List<Kind> present(int conditions) {
        TreeSet<Kind> present = new TreeSet<>(conditions < FEWEST_WEIGHTED ? Set.of() : kinds);
        present.add(Kind.PLAIN);
        return List.copyOf(present);
    }

    /** The weights of the kinds that are included, adding up to 1; 0 for the others. */
    private static double[] weights(
            List<Kind> kinds, List<LeaveOneOut> leaveOneOut, double[] shares, Predicate<Kind> takesPart) {
        int[] part = IntStream.range(0, kinds.size())
                .filter(k -> takesPart.test(kinds.get(k)))
                .toArray();
        double[] found =
                EnsembleWeights.of(IntStream.of(part).mapToObj(leaveOneOut::get).toList(), shares);
        double[] weights = new double[kinds.size()];
        for (int at = 0; at < part.length; at++) {
            weights[part[at]] = found[at];
        }
        return weights;
    }
}
