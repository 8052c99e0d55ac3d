package shikomi.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Result;
import shikomi.math.Normal;
import shikomi.math.RandomStream;
import shikomi.recipe.Goal;
import shikomi.recipe.Objective;
import shikomi.recipe.Transform;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.surrogate.Fit;
import shikomi.surrogate.GaussianProcess;
import shikomi.surrogate.LeaveOneOut;
import shikomi.surrogate.Matern;
import shikomi.surrogate.Observations;
import shikomi.surrogate.Prediction;
import shikomi.surrogate.Priors;

/** A surrogate of one objective, with the border between its numbers and the lab's. */
final class ObjectiveModel {
    /** Half of the central 80 % of a normal distribution, in standard deviations. */
    private static final double EIGHTY_PERCENT = Normal.quantile(0.9);

    private final Encoding encoding;
    private final Scaling scaling;
    private final List<Replicates> measured;
    private final GaussianProcess process;

    private ObjectiveModel(Encoding encoding, Scaling scaling, List<Replicates> measured, GaussianProcess process) {
        this.encoding = encoding;
        this.scaling = scaling;
        this.measured = measured;
        this.process = process;
    }

    /** Fits the objective's results; empty where there is no number yet. */
    static Optional<ObjectiveModel> of(Space space, Objective objective, List<Result> results, RandomStream random) {
        List<Replicates> measured = Replicates.of(space, objective, results);
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        Encoding encoding = new Encoding(space);
        Scaling scaling = Scaling.of(
                objective.goal() instanceof Goal.Minimize ? -1 : 1,
                objective.transform() == Transform.LOG,
                measured.stream().mapToDouble(Replicates::mean).toArray());
        Priors priors = Priors.of(
                encoding.categories(),
                space.freeDirections(),
                objective.noise() == null || scaling.logarithm() ? null : scaling.scaledVariance(objective.noise()));
        GaussianProcess process = Fit.mostProbable(
                new Matern(encoding.categories()), priors, observations(encoding, scaling, measured), null, random);
        return Optional.of(new ObjectiveModel(encoding, scaling, measured, process));
    }

    private static Observations observations(Encoding encoding, Scaling scaling, List<Replicates> measured) {
        int n = measured.size();
        double[] mean = new double[n];
        double[] squares = new double[n];
        int[] replicates = new int[n];
        for (int i = 0; i < n; i++) {
            double[] seen =
                    Arrays.stream(measured.get(i).values()).map(scaling::scaled).toArray();
            double average = Arrays.stream(seen).average().orElseThrow();
            mean[i] = average;
            replicates[i] = seen.length;
            squares[i] =
                    Arrays.stream(seen).map(z -> (z - average) * (z - average)).sum();
        }
        return new Observations(rows(encoding, measured), mean, replicates, squares);
    }

    private static double[][] rows(Encoding encoding, List<Replicates> measured) {
        return encoding.rows(measured.stream().map(Replicates::point).toList());
    }

    GaussianProcess process() {
        return process;
    }

    Encoding encoding() {
        return encoding;
    }

    Scaling scaling() {
        return scaling;
    }

    /** The conditions that it learned from. */
    List<Replicates> measured() {
        return measured;
    }

    /** What it expects of the true value at each of these points. */
    List<Expected> expected(List<Point> points) {
        Prediction prediction = process.predict(encoding.rows(points));
        List<Expected> expected = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            expected.add(scaling.expected(prediction.mean()[i], prediction.variance()[i]));
        }
        return expected;
    }

    /** What it expects of one new measurement at each of these points, with the range that holds 80 % of them. */
    List<Predictor.NewMeasurement> newMeasurements(List<Point> points) {
        Prediction prediction = process.predict(encoding.rows(points));
        List<Predictor.NewMeasurement> expected = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double variance = prediction.variance()[i] + process.noiseVariance();
            Expected value = scaling.expected(prediction.mean()[i], variance);
            double a = scaling.value(prediction.mean()[i] - EIGHTY_PERCENT * Math.sqrt(variance));
            double b = scaling.value(prediction.mean()[i] + EIGHTY_PERCENT * Math.sqrt(variance));
            expected.add(new Predictor.NewMeasurement(value.mean(), value.sd(), Math.min(a, b), Math.max(a, b)));
        }
        return expected;
    }

    /** How well it tells each condition from the others; θ was found with all of them. */
    Health.Check check() {
        int n = measured.size();
        if (n < 2) {
            return new Health.Check(null, null, List.of());
        }
        LeaveOneOut left = process.leaveOneOut();
        double overall =
                measured.stream().mapToDouble(Replicates::mean).average().orElseThrow();
        List<Health.LeftOut> conditions = new ArrayList<>();
        double squares = 0;
        double squaresOfMean = 0;
        for (int i = 0; i < n; i++) {
            double value = measured.get(i).mean();
            Expected expected = scaling.expected(left.mean()[i], left.variance()[i]);
            conditions.add(new Health.LeftOut(measured.get(i).point(), value, expected.mean(), expected.sd()));
            squares += (value - expected.mean()) * (value - expected.mean());
            double fromOthers = (value - overall) * n / (n - 1.0); // y_i less the mean of the other n − 1
            squaresOfMean += fromOthers * fromOthers;
        }
        return new Health.Check(Math.sqrt(squares / n), Math.sqrt(squaresOfMean / n), conditions);
    }
}
