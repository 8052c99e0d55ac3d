package shikomi.surrogate.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.Normal;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Mixtures;
import shikomi.surrogate.process.NoiseTrend;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Surrogate;

/**
 * A weighted mixture of surrogates of the same n conditions, each fitted on its own scale of the outputs. Weights and
 * the calibration of its standard deviations come from leave-one-out predictions. Immutable; all values are
 * standardised outputs.
 */
public final class Ensemble {
    /**
     * The least weight of a member in the acquisition function; others are left out, as each would cost as much time as
     * any other. Set by judgement.
     */
    private static final double LEAST_WEIGHT = 1e-3;

    /** The prior weight of the factor 1 near the data, as a number of conditions. Set by judgement. */
    private static final double PRIOR_CONDITIONS = 5;

    private static final double EVEN = 0.5;

    /** Keeps a probability defined if the variance vanishes. */
    private static final double LEAST_SD = 1e-12;

    /**
     * A surrogate and the scale on which it was fitted.
     *
     * @param warp from standardised outputs to the surrogate's scale
     * @param warpedLeaveOneOut the prediction of each left-out condition, on the scale of the surrogate
     */
    public record Member(MemberKind kind, OutputWarp warp, Surrogate model, LeaveOneOut warpedLeaveOneOut) {
        /**
         * The prediction of each left-out condition on the scale of the standardised outputs {@code y}, of length n.
         */
        public LeaveOneOut leaveOneOut(double[] y) {
            Prediction moments = warp.back(new Prediction(warpedLeaveOneOut.mean(), warpedLeaveOneOut.variance()));
            double[] logDensity = warpedLeaveOneOut.logDensity().clone();
            for (int i = 0; i < y.length; i++) {
                logDensity[i] += warp.logSlope(y[i]);
            }
            return new LeaveOneOut(moments.mean(), moments.variance(), logDensity);
        }

        /** The variance of one measurement where the surrogate predicts {@code warped}, on its own scale. */
        double noiseVariance(double warped) {
            return model.noiseVariance(warp.back(warped));
        }
    }

    private final List<Member> members;
    private final double[] acquisitionWeights;
    private final double[] predictionWeights;
    private final List<Part> acquisitionParts;
    private final List<Part> predictionParts;
    private final boolean noiseStated;
    private final KnownNoise knownNoise;
    private final MeasuredConditions measured;
    private final Calibration calibration;
    private final Observations data;

    /** The predictions of {@link #plainLeaveOneOut}, computed when first needed. */
    private volatile @Nullable LeaveOneOut plain;

    /**
     * @param acquisitionWeights the weight of each member in the acquisition function; they add up to 1
     * @param predictionWeights the weight of each member in predictions; they add up to 1
     * @param noiseStated whether the noise is stated by the lab
     * @param data the n conditions with standardised outputs
     */
    Ensemble(
            List<Member> members,
            double[] acquisitionWeights,
            double[] predictionWeights,
            boolean noiseStated,
            Observations data) {
        this.members = List.copyOf(members);
        this.acquisitionWeights = acquisitionWeights.clone();
        this.predictionWeights = predictionWeights.clone();
        this.acquisitionParts = parts(members, acquisitionWeights, LEAST_WEIGHT);
        this.predictionParts = parts(members, predictionWeights, Double.MIN_VALUE);
        this.noiseStated = noiseStated;
        this.data = data;
        this.knownNoise = KnownNoise.of(data, noiseStated, this::repeatVariance);
        this.measured = new MeasuredConditions(data, knownNoise);
        LeaveOneOut uncalibrated = leaveOneOut(predictionWeights, members, data.mean());
        this.calibration =
                Calibration.of(uncalibrated, data.mean(), data.shares(), knownNoise.ofMeans(data, uncalibrated.mean()));
    }

    private static List<Part> parts(List<Member> members, double[] weights, double least) {
        return IntStream.range(0, weights.length)
                .filter(k -> weights[k] >= least)
                .mapToObj(k -> new Part(weights[k], members.get(k)))
                .toList();
    }

    /** The kind of each member. */
    public List<MemberKind> kinds() {
        return members.stream().map(Member::kind).toList();
    }

    /** The weight of each of {@link #kinds} in the acquisition function; they add up to 1. */
    public double[] acquisitionWeights() {
        return acquisitionWeights.clone();
    }

    /** The factor on the predicted standard deviations. */
    Calibration calibration() {
        return calibration;
    }

    /** The weight of each of {@link #kinds} in predictions; they add up to 1. */
    public double[] predictionWeights() {
        return predictionWeights.clone();
    }

    /** A member's surrogate, which predicts on its own scale, and its weight. */
    public record WeightedModel(double weight, Surrogate surrogate) {}

    /**
     * The surrogates of the acquisition function, each on its own scale, so that a scale that resolves good values also
     * does so in the search.
     */
    public List<WeightedModel> acquisitionModels() {
        return acquisitionParts.stream()
                .map(part -> new WeightedModel(part.weight(), part.member().model()))
                .toList();
    }

    /** The {@link #acquisitionModels}, each surrogate replaced by its faster approximation. */
    public List<WeightedModel> fastAcquisitionModels() {
        return acquisitionModels().stream()
                .map(model ->
                        new WeightedModel(model.weight(), model.surrogate().fast()))
                .toList();
    }

    /** A standardised output on the scale of each of {@link #acquisitionModels}. */
    public double[] onAcquisitionScales(double value) {
        return acquisitionParts.stream()
                .mapToDouble(part -> part.member().warp().change(value))
                .toArray();
    }

    /** Calibrated mean and variance of the true value at the rows of X, {@code m×d}. */
    public Prediction predict(double[][] X) {
        Prediction mixed = mixture(X).value();
        return new Prediction(mixed.mean(), calibrated(mixed.variance()));
    }

    /** The mean of {@link #predict} alone, which needs much less time if there are many conditions. */
    public double[] mean(double[][] X) {
        double[] mean = new double[X.length];
        for (Part part : predictionParts) {
            Member member = part.member();
            double[] own = measured.mean(member, X, member.warp().mean(member.model(), X));
            for (int i = 0; i < mean.length; i++) {
                mean[i] += part.weight() * own[i];
            }
        }
        return mean;
    }

    /** Calibrated mean and variance of one new measurement at the rows of X, {@code m×d}. */
    public Prediction measure(double[][] X) {
        Prediction mixed = mixture(X).measurement();
        double[] variance = new double[X.length];
        Arrays.setAll(variance, i -> {
            double factor = measuredFactor(mixed, i);
            return factor * factor * mixed.variance()[i];
        });
        return new Prediction(mixed.mean(), variance);
    }

    /** The factor on the standard deviation of a measurement. */
    private double measuredFactor(Prediction mixed, int i) {
        return calibration.at(mixed.variance()[i], knownNoise.of(mixed.mean()[i]));
    }

    private PredictiveMixture mixture(double[][] X) {
        return new PredictiveMixture(
                predictionParts,
                predictionParts.stream().map(part -> local(part, X)).toList());
    }

    private PredictiveMixture.Local local(Part part, double[][] X) {
        Prediction value = part.predict(X);
        Member member = part.member();
        double[] noise = Arrays.stream(value.mean())
                .map(mean -> Math.max(member.noiseVariance(mean), knownNoise.least(member.warp(), mean)))
                .toArray();
        return measured.at(member, X, new PredictiveMixture.Local(value, noise));
    }

    private static double[] weights(List<Part> parts) {
        return parts.stream().mapToDouble(Part::weight).toArray();
    }

    private double[] calibrated(double[] variance) {
        return Arrays.stream(variance)
                .map(v -> calibration.at(v) * calibration.at(v) * v)
                .toArray();
    }

    /**
     * The quantiles of one new measurement at these cumulative probabilities, {@code m×chances}, calibrated about the
     * median; at least as far from it as those of repeats, where their noise is known.
     */
    public double[][] quantiles(double[][] X, double... chances) {
        PredictiveMixture mixture = mixture(X);
        Prediction mixed = mixture.measurement();
        double[][] quantiles = new double[X.length][chances.length];
        for (int i = 0; i < X.length; i++) {
            double median = mixture.quantile(i, EVEN);
            double factor = measuredFactor(mixed, i);
            double repeatSd = knownNoise.leastSd(mixed.mean()[i]);
            for (int c = 0; c < chances.length; c++) {
                double reach = factor * (mixture.quantile(i, chances[c]) - median);
                double repeats = repeatSd * Normal.quantile(chances[c]);
                quantiles[i][c] = median + (chances[c] < EVEN ? Math.min(reach, repeats) : Math.max(reach, repeats));
            }
        }
        return quantiles;
    }

    /**
     * The probability that the true value at {@code x} is larger than that at {@code other}. The difference of two near
     * points is better known than either value, by the members that know how their errors are related; the others take
     * no part. It lies on the side of one half on which the mean of all members stands.
     */
    public double chanceOfMore(double[] x, double[] other) {
        if (Arrays.equals(x, other)) {
            return 0;
        }
        List<Part> related =
                predictionParts.stream().filter(Part::hasCovariance).toList();
        Prediction difference = differences(related.isEmpty() ? predictionParts : related, x, other);
        double sd = nearFactor() * Math.max(difference.sd(0), LEAST_SD);
        double chance = Normal.cumulative(difference.mean()[0] / sd);
        double[] shown = mean(new double[][] {x, other});
        return shown[0] > shown[1] ? Math.max(chance, EVEN) : Math.min(chance, EVEN);
    }

    /** Mean and variance of the true value at {@code x} minus that at {@code other}. */
    private static Prediction differences(List<Part> parts, double[] x, double[] other) {
        double sum = parts.stream().mapToDouble(Part::weight).sum();
        return Mixtures.predictions(
                parts.stream().mapToDouble(part -> part.weight() / sum).toArray(),
                parts.stream().map(part -> part.difference(x, other)).toList());
    }

    /**
     * The factor on standard deviations near the data: the root mean square of the standard scores at conditions that
     * were left out alone, shrunk towards 1 if these are few.
     */
    private double nearFactor() {
        LeaveOneOut predicted = plainLeaveOneOut();
        double squares = PRIOR_CONDITIONS;
        for (int i = 0; i < data.size(); i++) {
            double residual = data.mean()[i] - predicted.mean()[i];
            squares += residual * residual / Math.max(predicted.variance()[i], LEAST_SD);
        }
        return Math.sqrt(squares / (data.size() + PRIOR_CONDITIONS));
    }

    /** The measurement that member {@code k} predicts at {@code x} for the standard normal number {@code u}. */
    double draw(int k, double[] x, double u) {
        Member member = members.get(k);
        Prediction there = member.model().predict(new double[][] {x});
        double mean = there.mean()[0];
        return member.warp().back(mean + u * Math.sqrt(there.variance()[0] + member.noiseVariance(mean)));
    }

    /** The calibrated prediction of each left-out condition. */
    public LeaveOneOut leaveOneOut() {
        LeaveOneOut left = uncalibratedLeaveOneOut();
        double[] known = knownNoise.ofMeans(data, left.mean());
        double[] variance = new double[data.size()];
        Arrays.setAll(variance, i -> {
            double factor = calibration.at(left.variance()[i], known[i]);
            return factor * factor * left.variance()[i];
        });
        return new LeaveOneOut(left.mean(), variance, left.logDensity());
    }

    /** The prediction of each left-out condition by the mixture before calibration. */
    public LeaveOneOut uncalibratedLeaveOneOut() {
        return leaveOneOut(
                weights(predictionParts),
                predictionParts.stream().map(Part::member).toList(),
                data.mean());
    }

    private static LeaveOneOut leaveOneOut(double[] weights, List<Member> members, double[] y) {
        return Mixtures.leaveOneOut(
                weights, members.stream().map(member -> member.leaveOneOut(y)).toList());
    }

    /**
     * This ensemble with further members, recalibrated.
     *
     * @param weights the weights of the further members, at most 1 in total; the present members share the rest in the
     *     same proportions
     */
    public Ensemble joinedBy(List<Member> others, double[] weights) {
        return joinedBy(others, weights, weights);
    }

    private Ensemble joinedBy(List<Member> others, double[] acquisition, double[] prediction) {
        List<Member> all = new ArrayList<>(members);
        all.addAll(others);
        return new Ensemble(
                all, joined(acquisitionWeights, acquisition), joined(predictionWeights, prediction), noiseStated, data);
    }

    /**
     * This ensemble with a further member in its predictions, which says that no input has an effect. Both are equally
     * probable beforehand; the predictions of left-out conditions tell them apart.
     */
    Ensemble doubtedBy(ConstantMean constant) {
        LeaveOneOut none = constant.leaveOneOut();
        double[] mine = uncalibratedLeaveOneOut().logDensity();
        double[] shares = data.shares();
        double gain = 0;
        for (int i = 0; i < mine.length; i++) {
            gain += shares[i] * (mine[i] - none.logDensity()[i]);
        }
        Member member = new Member(ConstantMean.Kind.CONSTANT, new IdentityWarp(), constant, none);
        return joinedBy(List.of(member), new double[] {0}, new double[] {1 / (1 + Math.exp(gain))});
    }

    private static double[] joined(double[] own, double[] others) {
        double rest = 1 - Arrays.stream(others).sum();
        return DoubleStream.concat(Arrays.stream(own).map(w -> w * rest), Arrays.stream(others))
                .toArray();
    }

    /** The variance between days by the plain member, in squared standardised outputs; 0 if days are unknown. */
    public double dayVariance() {
        return members.getFirst().model().dayVariance();
    }

    /** How the noise depends on the level; empty if it is the same at all levels. */
    public Optional<NoiseTrend> noiseTrend() {
        return data.noiseTrend();
    }

    /**
     * The variance of repeats on one day by the plain member, where the true output is {@code level}, in squared
     * standardised outputs.
     */
    public double repeatVariance(double level) {
        Surrogate plain = members.getFirst().model();
        return plain instanceof GaussianProcess process ? process.repeatVariance(level) : plain.noiseVariance(level);
    }

    /** The plain member, if it is a process with one set of hyperparameters. */
    public Optional<GaussianProcess> plainProcess() {
        return members.getFirst().model() instanceof GaussianProcess process ? Optional.of(process) : Optional.empty();
    }

    /** The prediction of each left-out condition by the plain member alone, in closed form and without calibration. */
    public LeaveOneOut plainLeaveOneOut() {
        LeaveOneOut found = plain;
        if (found == null) {
            Surrogate model = members.getFirst().model();
            found = model instanceof GaussianProcess process ? process.leaveConditionOut() : model.leaveOneOut();
            plain = found;
        }
        return found;
    }

    @Override
    public String toString() {
        return kinds() + " " + Arrays.toString(acquisitionWeights);
    }
}
