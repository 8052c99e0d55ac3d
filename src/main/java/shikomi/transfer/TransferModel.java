package shikomi.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import shikomi.math.Spread;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.IdentityWarp;
import shikomi.surrogate.ensemble.MemberKind;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.LinearKernel;
import shikomi.surrogate.kernel.SumKernel;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prior;
import shikomi.surrogate.process.Priors;
import shikomi.surrogate.process.Surrogate;

/** Models of one lab that listen to what other labs report. */
public enum TransferModel implements MemberKind {
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
    record AlignedMean(HierarchicalProcess literature, GroupMean shared, double factor, double shift) {

        /** @param mean and spread of this lab's own values, in the unit of the reports */
        static AlignedMean of(HierarchicalProcess literature, GroupMean shared, Spread own) {
            return new AlignedMean(
                    literature, shared, literature.sd() / own.sd(), (literature.mean() - own.mean()) / own.sd());
        }

        /** By how much labs differ by an offset, under this factor. */
        double offset(double by) {
            return literature.offsetVariance() * by * by;
        }

        /** What others expect at the rows of X. */
        double[] expected(double[][] X) {
            return ResidualProcess.mean(shared, factor, shift, X);
        }
    }

    /** A model, and what it says of conditions that it has not seen, which takes longer. */
    record Fitted(TransferModel kind, Surrogate model, Supplier<LeaveOneOut> left) {
        Ensemble.Member member() {
            return new Ensemble.Member(kind, new IdentityWarp(), model, left.get());
        }
    }

    /** All of them, in the order of the constants. */
    static List<Ensemble.Member> members(InputColumns inputs, Priors priors, Observations data, AlignedMean aligned) {
        return Arrays.stream(values())
                .parallel()
                .map(kind -> kind.fit(inputs, priors, data, aligned).member())
                .toList();
    }

    /** The model of this kind. */
    Fitted fit(InputColumns inputs, Priors priors, Observations data, AlignedMean aligned) {
        return switch (this) {
            case SAME_UNITS ->
                around(inputs, data, aligned, aligned.factor(), aligned.shift(), aligned.offset(aligned.factor()));
            case RESCALED -> {
                double factor = factor(inputs, data, aligned);
                yield around(inputs, data, aligned, factor, 0, constant(aligned, factor));
            }
            case FOLLOWING -> following(inputs, priors, data, aligned);
        };
    }

    /** Where the level is free, the prior variance of a constant of standardised values, or how labs differ if that is more. */
    private static double constant(AlignedMean aligned, double factor) {
        return Math.max(Fit.CONSTANT_VARIANCE, aligned.offset(factor));
    }

    private Fitted around(
            InputColumns inputs, Observations data, AlignedMean aligned, double factor, double shift, double constant) {
        double[] mean = ResidualProcess.mean(aligned.shared(), factor, shift, data.X());
        Fit fit = deviation(inputs, data.minus(mean), aligned, factor, constant);
        GaussianProcess process = fit.fromMedians();
        Supplier<LeaveOneOut> left = () -> {
            LeaveOneOut about = fit.leaveOut(process);
            return new LeaveOneOut(ResidualProcess.plus(about.mean(), mean), about.variance(), about.logDensity());
        };
        ResidualProcess model = new ResidualProcess(process, aligned.shared(), factor, shift, data.X(), () -> {
            GroupMean fast = aligned.shared().fast();
            Observations about = data.minus(ResidualProcess.mean(fast, factor, shift, data.X()));
            Kernel kernel = new SumKernel(fast.covariance(factor * factor), inputs.slopedKernel());
            GaussianProcess again = new GaussianProcess(kernel, process.theta(), constant, about);
            return new ResidualProcess(again, fast, factor, shift, data.X(), () -> again);
        });
        return new Fitted(this, model, left);
    }

    /** A process of what is left when the known mean is taken away; its priors are what labs deviate by. */
    private static Fit deviation(
            InputColumns inputs, Observations left, AlignedMean aligned, double factor, double constant) {
        HierarchicalProcess literature = aligned.literature();
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
                new SumKernel(aligned.shared().covariance(square), inputs.slopedKernel()),
                new Priors(priors),
                constant,
                left);
    }

    /** The factor under which the own values are most probable, hyperparameters being the medians of their priors. */
    private static double factor(InputColumns inputs, Observations data, AlignedMean aligned) {
        double[] shared = aligned.shared().mean(data.X());
        double unit = 1 / Math.max(Spread.of(shared).sd(), 0.05);
        double best = Double.NEGATIVE_INFINITY;
        double found = unit;
        for (int sign = 1; sign >= -1; sign -= 2) {
            for (double power = LEAST; power <= MOST; power += STEP) {
                double factor = sign * unit * Math.pow(2, power);
                double[] mean = Arrays.stream(shared).map(u -> factor * u).toArray();
                double z = (power + 1) / 1.5;
                double value = deviation(inputs, data.minus(mean), aligned, factor, constant(aligned, factor))
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

    private Fitted following(InputColumns inputs, Priors priors, Observations data, AlignedMean aligned) {
        Spread remembered = Spread.of(aligned.shared().mean(aligned.shared().X()));
        AutoregressiveProcess.Column column =
                new AutoregressiveProcess.Column(aligned.shared(), remembered.mean(), remembered.sd());
        int h = inputs.size();
        List<Prior> theta = new ArrayList<>(priors.sloped(h).theta().subList(0, h + 2));
        theta.add(Prior.logNormal(0.3, 1.5, 1e-4, 30));
        theta.addAll(priors.theta().subList(h + 1, priors.theta().size()));
        boolean[] category = Arrays.copyOf(inputs.category(), h + 1);
        Kernel kernel = new SumKernel(inputs.slopedKernel(), LinearKernel.trend(h, category));
        Fit fit = new Fit(kernel, new Priors(theta), data.at(column.lift(data.X())));
        GaussianProcess process = fit.fromMedians();
        AutoregressiveProcess model = new AutoregressiveProcess(process, column, () -> {
            AutoregressiveProcess.Column fast =
                    new AutoregressiveProcess.Column(aligned.shared().fast(), remembered.mean(), remembered.sd());
            Observations lifted = data.at(fast.lift(data.X()));
            GaussianProcess again = new GaussianProcess(kernel, process.theta(), Fit.CONSTANT_VARIANCE, lifted);
            return new AutoregressiveProcess(again, fast, () -> again);
        });
        return new Fitted(this, model, () -> fit.leaveOut(process));
    }
}
