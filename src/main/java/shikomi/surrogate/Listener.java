package shikomi.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
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

        /** By how much labs differ by an offset, under this factor. */
        double offset(double by) {
            return literature.offsetVariance() * by * by;
        }

        /** What others expect at the rows of X. */
        double[] expected(double[][] X) {
            return Around.mean(shared, factor, shift, X);
        }
    }

    /** A model, and what it says of conditions that it has not seen, which takes longer. */
    record Hearing(Listener kind, Surrogate model, Supplier<LeaveOneOut> left) {
        Committee.Member member() {
            return new Committee.Member(kind, new Unchanged(), model, left.get());
        }
    }

    /** All of them, in the order of the constants. */
    static List<Committee.Member> members(Inputs inputs, Priors priors, Observations data, Heard heard) {
        return Arrays.stream(values())
                .parallel()
                .map(kind -> kind.hear(inputs, priors, data, heard).member())
                .toList();
    }

    /** The model of this kind. */
    Hearing hear(Inputs inputs, Priors priors, Observations data, Heard heard) {
        return switch (this) {
            case SAME_UNITS -> around(inputs, data, heard, heard.factor(), heard.shift(), heard.offset(heard.factor()));
            case RESCALED -> {
                double factor = factor(inputs, data, heard);
                yield around(inputs, data, heard, factor, 0, constant(heard, factor));
            }
            case FOLLOWING -> following(inputs, priors, data, heard);
        };
    }

    /** Where the level is free, the prior variance of a constant of standardised values, or how labs differ if that is more. */
    private static double constant(Heard heard, double factor) {
        return Math.max(Fit.CONSTANT_VARIANCE, heard.offset(factor));
    }

    private Hearing around(
            Inputs inputs, Observations data, Heard heard, double factor, double shift, double constant) {
        double[] mean = Around.mean(heard.shared(), factor, shift, data.X());
        Fit fit = deviation(inputs, data.minus(mean), heard, factor, constant);
        GaussianProcess process = fit.fromMedians();
        Supplier<LeaveOneOut> left = () -> {
            LeaveOneOut about = fit.leaveOut(process);
            return new LeaveOneOut(Around.plus(about.mean(), mean), about.variance(), about.logDensity());
        };
        Around model = new Around(process, heard.shared(), factor, shift, data.X(), () -> {
            Shared brief = heard.shared().brief();
            Observations about = data.minus(Around.mean(brief, factor, shift, data.X()));
            Kernel kernel = new Sum(brief.covariance(factor * factor), inputs.slopedKernel());
            GaussianProcess again = new GaussianProcess(kernel, process.theta(), constant, about);
            return new Around(again, brief, factor, shift, data.X(), () -> again);
        });
        return new Hearing(this, model, left);
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
        Prior deviation = Prior.logNormal(Math.max(literature.deviationVariance() * square, 1e-3), 1, 1e-4, 1e3);
        priors.add(deviation);
        priors.add(deviation); // of the straight part, which the literature does not tell apart
        priors.add(Prior.logNormal(Math.max(literature.noiseVariance() * square, 1e-3), 1, 1e-4, 10));
        priors.addAll(Priors.repeats());
        return new Fit(
                new Sum(heard.shared().covariance(square), inputs.slopedKernel()), new Priors(priors), constant, left);
    }

    /** The factor under which the own values are most probable, hyperparameters being the medians of their priors. */
    private static double factor(Inputs inputs, Observations data, Heard heard) {
        double[] shared = heard.shared().mean(data.X());
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

    private Hearing following(Inputs inputs, Priors priors, Observations data, Heard heard) {
        Spread remembered = Spread.of(heard.shared().mean(heard.shared().X()));
        Lifted.Column column = new Lifted.Column(heard.shared(), remembered.mean(), remembered.sd());
        int h = inputs.size();
        List<Prior> theta = new ArrayList<>(priors.sloped(h).theta().subList(0, h + 2));
        theta.add(Prior.logNormal(0.3, 1.5, 1e-4, 30));
        theta.addAll(priors.theta().subList(h + 1, priors.theta().size()));
        boolean[] category = Arrays.copyOf(inputs.category(), h + 1);
        Kernel kernel = new Sum(inputs.slopedKernel(), Linear.trend(h, category));
        Fit fit = new Fit(kernel, new Priors(theta), data.at(column.lift(data.X())));
        GaussianProcess process = fit.fromMedians();
        Lifted model = new Lifted(process, column, () -> {
            Lifted.Column brief = new Lifted.Column(heard.shared().brief(), remembered.mean(), remembered.sd());
            Observations lifted = data.at(brief.lift(data.X()));
            GaussianProcess again = new GaussianProcess(kernel, process.theta(), Fit.CONSTANT_VARIANCE, lifted);
            return new Lifted(again, brief, () -> again);
        });
        return new Hearing(this, model, () -> fit.leaveOut(process));
    }
}
