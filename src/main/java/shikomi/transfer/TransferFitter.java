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
     * What a transfer model is fitted to.
     *
     * @param priors of a Gaussian process of the lab's own outputs without the source
     * @param data the lab's own conditions, outputs standardised
     * @param aligned what the source predicts
     */
    record Task(InputColumns inputs, Priors priors, Observations data, AlignedMean aligned) {}

    /** A fitted model and, computed when it is asked for, its predictions of left-out conditions. */
    record Fitted(Surrogate model, Supplier<LeaveOneOut> leaveOneOut) {
        Ensemble.Member member(TransferModel kind) {
            return new Ensemble.Member(kind, new IdentityWarp(), model, leaveOneOut.get());
        }
    }

    /** The fitted model. */
    Fitted fit(Task task);
}
