package shikomi.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shikomi.math.Spread;

/** Models of one lab that listen to what other labs report. */
public enum Listener implements MemberKind {
    /** What all labs share, in the units they report it, an offset, and a deviation of this lab. */
    SAME_UNITS,
    /** The same by a factor of either sign: the units, the scale and the direction are free. */
    RESCALED,
    /** A model of its own with ρ times what all labs share, ρ being any number: k + τ² h h'. */
    FOLLOWING;

    /** ln of the least and the largest share of this lab's spread that what others share may explain, and their steps. */
    private static final double LEAST = -3;

    private static final double MOST = 1;
    private static final double STEP = 0.5;

    /** What others report as this lab's models need it: z = factor · u + shift, of a report u to this lab's z. */
    record Heard(Literature literature, Shared shared, double factor, double shift) {

        /** @param mean and spread of this lab's own values, in the unit of the reports */
        static Heard of(Literature literature, Shared shared, Spread own) {
            return new Heard(
                    literature, shared, literature.sd() / own.sd(), (literature.mean() - own.mean()) / own.sd());
        }

        /** What others expect at the rows of X. */
        double[] expected(double[][] X) {
            return Around.mean(shared, factor, shift, X);
        }
    }

    /** All of them, in the order of the constants. */
    static List<Committee.Member> members(Inputs inputs, Priors priors, Observations data, Heard heard) {
        double[] shared = heard.shared().mean(data.X());
        return Arrays.stream(values())
                .parallel()
                .map(kind -> switch (kind) {
                    case SAME_UNITS ->
                        around(
                                kind,
                                inputs,
                                data,
                                heard,
                                heard.factor(),
                                heard.shift(),
                                heard.literature().offsetVariance() * heard.factor() * heard.factor());
                    case RESCALED -> {
                        double factor = factor(inputs, data, heard, shared);
                        yield around(kind, inputs, data, heard, factor, 0, constant(heard, factor));
                    }
                    case FOLLOWING -> following(kind, inputs, priors, data, heard);
                })
                .toList();
    }

    /** Where the level is free, the prior variance of a constant of standardised values, or how labs differ if that is more. */
    private static double constant(Heard heard, double factor) {
        return Math.max(Fit.CONSTANT_VARIANCE, heard.literature().offsetVariance() * factor * factor);
    }

    private static Committee.Member around(
            Listener kind, Inputs inputs, Observations data, Heard heard, double factor, double shift, double constant) {
        double[] mean = Around.mean(heard.shared(), factor, shift, data.X());
        Fit fit = deviation(inputs, data.minus(mean), heard, factor, constant);
        GaussianProcess process = fit.fromMedians();
        LeaveOneOut left = fit.leaveOut(process);
        return new Committee.Member(
                kind,
                new Unchanged(),
                new Around(process, heard.shared(), factor, shift),
                new LeaveOneOut(Around.plus(left.mean(), mean), left.variance(), left.logDensity()));
    }

    /** A process of what is left when the known mean is taken away; its priors are what labs deviate by. */
    private static Fit deviation(Inputs inputs, Observations left, Heard heard, double factor, double constant) {
        Literature literature = heard.literature();
        double square = factor * factor;
        Priors own = Priors.of(inputs.category(), inputs.freeDirections(), null);
        List<Prior> priors = new ArrayList<>();
        for (int j = 0; j < inputs.size(); j++) {
            priors.add(literature.length(j, own.get(j)));
        }
        priors.add(Prior.logNormal(Math.max(literature.deviationVariance() * square, 1e-3), 1, 1e-4, 1e3));
        priors.add(Prior.logNormal(Math.max(literature.noiseVariance() * square, 1e-3), 1, 1e-4, 10));
        priors.addAll(Priors.repeats());
        return new Fit(
                new Sum(heard.shared().covariance(square), inputs.kernel()), new Priors(priors), constant, left);
    }

    /** The factor under which the own values are most probable, hyperparameters being the medians of their priors. */
    private static double factor(Inputs inputs, Observations data, Heard heard, double[] shared) {
        double unit = 1 / Math.max(Spread.of(shared).sd(), 0.05);
        double best = Double.NEGATIVE_INFINITY;
        double found = unit;
        for (int sign = 1; sign >= -1; sign -= 2) {
            for (double power = LEAST; power <= MOST; power += STEP) {
                double factor = sign * unit * Math.pow(2, power);
                double[] mean = Arrays.stream(shared).map(u -> factor * u).toArray();
                double z = (power + 1) / 1.5;
                double value = deviation(inputs, data.minus(mean), heard, factor, constant(heard, factor))
                                .logProbabilityAtMedians()
                        - 0.5 * z * z
                        - (sign < 0 ? 1 : 0);
                if (value > best) {
                    best = value;
                    found = factor;
                }
            }
        }
        return found;
    }

    private static Committee.Member following(
            Listener kind, Inputs inputs, Priors priors, Observations data, Heard heard) {
        Spread remembered = Spread.of(heard.shared().mean(heard.shared().X()));
        Lifted.Column column = new Lifted.Column(heard.shared(), remembered.mean(), remembered.sd());
        int h = inputs.size();
        List<Prior> theta = new ArrayList<>(priors.theta().subList(0, h + 1));
        theta.add(Prior.logNormal(0.3, 1.5, 1e-4, 30));
        theta.addAll(priors.theta().subList(h + 1, priors.theta().size()));
        boolean[] category = Arrays.copyOf(inputs.category(), h + 1);
        Fit fit = new Fit(
                new Sum(inputs.kernel(), new Trend(h, category)), new Priors(theta), data.at(column.lift(data.X())));
        GaussianProcess process = fit.fromMedians();
        return new Committee.Member(kind, new Unchanged(), new Lifted(process, column), fit.leaveOut(process));
    }
}
