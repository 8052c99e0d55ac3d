package shikomi.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Result;
import shikomi.math.Normal;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.source.SourceVerdict;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.process.Prediction;

/**
 * The model of one objective: an ensemble of surrogates whose inputs and predictions are in the lab's units. Immutable.
 */
public final class ObjectiveModel {
    /** The lower quantile of the central 80 % range, which is reported and calibrated. */
    private static final double LOW = 0.1;

    private static final double DECADE = Math.log(10);

    private static final double HIGH = 0.9;

    /**
     * The share of places far from all conditions at which a model is no guide: with it, the stated chance of
     * exploration over the tasks of {@code bench spaces} is about the observed one, 1 %.
     */
    private static final double UNFORESEEN = 0.25;

    /** The share of a normal distribution below one standard deviation under its mean. */
    private static final double ONE_BELOW = 0.158655;

    /** The cumulative probabilities of the quantiles from which a measurement is described. */
    private static final double[] CHANCES = {LOW, HIGH, 0.5, ONE_BELOW, 1 - ONE_BELOW};

    private static final int MEDIAN = 2;

    private final ScaledResults data;
    private final Ensemble ensemble;
    private final Ensemble own;
    private final List<SourceVerdict> verdicts;
    private final List<Doubtful> doubtful;

    /**
     * @param ensemble the ensemble of the lab's own results and the sources
     * @param own the ensemble of the lab's own results alone; equal to {@code ensemble} if no source is used
     */
    ObjectiveModel(
            ScaledResults data,
            Ensemble ensemble,
            Ensemble own,
            List<SourceVerdict> verdicts,
            List<Doubtful> doubtful) {
        this.data = data;
        this.ensemble = ensemble;
        this.own = own;
        this.verdicts = List.copyOf(verdicts);
        this.doubtful = List.copyOf(doubtful);
    }

    /** This model without its sources. */
    ObjectiveModel withoutSources() {
        return new ObjectiveModel(data, own, own, List.of(), doubtful);
    }

    /** The modelled objective. */
    public Objective objective() {
        return data.objective();
    }

    /** The ensemble, which predicts standardised outputs. */
    public Ensemble ensemble() {
        return ensemble;
    }

    /** The share of the predictions that comes from sources, from 0 to 1. */
    public double sourceShare() {
        return verdicts.stream().mapToDouble(SourceVerdict::weight).sum();
    }

    /** The verdict on each source with values of the objective. */
    public List<SourceVerdict> verdicts() {
        return verdicts;
    }

    /** The encoding of points as rows of inputs. */
    public Encoding encoding() {
        return data.encoding();
    }

    /** The transformation between the lab's units and standardised outputs. */
    public Scaling scaling() {
        return data.scaling();
    }

    /** The measured conditions, in the order in which they were first measured. */
    public List<ConditionResults> conditions() {
        return data.conditions();
    }

    /** The inputs of {@link #conditions}, {@code n×d}. */
    public double[][] rows() {
        return data.X();
    }

    /** Mean and standard deviation of the true value at each of these points. */
    public List<Expected> expected(List<Point> points) {
        Prediction prediction = ensemble.predict(encoding().rows(points));
        return IntStream.range(0, points.size())
                .mapToObj(
                        i -> scaling().expected(prediction.mean()[i], prediction.variance()[i]))
                .toList();
    }

    /**
     * The prediction of one new measurement at each of these points: mean, standard deviation and the central 80 %
     * range; on a logarithmic scale, the median and half the width of the central 68 % range. The standard deviation is
     * that of the normal distribution with the same range: that of a mixture of models is larger, because of tails that
     * no range holds.
     */
    public List<NewMeasurement> newMeasurements(List<Point> points) {
        double[][] X = encoding().rows(points);
        double[] mean = ensemble.mean(X);
        double[][] quantiles = ensemble.quantiles(X, CHANCES);
        List<NewMeasurement> measurements = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double[] at = Arrays.stream(quantiles[i]).map(scaling()::value).toArray();
            measurements.add(measurement(scaling().value(mean[i]), at));
        }
        return measurements;
    }

    /** @param at the quantiles of a new measurement at {@link #CHANCES}, in the lab's unit */
    private NewMeasurement measurement(double mean, double[] at) {
        if (!scaling().differs()) {
            return new NewMeasurement(mean, Double.NaN, Double.NaN, Double.NaN);
        }
        double half = 0.5 * Math.abs(at[1] - at[0]);
        return scaling().logarithm()
                ? new NewMeasurement(
                        at[MEDIAN], 0.5 * Math.abs(at[4] - at[3]), Math.min(at[0], at[1]), Math.max(at[0], at[1]))
                : new NewMeasurement(mean, half / Normal.quantile(HIGH), mean - half, mean + half);
    }

    /** The note that nothing is known about the effect of the parameters yet; empty once two results differ. */
    public Optional<Message> noEffect() {
        if (scaling().differs()) {
            return Optional.empty();
        }
        int count = conditions().stream().mapToInt(each -> each.values().length).sum();
        Message note = count == 1
                ? Message.of("plan.one-result", objective().title())
                : Message.of(
                        "plan.no-effect",
                        objective().title(),
                        count,
                        Figures.value(scaling().value(0)));
        return Optional.of(note);
    }

    /** The note that the reported standard errors are not used, as the values differ by far less; empty if they are. */
    public Optional<Message> errorNote() {
        return data.contradictErrors()
                ? Optional.of(Message.of("plan.errors-too-large", objective().title()))
                : Optional.empty();
    }

    /**
     * The note that the noise depends on the value, with the standard deviation of repeats at a low and at a high value; empty unless the repeats show it.
     */
    public Optional<Message> noiseNote() {
        return ensemble.noiseTrend().map(trend -> {
            double[] levels = scaling().sign() > 0
                    ? new double[] {trend.low(), trend.high()}
                    : new double[] {trend.high(), trend.low()};
            double[] values = Arrays.stream(levels).map(scaling()::value).toArray();
            double[] sd = Arrays.stream(values).map(this::repeatSd).toArray();
            return Message.of(
                    sd[1] >= sd[0] ? "plan.noise.grows" : "plan.noise.falls",
                    objective().title(),
                    Figures.significant(sd[0], 2),
                    Figures.significant(values[0], 2),
                    Figures.significant(sd[1], 2),
                    Figures.significant(values[1], 2));
        });
    }

    /** The standard deviation of repeats of a condition whose true value is this, in the lab's unit. */
    double repeatSd(double value) {
        double level = scaling().scaled(value);
        return scaling().inUnit(Math.sqrt(ensemble.repeatVariance(level)), level);
    }

    /** The conditions that disagree with the prediction from all others by more than noise. */
    public List<Doubtful> doubtful() {
        return doubtful;
    }

    /** Whether a value measured at a condition has influence on the model. */
    public boolean uses(Condition condition, double value) {
        return conditions().stream()
                .filter(each -> each.condition().equals(condition))
                .flatMapToDouble(each -> Arrays.stream(each.values()))
                .anyMatch(used -> used == value);
    }

    /** Whether a value measured at a condition is doubtful and has no influence on the model. */
    public boolean isSetAside(Condition condition, double value) {
        return doubtful.stream()
                        .map(Doubtful::condition)
                        .filter(each -> each.condition().equals(condition))
                        .flatMapToDouble(each -> Arrays.stream(each.values()))
                        .anyMatch(each -> each == value)
                && !uses(condition, value);
    }

    /** The values of a result that are set aside; none if there is no result. */
    public DoubleStream setAside(@Nullable Result result) {
        return result == null
                ? DoubleStream.empty()
                : result.values(objective().name())
                        .filter(value -> isSetAside(data.space().condition(result.made()), value));
    }

    /** What is in doubt of a result: a sentence for each value that is set aside. */
    public List<Message> doubts(@Nullable Result result) {
        return result == null
                ? List.of()
                : setAside(result)
                        .boxed()
                        .flatMap(value -> doubtful.stream()
                                .filter(each -> each.condition()
                                        .condition()
                                        .equals(data.space().condition(result.made())))
                                .map(each -> each.message(value, objective())))
                        .toList();
    }

    /** Whether the results show a difference between conditions, without which no chance can be stated. */
    public boolean isInformed() {
        return scaling().differs()
                && conditions().stream()
                                .map(ConditionResults::condition)
                                .distinct()
                                .limit(2)
                                .count()
                        > 1;
    }

    /** Whether a point is a small step from the condition with the best prediction. */
    public boolean isNextToBest(Point point) {
        return nearCopies()
                .isNear(encoding().row(point), encoding().row(bestFirst().getFirst()));
    }

    /** The number of conditions that are a small step from the one with the best prediction, itself included. */
    public int countNextToBest() {
        double[] best = encoding().row(bestFirst().getFirst());
        NearCopies copies = nearCopies();
        return (int)
                Arrays.stream(rows()).filter(row -> copies.isNear(row, best)).count();
    }

    /** Whether a point is farther from every condition than random points are from each other. */
    public boolean isFarFromData(Point point) {
        return nearCopies().isFar(encoding().row(point), rows());
    }

    private NearCopies nearCopies() {
        return new NearCopies(
                encoding(), data.space().freeDirections(), conditions().size());
    }

    /** The standard deviation between days, in standardised outputs; 0 if days are not distinguished. */
    public double daySd() {
        return Math.sqrt(ensemble.dayVariance());
    }

    /** The largest prediction at a measured condition, standardised. */
    private double incumbent() {
        return Arrays.stream(ensemble.mean(rows())).max().orElseThrow();
    }

    /** The expected value at {@link #best}, in the lab's unit. */
    public double bestExpected() {
        return scaling().value(incumbent());
    }

    /** The measured point with the best prediction. */
    public Point best() {
        return bestFirst().getFirst();
    }

    /**
     * The probability that the true value at a point is better than that at {@link #best}. Far from all conditions it
     * is at least {@value #UNFORESEEN} of the probability 1/(g + 1) that a further place is better than all of g places
     * of which nothing is known but their order: no prediction there has been checked.
     */
    public double chance(Point point) {
        double chance = ensemble.chanceOfMore(encoding().row(point), encoding().row(best()));
        return isFarFromData(point) ? Math.max(chance, UNFORESEEN / (places() + 1)) : chance;
    }

    /** The number of measured conditions, near copies counted once. */
    private long places() {
        return Arrays.stream(nearCopies().groups(rows())).distinct().count();
    }

    /**
     * The expected improvement of the true value at a point on {@link #bestExpected}, as a share of the range of the
     * measured means.
     */
    public double expectedGain(Point point) {
        Prediction there = ensemble.predict(new double[][] {encoding().row(point)});
        double sd = Math.max(there.sd(0), Double.MIN_NORMAL);
        double gain = sd * Math.exp(Normal.logImprovement((there.mean()[0] - incumbent()) / sd));
        return gain / range();
    }

    /** The standard deviation of repeats of the best on one day, as a share of the range of the measured means. */
    public double noise() {
        return Math.sqrt(ensemble.repeatVariance(incumbent())) / range();
    }

    /**
     * The range of the measured means, standardised; 1 if they are equal. On a logarithmic scale at most a decade, as a
     * small share of many decades is a large factor.
     */
    private double range() {
        DoubleSummaryStatistics means = conditions().stream()
                .mapToDouble(condition -> scaling().scaled(condition.mean()))
                .summaryStatistics();
        double range = means.getMax() > means.getMin() ? means.getMax() - means.getMin() : 1;
        return scaling().logarithm() ? Math.min(range, DECADE / scaling().sd()) : range;
    }

    /** The standard deviation of the true value at a point, in the lab's unit or in that of the logarithm. */
    public double sd(Point point) {
        return scaling().sd()
                * Math.sqrt(ensemble.predict(encoding().rows(List.of(point))).variance()[0]);
    }

    /** The measured points, those with the best predictions first. */
    public List<Point> bestFirst() {
        double[] mean = ensemble.mean(rows());
        return IntStream.range(0, mean.length)
                .boxed()
                .sorted((a, b) -> Double.compare(mean[b], mean[a]))
                .map(i -> conditions().get(i).point())
                .toList();
    }

    /**
     * The accuracy with which each condition is predicted from the others; hyperparameters are fitted to all
     * conditions.
     */
    ModelHealth.Check check() {
        return ModelHealth.Check.of(data, ensemble::leaveOneOut);
    }
}
