package shikomi.transfer;

import java.util.function.Supplier;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.IdentityWarp;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.LeaveOneOut;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;
import shikomi.surrogate.process.Surrogate;

/** Fits one kind of {@link TransferModel}. */
@FunctionalInterface
interface TransferFitter {
    /**
     * The data to which a transfer model is fitted.
     *
     * @param priors the priors of a Gaussian process of the lab's own outputs without the source
     * @param data the lab's own conditions, outputs standardised
     * @param aligned the prediction of the source
     */
    record Task(InputColumns inputs, Priors priors, Observations data, AlignedMean aligned) {
        /** The same task with other observations. */
        Task with(Observations other) {
            return new Task(inputs, priors, other, aligned);
        }
    }

    /** A fitted model and, computed when first needed, its predictions of left-out conditions. */
    record Fitted(Surrogate model, Supplier<LeaveOneOut> leaveOneOut) {
        Ensemble.Member member(TransferModel kind) {
            return new Ensemble.Member(kind, new IdentityWarp(), model, leaveOneOut.get());
        }
    }

    /** The fitted model. */
    Fitted fit(Task task);
}
