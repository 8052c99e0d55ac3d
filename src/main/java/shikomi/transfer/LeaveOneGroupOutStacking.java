package shikomi.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.ensemble.EnsembleSpec;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;
import shikomi.surrogate.process.Surrogate;

/**
 * The lab's question put to the labs of the literature: ten results of one of them are its own, the others' are external, and
 * every model foretells the rest. What would have served them best is believed of the next lab beforehand.
 *
 * <p>The weights are those of Bayesian stacking over the replays (Yao, Vehtari, Simpson & Gelman, Bayesian Analysis 13 (2018)
 * 917), each member held up by one replay in which it was as good as any.
 */
public final class LeaveOneGroupOutStacking {
    private static final int OWN = 10;
    private static final int LEAST_ROWS = 12;
    private static final int MOST_ASKED = 30;
    private static final int REPLAYS = 30;
    private static final int MOST_DRAWS = 3;
    private static final int STEPS = 200;

    /** So many replays are as much word as what is believed without any. */
    private static final double BEFORE = 5;

    /** Without replays, the lab's own models are believed twice as much as all that listen to a source. */
    private static final double OWN_BEFORE = 2.0 / 3;

    /** Members: the lab's own models together, then the listeners. */
    private static final int MEMBERS = 1 + TransferModel.values().length;

    /**
     * What was learned from replays.
     *
     * @param weights of the lab's own models, and of each {@link TransferModel}; they add up to 1
     * @param count how many replays there were
     * @param skill by how much what all labs share foretells a lab better than that lab's own mean: 1 − the ratio of squared
     *     errors, the median over the replays; NaN where there was none
     */
    public record Belief(double[] weights, int count, double skill) {
        /** From 0, where nothing was replayed, to 1. */
        double trust() {
            return count / (count + BEFORE);
        }

        /** The same where no model foretells other labs: nothing is believed of what they report. */
        public Belief ofNothing() {
            double[] own = new double[MEMBERS];
            own[0] = 1;
            return new Belief(own, count, skill);
        }

        /** Where nothing can be replayed. */
        static Belief none() {
            return new Belief(before(), 0, Double.NaN);
        }
    }

    /** ln densities of the asked rows by each member, {@code members × rows}, and the skill. */
    private record Replay(double[][] logDensity, double skill) {}

    private LeaveOneGroupOutStacking() {}

    private static double[] before() {
        double[] weights = new double[MEMBERS];
        Arrays.fill(weights, (1 - OWN_BEFORE) / (MEMBERS - 1));
        weights[0] = OWN_BEFORE;
        return weights;
    }

    /** Puts the question to as many labs as have enough rows, {@value #REPLAYS} at the most. */
    public static Belief of(HierarchicalProcess literature, RandomStream random) {
        List<int[]> labs = literature.reports().labs();
        int[] large = IntStream.range(0, labs.size())
                .filter(lab -> labs.get(lab).length >= LEAST_ROWS)
                .toArray();
        if (large.length == 0 || labs.size() < 2) {
            return Belief.none();
        }
        int[] order = random.permutation(large.length);
        int draws = Math.min(MOST_DRAWS, (REPLAYS + large.length - 1) / large.length);
        List<Replay> replays = IntStream.range(0, Math.min(REPLAYS, large.length) * draws)
                .parallel()
                .mapToObj(job -> {
                    int lab = large[order[job / draws]];
                    return replay(
                            literature, lab, labs.get(lab), random.child(lab).child(job % draws));
                })
                .flatMap(Optional::stream)
                .toList();
        return replays.isEmpty() ? Belief.none() : belief(replays);
    }

    private static Belief belief(List<Replay> replays) {
        double[] stacked = stacked(replays);
        double share = replays.size() / (replays.size() + BEFORE);
        double[] weights = before();
        for (int k = 0; k < MEMBERS; k++) {
            weights[k] = share * stacked[k] + (1 - share) * weights[k];
        }
        double[] skills = replays.stream().mapToDouble(Replay::skill).sorted().toArray();
        return new Belief(weights, replays.size(), skills[skills.length / 2]);
    }

    private static Optional<Replay> replay(HierarchicalProcess literature, int lab, int[] rows, RandomStream random) {
        int[] order = random.permutation(rows.length);
        int own = Math.min(OWN, rows.length / 2);
        int[] known = Arrays.stream(order).limit(own).map(i -> rows[i]).toArray();
        int[] asked = Arrays.stream(order)
                .skip(own)
                .limit(MOST_ASKED)
                .map(i -> rows[i])
                .toArray();
        GroupedObservations reports = literature.reports();
        double[] y = Arrays.stream(known).mapToDouble(i -> reports.y()[i]).toArray();
        if (Arrays.stream(y).distinct().count() < 2) {
            return Optional.empty();
        }
        double[][] X = Arrays.stream(known).mapToObj(i -> reports.X()[i]).toArray(double[][]::new);
        double[][] S = Arrays.stream(asked).mapToObj(i -> reports.X()[i]).toArray(double[][]::new);
        Spread spread = Spread.of(y);
        double[] z = Arrays.stream(asked)
                .mapToDouble(i -> (reports.y()[i] - spread.mean()) / spread.sd())
                .toArray();
        Observations data = Observations.single(
                X, Arrays.stream(y).map(v -> (v - spread.mean()) / spread.sd()).toArray());
        GroupMean shared = literature.about(X, lab, random);
        TransferModel.AlignedMean aligned =
                new TransferModel.AlignedMean(literature, shared, 1 / spread.sd(), -spread.mean() / spread.sd());
        return Optional.of(new Replay(
                densities(literature.inputs(), data, aligned, S, z, random.child("own")), skill(shared.mean(S), z)));
    }

    private static double[][] densities(
            InputColumns inputs,
            Observations data,
            TransferModel.AlignedMean aligned,
            double[][] S,
            double[] z,
            RandomStream random) {
        Priors priors = Priors.of(inputs.category(), inputs.freeDirections(), null);
        double[][] densities = new double[MEMBERS][];
        densities[0] =
                densities(EnsembleSpec.STANDARD.of(inputs, priors, data, random).measure(S), z);
        int k = 1;
        for (TransferModel kind : TransferModel.values()) {
            Surrogate model = kind.fit(inputs, priors, data, aligned).model();
            densities[k++] = densities(model.predict(S).plus(model.noiseVariance()), z);
        }
        return densities;
    }

    private static double[] densities(Prediction measured, double[] z) {
        double[] densities = new double[z.length];
        Arrays.setAll(densities, i -> Mixtures.logNormal(z[i], measured.mean()[i], measured.variance()[i]));
        return densities;
    }

    /** The squared correlation, with its sign, of what is shared and what the lab found: offset and scale are its own. */
    private static double skill(double[] shared, double[] z) {
        double correlation = Spread.correlation(shared, z);
        return correlation * Math.abs(correlation);
    }

    /** By expectation and maximisation; every replay has one vote, shared among its rows. */
    private static double[] stacked(List<Replay> replays) {
        double[] weights = new double[MEMBERS];
        Arrays.fill(weights, 1.0 / MEMBERS);
        for (int step = 0; step < STEPS; step++) {
            double[] votes = new double[MEMBERS];
            Arrays.fill(votes, 1);
            for (Replay replay : replays) {
                vote(replay.logDensity(), weights, votes);
            }
            double sum = Arrays.stream(votes).sum();
            weights = Arrays.stream(votes).map(v -> v / sum).toArray();
        }
        return weights;
    }

    private static void vote(double[][] logDensity, double[] weights, double[] votes) {
        int rows = logDensity[0].length;
        double[] each = new double[MEMBERS];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < MEMBERS; k++) {
                each[k] = logDensity[k][i];
            }
            double all = Mixtures.logSum(weights, each);
            for (int k = 0; k < MEMBERS; k++) {
                votes[k] += weights[k] * Math.exp(each[k] - all) / rows;
            }
        }
    }
}
