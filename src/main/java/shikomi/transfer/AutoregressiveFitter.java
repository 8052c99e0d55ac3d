package shikomi.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shikomi.math.Spread;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.kernel.Kernel;
import shikomi.surrogate.kernel.LinearKernel;
import shikomi.surrogate.kernel.SumKernel;
import shikomi.surrogate.process.Fit;
import shikomi.surrogate.process.GaussianProcess;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Prior;
import shikomi.surrogate.process.Priors;

/**
 * Fits an {@link AutoregressiveProcess}. The coefficient ρ ~ N(0, τ²) of the source's mean h is integrated out: k + τ²
 * h h', where k has a linear trend of the inputs.
 */
final class AutoregressiveFitter {
    /** The prior of τ²: wide, so that τ² may vanish if a source is unrelated. The median is set by judgement. */
    private static final Prior COEFFICIENT = Prior.logNormal(0.3, 1.5, 1e-4, 30);

    private AutoregressiveFitter() {}

    static TransferFitter.Fitted fit(TransferFitter.Task task) {
        InputColumns inputs = task.inputs();
        int h = inputs.size();
        Kernel kernel =
                new SumKernel(inputs.trendKernel(), LinearKernel.trend(h, Arrays.copyOf(inputs.category(), h + 1)));
        AutoregressiveProcess.Column column = column(task.aligned().groupMean());
        Observations data = task.data();
        Fit fit = new Fit(kernel, priors(task.priors(), h), data.at(column.appendedTo(data.X())));
        GaussianProcess process = fit.fromMedians();
        AutoregressiveProcess model = new AutoregressiveProcess(process, column, () -> {
            AutoregressiveProcess.Column fast = column.fast();
            GaussianProcess again = new GaussianProcess(
                    kernel, process.theta(), Fit.CONSTANT_VARIANCE, data.at(fast.appendedTo(data.X())));
            return new AutoregressiveProcess(again, fast, () -> again);
        });
        return new TransferFitter.Fitted(model, () -> fit.crossValidated(process));
    }

    private static AutoregressiveProcess.Column column(GroupMean groupMean) {
        Spread spread = Spread.of(groupMean.mean(groupMean.X()));
        return new AutoregressiveProcess.Column(groupMean, spread.mean(), spread.sd());
    }

    /** The priors of length-scales, amplitude and trend, then τ², then the rest. */
    private static Priors priors(Priors own, int inputs) {
        List<Prior> theta = new ArrayList<>(own.withTrend(inputs).theta().subList(0, inputs + 2));
        theta.add(COEFFICIENT);
        theta.addAll(own.theta().subList(inputs + 1, own.theta().size()));
        return new Priors(theta);
    }
}
