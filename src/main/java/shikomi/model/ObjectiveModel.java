package shikomi.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Goal;
import shikomi.recipe.Objective;
import shikomi.recipe.Transform;
import shikomi.source.SourceVerdict;
import shikomi.source.Sources;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.OutlierTest;
import shikomi.surrogate.process.Prediction;
import shikomi.surrogate.process.Priors;
import shikomi.transfer.SourceWeighting;

/** A surrogate of one objective, with the border between its numbers and the lab's. */
public final class ObjectiveModel {
    /** Days that differ by less than this share of the spread of all results are not spoken of. */
    private static final double NOTABLE = 0.25;

    private final Encoding encoding;
    private final Scaling scaling;
    private final List<ConditionResults> measured;
    private final double[][] rows;
    private final Ensemble own;
    private final Ensemble ensemble;
    private final List<SourceVerdict> verdicts;
    private final List<OutlierTest.Outlier> outliers;

    private ObjectiveModel(
            Encoding encoding,
            Scaling scaling,
            List<ConditionResults> measured,
            double[][] rows,
            Ensemble own,
            Ensemble ensemble,
            List<SourceVerdict> verdicts,
            List<OutlierTest.Outlier> outliers) {
        this.encoding = encoding;
        this.scaling = scaling;
        this.measured = measured;
        this.rows = rows;
        this.own = own;
        this.ensemble = ensemble;
        this.verdicts = verdicts;
        this.outliers = outliers;
    }

    /** Fits the objective's results; empty where there is no number yet. */
    static Optional<ObjectiveModel> of(
            Space space,
            Objective objective,
            List<Result> results,
            Sources sources,
            ModelSpec spec,
            RandomStream random) {
        List<ConditionResults> measured = ConditionResults.byDay(space, objective, results);
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        Encoding encoding = new Encoding(space);
        Scaling scaling = Scaling.of(
                objective.goal() instanceof Goal.Minimize ? -1 : 1,
                objective.transform() == Transform.LOG,
                measured.stream().mapToDouble(ConditionResults::mean).toArray());
        Priors priors = Priors.of(
                encoding.categories(),
                space.freeDirections(),
                objective.noise() == null || scaling.logarithm() ? null : scaling.scaledVariance(objective.noise()));
        double[][] rows =
                encoding.rows(measured.stream().map(ConditionResults::point).toList());
        Observations data = Observations.of(
                        rows,
                        measured.stream()
                                .map(m -> Arrays.stream(m.values())
                                        .map(scaling::scaled)
                                        .toArray())
                                .toArray(double[][]::new),
                        ConditionResults.days(measured))
                .knowing(measured.stream().map(scaling::scaledErrors).toArray(double[][]::new));
        InputColumns inputs = spec.inputs(space, encoding);
        Ensemble own = spec.ensemble().of(inputs, priors, data, random);
        List<OutlierTest.Outlier> outliers =
                OutlierTest.of(inputs.kernel(), priors, data, own.plainLeaveOneOut(), random.child("outliers"));
        ObjectiveModel alone = new ObjectiveModel(encoding, scaling, measured, rows, own, own, List.of(), outliers);
        List<Sources.UsableSource> usable = sources.of(objective.name(), encoding, inputs, scaling::seen);
        return Optional.of(usable.isEmpty() ? alone : alone.withSources(usable, inputs, priors, data, random));
    }

    /** The same model with sources, as far as the results bear them out. */
    private ObjectiveModel withSources(
            List<Sources.UsableSource> usable,
            InputColumns inputs,
            Priors priors,
            Observations data,
            RandomStream random) {
        SourceWeighting.WeightedEnsemble weighted = SourceWeighting.of(
                own,
                inputs,
                priors,
                data,
                scaling.spread(),
                usable.stream().map(Sources.UsableSource::source).toList(),
                random.child("sources"));
        return new ObjectiveModel(
                encoding,
                scaling,
                measured,
                rows,
                own,
                weighted.ensemble(),
                SourceVerdict.of(usable, weighted, scaling.sd()),
                outliers);
    }

    public Ensemble ensemble() {
        return ensemble;
    }

    /** Its models of the lab's own results alone. */
    public Ensemble own() {
        return own;
    }

    /** How much of what it tells comes from sources. */
    public double sourceShare() {
        return verdicts.stream().mapToDouble(SourceVerdict::weight).sum();
    }

    /** What was judged of each source. */
    public List<SourceVerdict> verdicts() {
        return verdicts;
    }

    public Encoding encoding() {
        return encoding;
    }

    public Scaling scaling() {
        return scaling;
    }

    /** The conditions that it learned from. */
    public List<ConditionResults> measured() {
        return measured;
    }

    /** Their inputs, {@code n×d}. */
    public double[][] rows() {
        return rows;
    }

    /** What it expects of the true value at each of these points. */
    public List<Expected> expected(List<Point> points) {
        return expected(ensemble, points);
    }

    /** What the lab's own results alone let expect there. */
    public List<Expected> expectedAlone(List<Point> points) {
        return expected(own, points);
    }

    private List<Expected> expected(Ensemble ensemble, List<Point> points) {
        Prediction prediction = ensemble.predict(encoding.rows(points));
        List<Expected> expected = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            expected.add(scaling.expected(prediction.mean()[i], prediction.variance()[i]));
        }
        return expected;
    }

    /** What it expects of one new measurement at each of these points, with the range that holds 80 % of them. */
    List<CampaignModel.NewMeasurement> newMeasurements(List<Point> points) {
        double[][] X = encoding.rows(points);
        Prediction prediction = ensemble.measure(X);
        double[][] quantiles = ensemble.quantiles(X, 0.1, 0.9);
        List<CampaignModel.NewMeasurement> expected = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Expected value = scaling.expected(prediction.mean()[i], prediction.variance()[i]);
            double a = scaling.value(quantiles[i][0]);
            double b = scaling.value(quantiles[i][1]);
            expected.add(new CampaignModel.NewMeasurement(value.mean(), value.sd(), Math.min(a, b), Math.max(a, b)));
        }
        return expected;
    }

    /** Conditions that disagree with the others by more than noise. */
    public List<Message> doubts() {
        return outliers.stream()
                .map(outlier -> Message.of(
                        "plan.doubt",
                        measured.get(outlier.condition()).point().words(),
                        Figures.significant(measured.get(outlier.condition()).mean(), 4),
                        Figures.significant(Math.abs(outlier.z()), 2),
                        measured.size() - 1))
                .toList();
    }

    /** By how much days differ, where it is more than can be passed over. */
    public Optional<Message> days() {
        double sd = Math.sqrt(ensemble.dayVariance());
        return sd < NOTABLE
                ? Optional.empty()
                : Optional.of(
                        scaling.logarithm()
                                ? Message.of("plan.days.factor", Figures.significant(Math.exp(scaling.sd() * sd), 2))
                                : Message.of("plan.days", Figures.significant(scaling.sd() * sd, 2)));
    }

    /** The best of the measured conditions as the model expects them, on its scale. */
    private double incumbent() {
        return Arrays.stream(ensemble.predict(rows).mean()).max().orElseThrow();
    }

    /** The best so far in the lab's unit: what the model expects at the best of the measured conditions. */
    public double bestSoFar() {
        return scaling.value(incumbent());
    }

    /** The chance that the true value at a point is better than the best so far. */
    public double chance(Point point) {
        return ensemble.chanceAbove(encoding.row(point), incumbent());
    }

    /** The standard deviation of the true value at a point, in the lab's unit. */
    public double sd(Point point) {
        return expected(List.of(point)).getFirst().sd();
    }

    /** How well it tells each condition from the others; θ was found with all of them. */
    ModelHealth.Check check() {
        int n = measured.size();
        if (measured.stream().map(ConditionResults::condition).distinct().count() < 2) {
            return new ModelHealth.Check(null, null, List.of());
        }
        LeaveOneOut left = ensemble.leaveOneOut();
        List<ModelHealth.LeftOut> conditions = new ArrayList<>();
        double squares = 0;
        double squaresOfMean = 0;
        for (int i = 0; i < n; i++) {
            double value = measured.get(i).mean();
            Expected expected = scaling.expected(left.mean()[i], left.variance()[i]);
            conditions.add(new ModelHealth.LeftOut(measured.get(i).point(), value, expected.mean(), expected.sd()));
            squares += (value - expected.mean()) * (value - expected.mean());
            double fromOthers = value - meanWithout(measured.get(i).condition());
            squaresOfMean += fromOthers * fromOthers;
        }
        return new ModelHealth.Check(Math.sqrt(squares / n), Math.sqrt(squaresOfMean / n), conditions);
    }

    private double meanWithout(Condition condition) {
        return measured.stream()
                .filter(each -> !each.condition().equals(condition))
                .mapToDouble(ConditionResults::mean)
                .average()
                .orElseThrow();
    }
}
