package shikomi.surrogate.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import shikomi.math.Normal;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Surrogate;

/**
 * Several surrogates of the same observations, each on the scale on which it learned, weighted by how well each tells
 * conditions that it has not seen.
 */
public final class Ensemble {
    private static final double LEAST_WEIGHT = 1e-3;

    /** A surrogate, the scale on which it learned, and what it says there of conditions that it has not seen. */
    public record Member(MemberKind kind, OutputWarp scale, Surrogate model, LeaveOneOut left) {}

    /** Part of a mixture. */
    private record Part(double weight, Member member) {
        double measuredSd(double variance) {
            return Math.sqrt(variance + member.model().noiseVariance());
        }
    }

    private final List<Member> members;
    private final double[] acquisitionWeights;
    private final double[] predictionWeights;
    private final List<Part> acquisitionParts;
    private final List<Part> predictionParts;
    private final double calibration;
    private final double[] y;

    /**
     * @param seeking how much each member counts where to look next
     * @param telling how much it counts for what will be found
     * @param stretch of the standard deviations that are told
     */
    Ensemble(
            List<Member> members,
            double[] acquisitionWeights,
            double[] predictionWeights,
            double calibration,
            double[] y) {
        this.members = List.copyOf(members);
        this.acquisitionWeights = acquisitionWeights.clone();
        this.predictionWeights = predictionWeights.clone();
        this.acquisitionParts = parts(members, acquisitionWeights, LEAST_WEIGHT);
        this.predictionParts = parts(members, predictionWeights, Double.MIN_VALUE);
        this.calibration = calibration;
        this.y = y;
    }

    private static List<Part> parts(List<Member> members, double[] weights, double least) {
        return IntStream.range(0, weights.length)
                .filter(k -> weights[k] >= least)
                .mapToObj(k -> new Part(weights[k], members.get(k)))
                .toList();
    }

    /** Who is in it. */
    public List<MemberKind> kinds() {
        return members.stream().map(Member::kind).toList();
    }

    /** How much each of {@link #kinds} counts for where to look next; they add up to 1. */
    public double[] acquisitionWeights() {
        return acquisitionWeights.clone();
    }

    /** By how much the members' standard deviations are stretched in what is told. */
    double calibration() {
        return calibration;
    }

    /** How much each of {@link #kinds} counts for what will be found; they add up to 1. */
    public double[] predictionWeights() {
        return predictionWeights.clone();
    }

    /** A member's surrogate, that speaks on its own scale, and how much it counts. */
    public record WeightedModel(double weight, Surrogate surrogate) {}

    /** Those whose word counts, for choosing where to look: a scale that stretches what is good stretches it there too. */
    public List<WeightedModel> acquisitionModels() {
        return acquisitionParts.stream()
                .map(part -> new WeightedModel(part.weight(), part.member().model()))
                .toList();
    }

    /** The same, of models that answer faster. */
    public List<WeightedModel> fastAcquisitionModels() {
        return acquisitionModels().stream()
                .map(voice ->
                        new WeightedModel(voice.weight(), voice.surrogate().fast()))
                .toList();
    }

    /** A value on the scale of the observations as each of {@link #acquisitionModels} sees it. */
    public double[] onAcquisitionScales(double value) {
        return acquisitionParts.stream()
                .mapToDouble(part -> part.member().scale().change(value))
                .toArray();
    }

    /** Mean and variance of the true value at the rows of X, {@code m×d}, on the scale of the observations. */
    public Prediction predict(double[][] X) {
        return moments(X, false);
    }

    /** The same of one new measurement. */
    public Prediction measure(double[][] X) {
        return moments(X, true);
    }

    private Prediction moments(double[][] X, boolean noise) {
        Prediction mixed = Mixtures.predictions(
                weights(predictionParts),
                predictionParts.stream()
                        .map(part -> part.member().scale().back(model(part, noise, X)))
                        .toList());
        return new Prediction(mixed.mean(), calibrated(mixed.variance()));
    }

    private static Prediction model(Part part, boolean noise, double[][] X) {
        Surrogate model = part.member().model();
        Prediction value = model.predict(X);
        return noise ? value.plus(model.noiseVariance()) : value;
    }

    private static double[] weights(List<Part> parts) {
        return parts.stream().mapToDouble(Part::weight).toArray();
    }

    private double[] calibrated(double[] variance) {
        return Arrays.stream(variance).map(v -> calibration * calibration * v).toArray();
    }

    /** The values below which one new measurement falls with these chances, at each row of X. */
    public double[][] quantiles(double[][] X, double... chances) {
        List<Prediction> told = predictionParts.stream()
                .map(part -> part.member().model().predict(X))
                .toList();
        double[][] quantiles = new double[X.length][chances.length];
        for (int i = 0; i < X.length; i++) {
            double middle = quantile(told, i, 0.5);
            for (int c = 0; c < chances.length; c++) {
                quantiles[i][c] = middle + calibration * (quantile(told, i, chances[c]) - middle);
            }
        }
        return quantiles;
    }

    /** By bisection between the outermost of the members' own quantiles. */
    private double quantile(List<Prediction> told, int i, double chance) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < told.size(); k++) {
            Part part = predictionParts.get(k);
            Prediction there = told.get(k);
            double own = part.member()
                    .scale()
                    .back(there.mean()[i] + part.measuredSd(there.variance()[i]) * Normal.quantile(chance));
            low = Math.min(low, own);
            high = Math.max(high, own);
        }
        for (int halving = 0; halving < 60 && low < high; halving++) {
            double middle = 0.5 * (low + high);
            if (below(told, i, middle) < chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** The chance that one new measurement is below {@code value}. */
    private double below(List<Prediction> told, int i, double value) {
        double chance = 0;
        for (int k = 0; k < told.size(); k++) {
            Part part = predictionParts.get(k);
            Prediction there = told.get(k);
            double z = (part.member().scale().change(value) - there.mean()[i]) / part.measuredSd(there.variance()[i]);
            chance += part.weight() * Normal.cumulative(z);
        }
        return chance;
    }

    /** The chance that the true value at {@code x} is above {@code value}. */
    public double chanceAbove(double[] x, double value) {
        double[][] row = {x};
        double mean = predict(row).mean()[0];
        double seen = mean + (value - mean) / calibration;
        double chance = 0;
        for (Part part : predictionParts) {
            Prediction there = part.member().model().predict(row);
            double sd = Math.max(there.sd(0), 1e-12);
            double z = (there.mean()[0] - part.member().scale().change(seen)) / sd;
            chance += part.weight() * Normal.cumulative(z);
        }
        return chance;
    }

    /** The measurement that member {@code k} expects at {@code x} where its standard normal number is {@code u}. */
    double draw(int k, double[] x, double u) {
        Member member = members.get(k);
        Prediction there = member.model().predict(new double[][] {x});
        return member.scale()
                .back(there.mean()[0]
                        + u * Math.sqrt(there.variance()[0] + member.model().noiseVariance()));
    }

    /** Each condition predicted by the others, on the scale of the observations. */
    public LeaveOneOut leaveOneOut() {
        LeaveOneOut left = Mixtures.left(
                weights(predictionParts),
                predictionParts.stream().map(part -> left(part.member(), y)).toList());
        return new LeaveOneOut(left.mean(), calibrated(left.variance()), left.logDensity());
    }

    /** The same without the stretch: what the members say themselves. */
    public LeaveOneOut uncalibratedLeaveOneOut() {
        return Mixtures.left(
                weights(predictionParts),
                predictionParts.stream().map(part -> left(part.member(), y)).toList());
    }

    /** This committee with others beside, who count so much; what is left is shared as before. */
    public Ensemble joinedBy(List<Member> others, double[] weights, double[] observations) {
        double left = 1 - Arrays.stream(weights).sum();
        List<Member> all = new ArrayList<>(members);
        all.addAll(others);
        double[] allAcquisitionWeights = joined(acquisitionWeights, left, weights);
        double[] allPredictionWeights = joined(predictionWeights, left, weights);
        double wider = Calibration.calibration(
                Mixtures.left(
                        allPredictionWeights,
                        all.stream().map(member -> left(member, observations)).toList()),
                observations);
        return new Ensemble(all, allAcquisitionWeights, allPredictionWeights, wider, observations);
    }

    private static double[] joined(double[] own, double share, double[] others) {
        return DoubleStream.concat(Arrays.stream(own).map(w -> w * share), Arrays.stream(others))
                .toArray();
    }

    /** The variance between days on the scale of the observations, as the plain member sees it; 0 where days are not told. */
    public double dayVariance() {
        return members.getFirst().model().dayVariance();
    }

    /** The same as the plain member alone says, by its own standard deviations. */
    public LeaveOneOut plainLeaveOneOut() {
        return members.getFirst().model().leaveOneOut();
    }

    /** What a member says of the conditions it has not seen, on the scale of the observations. */
    public static LeaveOneOut left(Member member, double[] y) {
        LeaveOneOut own = member.left();
        Prediction moments = member.scale().back(new Prediction(own.mean(), own.variance()));
        double[] logDensity = own.logDensity().clone();
        for (int i = 0; i < y.length; i++) {
            logDensity[i] += member.scale().logSlope(y[i]);
        }
        return new LeaveOneOut(moments.mean(), moments.variance(), logDensity);
    }

    @Override
    public String toString() {
        return kinds() + " " + Arrays.toString(acquisitionWeights);
    }
}
