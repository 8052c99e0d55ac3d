package shikomi.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.math.Spread;

/**
 * Lets a committee listen to sources as far as the lab's own results bear them out.
 *
 * <p>Each listener begins with what the replays make believe of it, and counts by its densities of conditions that it has not
 * seen, each to a power, for the same few results have been asked again and again; then every source passes a gate: by how many
 * of so many reweightings of the conditions (Rubin, "The Bayesian bootstrap", Ann. Stat. 9 (1981) 130) it tells them better
 * than the lab's own models do. Those models always keep a share.
 */
public final class Guard {
    /** The power of the densities. */
    private static final double POWER = 0.35;

    /** Below this share of reweightings that bear a source out, it is not heard; from the second on, in full. */
    private static final double SHUT = 0.25;

    private static final double OPEN = 0.75;
    private static final int REWEIGHTINGS = 400;

    /** Fewer conditions tell nothing of sources. */
    private static final int FEW = 4;

    /** What is known of one source. */
    public record Source(Literature literature, Replays.Belief belief) {}

    /**
     * A committee that listens, and what each source is worth to it.
     *
     * @param weights how much of what is told comes from each source; what is left is the lab's own
     */
    public record Guarded(Committee committee, double[] weights, List<Judgement> judgements) {}

    /** The listeners of one source, and their share of its word. */
    private record Heard(List<Committee.Member> members, double[] parts, double weight, LeaveOneOut mixture) {}

    private Guard() {}

    /**
     * @param own the committee without sources
     * @param spread the mean and spread of the lab's own values, in the unit of the reports
     */
    public static Guarded of(
            Committee own,
            Inputs inputs,
            Priors priors,
            Observations data,
            Spread spread,
            List<Source> sources,
            RandomStream random) {
        LeaveOneOut alone = own.toldLeaveOneOut();
        List<Listener.Heard> heard = IntStream.range(0, sources.size())
                .mapToObj(s -> Listener.Heard.of(
                        sources.get(s).literature(),
                        sources.get(s).literature().about(data.X(), -1, random.child(s)),
                        spread))
                .toList();
        List<List<Committee.Member>> members = heard.stream()
                .map(each -> Listener.members(inputs, priors, data, each))
                .toList();
        List<double[]> weights = weights(alone, members, sources);
        List<Heard> listeners = new ArrayList<>();
        for (int s = 0; s < sources.size(); s++) {
            listeners.add(gated(alone, members.get(s), weights.get(s), data.mean(), random.child(s)));
        }
        List<Judgement> judgements = new ArrayList<>();
        for (int s = 0; s < sources.size(); s++) {
            List<double[]> only = weights(alone, members.subList(s, s + 1), sources.subList(s, s + 1));
            Heard one = gated(alone, members.get(s), only.getFirst(), data.mean(), random.child(s));
            judgements.add(Judgement.of(
                    alone,
                    one.mixture(),
                    one.weight(),
                    heard.get(s).expected(data.X()),
                    data,
                    random.child(s)));
        }
        double[] shares = listeners.stream().mapToDouble(Heard::weight).toArray();
        return new Guarded(joined(own, listeners, data.mean()), shares, judgements);
    }

    private static Committee joined(Committee own, List<Heard> listeners, double[] y) {
        List<Committee.Member> members = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (Heard source : listeners) {
            for (int k = 0; k < source.parts().length; k++) {
                members.add(source.members().get(k));
                weights.add(source.weight() * source.parts()[k]);
            }
        }
        return own.joinedBy(members, weights.stream().mapToDouble(w -> w).toArray(), y);
    }

    /** Of each source's listeners before the gate; with the own models' they would add up to 1. */
    private static List<double[]> weights(
            LeaveOneOut alone, List<List<Committee.Member>> members, List<Source> sources) {
        int n = alone.mean().length;
        double ownBefore =
                sources.stream().mapToDouble(s -> s.belief().weights()[0]).average().orElse(1);
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

    private static Heard gated(
            LeaveOneOut alone, List<Committee.Member> members, double[] weights, double[] y, RandomStream random) {
        double total = Arrays.stream(weights).sum();
        double[] parts = total > 0
                ? Arrays.stream(weights).map(w -> w / total).toArray()
                : Arrays.stream(weights).map(w -> 1.0 / weights.length).toArray();
        LeaveOneOut mixture = Mixtures.left(
                parts, members.stream().map(m -> Committee.left(m, y)).toList());
        double gate = 1;
        if (y.length >= FEW) {
            double chance = chance(alone.logDensity(), mixture.logDensity(), random.child("gate"));
            double[] a = new double[y.length];
            double[] b = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                a[i] = -(y[i] - alone.mean()[i]) * (y[i] - alone.mean()[i]);
                b[i] = -(y[i] - mixture.mean()[i]) * (y[i] - mixture.mean()[i]);
            }
            chance = Math.min(chance, chance(a, b, random.child("gate")));
            double more = Double.parseDouble(System.getProperty("gn", "0.2")) * Math.clamp((y.length - 10) / 20.0, 0, 1);
            gate = Math.clamp((chance - SHUT - more) / (OPEN - SHUT), 0, 1);
        }
        return new Heard(members, parts, gate * total, mixture);
    }

    /** The share of reweightings of the conditions under which the second tells them better. */
    static double chance(double[] first, double[] second, RandomStream random) {
        int better = 0;
        for (int draw = 0; draw < REWEIGHTINGS; draw++) {
            double sum = 0;
            for (int i = 0; i < first.length; i++) {
                sum -= Math.log1p(-random.uniform()) * (second[i] - first[i]);
            }
            better += sum > 0 ? 1 : 0;
        }
        return (double) better / REWEIGHTINGS;
    }
}
