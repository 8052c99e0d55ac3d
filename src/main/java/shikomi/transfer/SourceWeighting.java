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
 * Lets a committee listen to sources as far as the lab's own results bear them out.
 *
 * <p>Each listener begins with what the replays make believe of it, and counts by its densities of conditions that it has not
 * seen, each to a power, for the same few results have been asked again and again; then every source passes a {@link SourceGate}, and
 * all together count no more than their forecasts of the results before they were known have earned ({@link PrequentialForecasts}).
 * The lab's own models always keep a share.
 */
public final class SourceWeighting {
    /** The power of the densities. */
    private static final double POWER = 0.35;

    /** Up to so many conditions the forecasts may be outvoted by this much; with twice as many not at all. */
    private static final double SLACK = 0.25;

    private static final double SETTLED = 20;

    /** What is known of one source. */
    public record Source(HierarchicalProcess literature, LeaveOneGroupOutStacking.Belief belief) {}

    /**
     * A committee that listens, and what each source is worth to it.
     *
     * @param weights how much of what is told comes from each source; what is left is the lab's own
     * @param excess by how much the mixture's forecasts of all results lost to the lab's own model, in nats; below 0 it gained
     */
    public record WeightedEnsemble(
            Ensemble ensemble, double[] weights, List<SourceJudgement> judgements, double excess) {}

    /** The listeners of one source, and their share of its word. */
    private record GatedSource(List<Ensemble.Member> members, double[] parts, double weight, LeaveOneOut mixture) {}

    private SourceWeighting() {}

    /**
     * @param own the committee without sources
     * @param spread the mean and spread of the lab's own values, in the unit of the reports
     */
    public static WeightedEnsemble of(
            Ensemble own,
            InputColumns inputs,
            Priors priors,
            Observations data,
            Spread spread,
            List<Source> sources,
            RandomStream random) {
        LeaveOneOut alone = own.uncalibratedLeaveOneOut();
        List<TransferModel.AlignedMean> means = IntStream.range(0, sources.size())
                .mapToObj(s -> TransferModel.AlignedMean.of(
                        sources.get(s).literature(),
                        sources.get(s).literature().about(data.X(), -1, random.child(s)),
                        spread))
                .toList();
        List<List<Ensemble.Member>> members = means.stream()
                .map(each -> TransferModel.members(inputs, priors, data, each))
                .toList();
        List<double[]> weights = weights(alone, members, sources);
        List<GatedSource> gatedSources = new ArrayList<>();
        for (int s = 0; s < sources.size(); s++) {
            gatedSources.add(
                    gated(alone, members.get(s), weights.get(s), data.mean(), trust(sources, s), random.child(s)));
        }
        List<SourceJudgement> judgements = new ArrayList<>();
        for (int s = 0; s < sources.size(); s++) {
            List<double[]> only = weights(alone, members.subList(s, s + 1), sources.subList(s, s + 1));
            GatedSource one =
                    gated(alone, members.get(s), only.getFirst(), data.mean(), trust(sources, s), random.child(s));
            judgements.add(SourceJudgement.of(
                    alone, one.mixture(), one.weight(), means.get(s).expected(data.X()), data, random.child(s)));
        }
        PrequentialForecasts forecasts = PrequentialForecasts.of(inputs, priors, data, means, before(sources));
        List<GatedSource> capped = capped(gatedSources, forecasts.ownShare(), data.size());
        double[] shares = capped.stream().mapToDouble(GatedSource::weight).toArray();
        return new WeightedEnsemble(
                joined(own, capped, data.mean()), shares, judgements, forecasts.own() - forecasts.mixture());
    }

    /** π of the lab's own models, and of every listener of every source. */
    private static double[] before(List<Source> sources) {
        double[] before = new double[1 + sources.size() * TransferModel.values().length];
        int at = 1;
        for (Source source : sources) {
            double[] belief = source.belief().weights();
            before[0] += belief[0] / sources.size();
            for (int k = 1; k < belief.length; k++) {
                before[at++] = belief[k] / sources.size();
            }
        }
        return before;
    }

    /** Together they count at most what the forecasts leave to them, and a slack that ends. */
    private static List<GatedSource> capped(List<GatedSource> gatedSources, double ownShare, int n) {
        double slack = SLACK * Math.clamp(2 - 2 * n / SETTLED, 0, 1);
        double most = Math.min(1, 1 - ownShare + slack);
        double total = gatedSources.stream().mapToDouble(GatedSource::weight).sum();
        double share = total > most ? most / total : 1;
        return gatedSources.stream()
                .map(each -> new GatedSource(each.members(), each.parts(), each.weight() * share, each.mixture()))
                .toList();
    }

    private static Ensemble joined(Ensemble own, List<GatedSource> gatedSources, double[] y) {
        List<Ensemble.Member> members = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (GatedSource source : gatedSources) {
            for (int k = 0; k < source.parts().length; k++) {
                members.add(source.members().get(k));
                weights.add(source.weight() * source.parts()[k]);
            }
        }
        return own.joinedBy(members, weights.stream().mapToDouble(w -> w).toArray(), y);
    }

    /** Of each source's listeners before the gate; with the own models' they would add up to 1. */
    private static List<double[]> weights(
            LeaveOneOut alone, List<List<Ensemble.Member>> members, List<Source> sources) {
        int n = alone.mean().length;
        double ownBefore = sources.stream()
                .mapToDouble(s -> s.belief().weights()[0])
                .average()
                .orElse(1);
        double reference = sum(alone);
        List<double[]> weights = new ArrayList<>();
        double total = ownBefore;
        for (int s = 0; s < sources.size(); s++) {
            double[] belief = sources.get(s).belief().weights();
            double[] each = new double[belief.length - 1];
            for (int k = 0; k < each.length; k++) {
                double ahead = sum(members.get(s).get(k).left()) - reference;
                each[k] = belief[k + 1] / sources.size() * Math.exp(Math.min(POWER * ahead, 300));
                total += each[k];
            }
            weights.add(each);
        }
        // However well they do, a share of one condition in all and three more stays with the lab's own models.
        double scale = (1 - 1.0 / (n + 3)) / total;
        return weights.stream()
                .map(each -> Arrays.stream(each).map(w -> w * scale).toArray())
                .toList();
    }

    private static double sum(LeaveOneOut left) {
        return Arrays.stream(left.logDensity()).sum();
    }

    private static double trust(List<Source> sources, int s) {
        return sources.get(s).belief().trust();
    }

    private static GatedSource gated(
            LeaveOneOut alone,
            List<Ensemble.Member> members,
            double[] weights,
            double[] y,
            double trust,
            RandomStream random) {
        double total = Arrays.stream(weights).sum();
        double[] parts = total > 0
                ? Arrays.stream(weights).map(w -> w / total).toArray()
                : Arrays.stream(weights).map(w -> 1.0 / weights.length).toArray();
        LeaveOneOut mixture = Mixtures.left(
                parts, members.stream().map(m -> Ensemble.left(m, y)).toList());
        return new GatedSource(members, parts, SourceGate.open(alone, mixture, y, trust, random) * total, mixture);
    }
}
