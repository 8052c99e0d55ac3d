package shikomi.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.math.Spread;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/**
 * Adds transfer models of external sources to a lab's ensemble, with weights that its own results support.
 *
 * <p>A transfer model's weight is its prior weight from replays ({@link LeaveOneGroupOutStacking}) times a power of its
 * leave-one-out density. Every source's weight is then multiplied by its {@link SourceGate}, and all sources together
 * get no more weight than their forecasts, made before the results were known, justify ({@link PrequentialForecasts}).
 * The lab's own models always keep a share.
 */
public final class SourceWeighting {
    /**
     * The power of the leave-one-out density: below 1, as the same few results are used repeatedly. Set by judgement.
     */
    private static final double POWER = 0.35;

    /**
     * Up to {@link #SLACK_CONDITIONS} conditions the sources' weight may exceed the weight that the forecasts justify
     * by this much; with twice as many conditions, not at all. Set by judgement.
     */
    private static final double SLACK = 0.25;

    private static final double SLACK_CONDITIONS = 10;

    /** The largest log ratio, which keeps the exponential finite; a ratio of e^300 is conclusive in any case. */
    private static final double MOST_LOG_RATIO = 300;

    /** A source: the process of its observations, and the weights of its transfer models before any own results. */
    public record Source(HierarchicalProcess literature, LeaveOneGroupOutStacking.PriorWeights prior) {}

    /**
     * An ensemble with the transfer models of all sources.
     *
     * @param weights the weight of each source; the rest is the weight of the lab's own models
     * @param judgements the judgement of each source as if it were the only one
     * @param excess the mixture's log loss of all forecasts minus that of the lab's own model, in nats; below 0 for a
     *     gain
     */
    public record WeightedEnsemble(
            Ensemble ensemble, double[] weights, List<SourceJudgement> judgements, double excess) {}

    /** A source with its fitted transfer models. */
    private record Candidate(Source source, List<Ensemble.Member> members, RandomStream random) {}

    /**
     * A source after its gate.
     *
     * @param parts the share of each member in the source's weight
     * @param mixture the leave-one-out predictions of the members together
     */
    private record GatedSource(List<Ensemble.Member> members, double[] parts, double weight, LeaveOneOut mixture) {
        GatedSource times(double factor) {
            return new GatedSource(members, parts, weight * factor, mixture);
        }
    }

    private final LeaveOneOut alone;
    private final double[] y;

    private SourceWeighting(LeaveOneOut alone, double[] y) {
        this.alone = alone;
        this.y = y;
    }

    /**
     * Adds the sources' models to an ensemble.
     *
     * @param own the ensemble without sources
     * @param priors the priors of a process of the lab's own outputs
     * @param data the lab's own n conditions, outputs standardised
     * @param spread the mean and standard deviation of the lab's own values, in the unit of the sources
     */
    public static WeightedEnsemble of(
            Ensemble own,
            InputColumns inputs,
            Priors priors,
            Observations data,
            Spread spread,
            List<Source> sources,
            RandomStream random) {
        SourceWeighting weighting = new SourceWeighting(own.uncalibratedLeaveOneOut(), data.mean());
        List<AlignedMean> means = means(sources, data, spread, random);
        List<Candidate> candidates = IntStream.range(0, sources.size())
                .mapToObj(s -> new Candidate(
                        sources.get(s), TransferModel.members(inputs, priors, data, means.get(s)), random.child(s)))
                .toList();
        List<SourceJudgement> judgements = IntStream.range(0, sources.size())
                .mapToObj(s -> weighting.judgement(candidates.get(s), means.get(s), data))
                .toList();
        PrequentialForecasts forecasts = PrequentialForecasts.of(inputs, priors, data, means, priorWeights(sources));
        List<GatedSource> capped = capped(weighting.gated(candidates), forecasts.ownShare(), data.size());
        double[] shares = capped.stream().mapToDouble(GatedSource::weight).toArray();
        return new WeightedEnsemble(joined(own, capped), shares, judgements, forecasts.own() - forecasts.mixture());
    }

    private static List<AlignedMean> means(
            List<Source> sources, Observations data, Spread spread, RandomStream random) {
        return IntStream.range(0, sources.size())
                .mapToObj(s -> {
                    HierarchicalProcess literature = sources.get(s).literature();
                    return AlignedMean.of(literature, literature.groupMean(data.X(), -1, random.child(s)), spread);
                })
                .toList();
    }

    /** The prior weights π of the lab's own models and of every transfer model of every source. */
    private static double[] priorWeights(List<Source> sources) {
        double[] prior = new double[1 + sources.size() * TransferModel.values().length];
        int at = 1;
        for (Source source : sources) {
            double[] weights = source.prior().weights();
            prior[0] += weights[0] / sources.size();
            for (int k = 1; k < weights.length; k++) {
                prior[at++] = weights[k] / sources.size();
            }
        }
        return prior;
    }

    /** The judgement of one source as if it were the only one. */
    private SourceJudgement judgement(Candidate candidate, AlignedMean mean, Observations data) {
        GatedSource only = gated(List.of(candidate)).getFirst();
        double[] expected = mean.known().at(data.X());
        return SourceJudgement.of(alone, only.mixture(), only.weight(), expected, data, candidate.random());
    }

    private List<GatedSource> gated(List<Candidate> candidates) {
        List<double[]> weights = weights(candidates);
        return IntStream.range(0, candidates.size())
                .mapToObj(s -> gated(candidates.get(s), weights.get(s)))
                .toList();
    }

    private GatedSource gated(Candidate candidate, double[] weights) {
        double total = Arrays.stream(weights).sum();
        double[] parts = total > 0
                ? Arrays.stream(weights).map(w -> w / total).toArray()
                : Arrays.stream(weights).map(w -> 1.0 / weights.length).toArray();
        LeaveOneOut mixture = Mixtures.leaveOneOut(
                parts,
                candidate.members().stream()
                        .map(member -> member.leaveOneOut(y))
                        .toList());
        double trust = candidate.source().prior().trust();
        double gate = SourceGate.open(alone, mixture, y, trust, candidate.random());
        return new GatedSource(candidate.members(), parts, gate * total, mixture);
    }

    /**
     * The weights of each source's transfer models before the gate; with that of the lab's own models they add up to 1.
     */
    private List<double[]> weights(List<Candidate> candidates) {
        double own = candidates.stream()
                .mapToDouble(candidate -> candidate.source().prior().weights()[0])
                .average()
                .orElse(1);
        List<double[]> relative = candidates.stream()
                .map(candidate -> relativeWeights(candidate, candidates.size()))
                .toList();
        double total = own;
        for (double[] each : relative) {
            for (double weight : each) {
                total += weight;
            }
        }
        // Whatever the densities, the lab's own models keep the weight of one condition of n + 3.
        double scale = (1 - 1.0 / (y.length + 3)) / total;
        return relative.stream()
                .map(each -> Arrays.stream(each).map(w -> w * scale).toArray())
                .toList();
    }

    /** The prior weight times the power of the density, relative to that of the lab's own models. */
    private double[] relativeWeights(Candidate candidate, int sources) {
        double[] prior = candidate.source().prior().weights();
        double[] weights = new double[prior.length - 1];
        for (int k = 0; k < weights.length; k++) {
            double ratio = logDensity(candidate.members().get(k).warpedLeaveOneOut()) - logDensity(alone);
            weights[k] = prior[k + 1] / sources * Math.exp(Math.min(POWER * ratio, MOST_LOG_RATIO));
        }
        return weights;
    }

    private static double logDensity(LeaveOneOut predicted) {
        return Arrays.stream(predicted.logDensity()).sum();
    }

    /** The sources with their total weight limited to the weight that the forecasts justify, plus a slack. */
    private static List<GatedSource> capped(List<GatedSource> sources, double ownShare, int n) {
        double slack = SLACK * Math.clamp(2 - n / SLACK_CONDITIONS, 0, 1);
        double most = Math.min(1, 1 - ownShare + slack);
        double total = sources.stream().mapToDouble(GatedSource::weight).sum();
        double share = total > most ? most / total : 1;
        return sources.stream().map(source -> source.times(share)).toList();
    }

    private static Ensemble joined(Ensemble own, List<GatedSource> sources) {
        List<Ensemble.Member> members = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (GatedSource source : sources) {
            for (int k = 0; k < source.parts().length; k++) {
                members.add(source.members().get(k));
                weights.add(source.weight() * source.parts()[k]);
            }
        }
        return own.joinedBy(members, weights.stream().mapToDouble(w -> w).toArray());
    }
}
