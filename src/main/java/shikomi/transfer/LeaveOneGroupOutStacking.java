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
 * Prior weights of transfer models, from replays of the lab's situation on the groups of the source itself: ten rows of
 * one group serve as the lab's own results, the other groups as the source, and every model predicts the group's
 * remaining rows.
 *
 * <p>The weights are those of Bayesian stacking over the replays (Yao, Vehtari, Simpson & Gelman, Bayesian Analysis 13
 * (2018) 917), regularised by one pseudo-replay per model, and shrunk towards weights without replays.
 */
public final class LeaveOneGroupOutStacking {
    /** The number of rows that serve as the lab's own results: few, as external data matter most then. */
    static final int OWN_ROWS = 10;

    /** The fewest rows of a group that is replayed. */
    private static final int LEAST_ROWS = 12;

    /** The largest number of rows that are predicted in one replay, which bounds the time. Set by judgement. */
    private static final int MOST_ASKED = 30;

    /** The largest number of groups that are replayed, which bounds the time. */
    private static final int REPLAYS = 30;

    /** The largest number of replays of one group with different own rows, if there are few groups. */
    private static final int MOST_DRAWS = 3;

    /** The number of steps of expectation–maximisation. Set by judgement. */
    private static final int STEPS = 200;

    /**
     * The number of replays that count as much as the weights without replays. Over 48 tasks from seven tables, weights
     * chosen by few, conflicting replays were worse than not using the source.
     */
    private static final double PRIOR_REPLAYS = 5;

    /**
     * The weight of the lab's own models without replays: twice that of all transfer models together. Set by judgement.
     */
    private static final double OWN_WEIGHT = 2.0 / 3;

    /** The number of members: the lab's own models as one, then the transfer models. */
    private static final int MEMBERS = 1 + TransferModel.values().length;

    /**
     * Weights before any of the lab's own results.
     *
     * @param weights the weight of the lab's own models, then of each {@link TransferModel}; they add up to 1
     * @param count the number of replays
     * @param skill the median over the replays of the squared correlation, with its sign, of the group mean with the
     *     group's values; NaN without replays
     */
    public record PriorWeights(double[] weights, int count, double skill) {
        /** The weight of the replays relative to {@link #PRIOR_REPLAYS}: from 0, without replays, towards 1. */
        double trust() {
            return count / (count + PRIOR_REPLAYS);
        }

        /** Weights that are all on the lab's own models, for a source whose groups no model can predict. */
        public PriorWeights ownOnly() {
            double[] own = new double[MEMBERS];
            own[0] = 1;
            return new PriorWeights(own, count, skill);
        }

        /** The weights of a source without replays. */
        static PriorWeights none() {
            return new PriorWeights(withoutReplays(), 0, Double.NaN);
        }
    }

    /** The log densities of the predicted rows by each member, {@code members × rows}, and the skill. */
    private record Replay(double[][] logDensity, double skill) {}

    /**
     * The situation of one replay, in standardised units of the group's own rows.
     *
     * @param S the inputs of the rows that are predicted, {@code m×d}
     * @param z their values
     */
    private record Situation(InputColumns inputs, Observations own, AlignedMean aligned, double[][] S, double[] z) {}

    private LeaveOneGroupOutStacking() {}

    private static double[] withoutReplays() {
        double[] weights = new double[MEMBERS];
        Arrays.fill(weights, (1 - OWN_WEIGHT) / (MEMBERS - 1));
        weights[0] = OWN_WEIGHT;
        return weights;
    }

    /** Replays at most {@value #REPLAYS} groups that have enough rows. */
    public static PriorWeights of(HierarchicalProcess literature, RandomStream random) {
        List<int[]> groups = literature.observations().groups();
        int[] large = IntStream.range(0, groups.size())
                .filter(group -> groups.get(group).length >= LEAST_ROWS)
                .toArray();
        if (large.length == 0 || groups.size() < 2) {
            return PriorWeights.none();
        }
        int[] order = random.permutation(large.length);
        int draws = Math.min(MOST_DRAWS, (REPLAYS + large.length - 1) / large.length);
        List<Replay> replays = IntStream.range(0, Math.min(REPLAYS, large.length) * draws)
                .parallel()
                .mapToObj(job -> {
                    int group = large[order[job / draws]];
                    return replay(literature, group, random.child(group).child(job % draws));
                })
                .flatMap(Optional::stream)
                .toList();
        return replays.isEmpty() ? PriorWeights.none() : weights(replays);
    }

    private static PriorWeights weights(List<Replay> replays) {
        double[] stacked = stacked(replays);
        double share = replays.size() / (replays.size() + PRIOR_REPLAYS);
        double[] weights = withoutReplays();
        for (int k = 0; k < MEMBERS; k++) {
            weights[k] = share * stacked[k] + (1 - share) * weights[k];
        }
        double[] skills = replays.stream().mapToDouble(Replay::skill).sorted().toArray();
        return new PriorWeights(weights, replays.size(), skills[skills.length / 2]);
    }

    /** Replays one group; empty if the group's own rows are all equal. */
    private static Optional<Replay> replay(HierarchicalProcess literature, int group, RandomStream random) {
        return situation(literature, group, random).map(situation -> {
            double[] groupMean = situation.aligned().groupMean().mean(situation.S());
            return new Replay(densities(situation, random.child("own")), skill(groupMean, situation.z()));
        });
    }

    private static Optional<Situation> situation(HierarchicalProcess literature, int group, RandomStream random) {
        GroupedObservations observations = literature.observations();
        int[] rows = observations.groups().get(group);
        int[] shuffled =
                Arrays.stream(random.permutation(rows.length)).map(i -> rows[i]).toArray();
        int own = Math.min(OWN_ROWS, rows.length / 2);
        int[] known = Arrays.copyOf(shuffled, own);
        int[] asked = Arrays.stream(shuffled).skip(own).limit(MOST_ASKED).toArray();
        double[] y = Arrays.stream(known).mapToDouble(i -> observations.y()[i]).toArray();
        if (Arrays.stream(y).distinct().count() < 2) {
            return Optional.empty();
        }
        double[][] X = inputs(observations, known);
        Spread spread = Spread.of(y);
        GroupMean groupMean = literature.groupMean(X, group, random);
        return Optional.of(new Situation(
                literature.inputs(),
                Observations.single(X, standardised(observations, known, spread)),
                new AlignedMean(literature, groupMean, 1 / spread.sd(), -spread.mean() / spread.sd()),
                inputs(observations, asked),
                standardised(observations, asked, spread)));
    }

    private static double[][] inputs(GroupedObservations observations, int[] rows) {
        return Arrays.stream(rows).mapToObj(i -> observations.X()[i]).toArray(double[][]::new);
    }

    private static double[] standardised(GroupedObservations observations, int[] rows, Spread spread) {
        return Arrays.stream(rows)
                .mapToDouble(i -> (observations.y()[i] - spread.mean()) / spread.sd())
                .toArray();
    }

    private static double[][] densities(Situation replay, RandomStream random) {
        InputColumns inputs = replay.inputs();
        Priors priors = Priors.of(inputs.category(), inputs.freeDirections(), null);
        double[][] densities = new double[MEMBERS][];
        densities[0] = densities(
                EnsembleSpec.STANDARD.of(inputs, priors, replay.own(), random).measure(replay.S()), replay.z());
        int k = 1;
        for (TransferModel kind : TransferModel.values()) {
            Surrogate model =
                    kind.fit(inputs, priors, replay.own(), replay.aligned()).model();
            densities[k++] = densities(model.predict(replay.S()).plus(model.noiseVariance()), replay.z());
        }
        return densities;
    }

    private static double[] densities(Prediction measured, double[] z) {
        double[] densities = new double[z.length];
        Arrays.setAll(densities, i -> Mixtures.logNormalDensity(z[i], measured.mean()[i], measured.variance()[i]));
        return densities;
    }

    /**
     * The squared correlation with its sign, which ignores offset and scale, because these are specific to the group.
     */
    private static double skill(double[] groupMean, double[] z) {
        double correlation = Spread.correlation(groupMean, z);
        return correlation * Math.abs(correlation);
    }

    /** Stacking weights by expectation–maximisation; every replay has the same weight, shared by its rows. */
    private static double[] stacked(List<Replay> replays) {
        double[] weights = new double[MEMBERS];
        Arrays.fill(weights, 1.0 / MEMBERS);
        for (int step = 0; step < STEPS; step++) {
            double[] responsibilities = new double[MEMBERS];
            Arrays.fill(responsibilities, 1); // one pseudo-replay for each member
            for (Replay replay : replays) {
                addResponsibilities(replay.logDensity(), weights, responsibilities);
            }
            double sum = Arrays.stream(responsibilities).sum();
            weights = Arrays.stream(responsibilities).map(r -> r / sum).toArray();
        }
        return weights;
    }

    private static void addResponsibilities(double[][] logDensity, double[] weights, double[] responsibilities) {
        int rows = logDensity[0].length;
        double[] each = new double[MEMBERS];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < MEMBERS; k++) {
                each[k] = logDensity[k][i];
            }
            double all = Mixtures.logSum(weights, each);
            for (int k = 0; k < MEMBERS; k++) {
                responsibilities[k] += weights[k] * Math.exp(each[k] - all) / rows;
            }
        }
    }
}
