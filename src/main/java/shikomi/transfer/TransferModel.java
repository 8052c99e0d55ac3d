package shikomi.transfer;

import java.util.Arrays;
import java.util.List;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.MemberKind;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.surrogate.process.Observations;
import shikomi.surrogate.process.Priors;

/** The kinds of models of one lab that transfer knowledge from a source, the observations of other labs. */
public enum TransferModel implements MemberKind {
    /** The groups' mean in the unit of the source, plus an offset and a deviation of this lab. */
    SAME_UNITS(ResidualFitter::sameUnits),
    /**
     * The groups' mean multiplied by a factor of either sign, so that unit, scale and direction are free, plus an
     * offset and a deviation of this lab.
     */
    RESCALED(ResidualFitter::rescaled),
    /** A model of this lab plus ρ times the groups' mean, with any real ρ. */
    AUTOREGRESSIVE(AutoregressiveFitter::fit);

    @SuppressWarnings("ImmutableEnumChecker") // every fitter is a reference to a static method
    private final TransferFitter fitter;

    TransferModel(TransferFitter fitter) {
        this.fitter = fitter;
    }

    /** A member of each kind, in the order of the constants. */
    static List<Ensemble.Member> members(InputColumns inputs, Priors priors, Observations data, AlignedMean aligned) {
        return Arrays.stream(values())
                .parallel()
                .map(kind -> kind.fit(inputs, priors, data, aligned).member(kind))
                .toList();
    }

    /**
     * The fitted model of this kind.
     *
     * @param priors the priors of a process of the lab's own outputs without the source
     * @param data the lab's own conditions, outputs standardised
     */
    TransferFitter.Fitted fit(InputColumns inputs, Priors priors, Observations data, AlignedMean aligned) {
        return fitter.fit(new TransferFitter.Task(inputs, priors, data, aligned));
    }
}
