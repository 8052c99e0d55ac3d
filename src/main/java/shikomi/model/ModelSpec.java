package shikomi.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import shikomi.space.Encoding;
import shikomi.space.Space;
import shikomi.surrogate.ensemble.EnsembleSpec;
import shikomi.surrogate.kernel.InputColumns;

/**
 * The parts of the model of an objective; each part can be left out to measure its contribution.
 *
 * @param fractions how the amounts of a mixture enter the kernels
 * @param believesAll whether values in gross disagreement with all others keep their influence before they are confirmed
 */
public record ModelSpec(EnsembleSpec ensemble, Fractions fractions, boolean believesAll) {
    private ModelSpec(EnsembleSpec ensemble, Fractions fractions) {
        this(ensemble, fractions, false);
    }

    /** How the fractions of a mixture enter the kernels. */
    public enum Fractions {
        /** The fractions themselves. */
        LINEAR,
        /** The square roots of the fractions, so that traces of a component count for more. */
        SQUARE_ROOT
    }

    /** The standard model of Shikomi. */
    public static final ModelSpec STANDARD = new ModelSpec(EnsembleSpec.STANDARD, Fractions.SQUARE_ROOT);

    /** One Gaussian process with its most probable hyperparameters: the textbook model. */
    public static final ModelSpec PROCESS = new ModelSpec(new EnsembleSpec(1, Set.of()), Fractions.LINEAR);

    /** The share of a fraction's range that is added under the square root, whose slope is infinite at 0. */
    private static final double ABOVE_ZERO = 0.01;

    /** The input columns of this encoding of a space. */
    public InputColumns inputs(Space space, Encoding encoding) {
        double[] roots = Arrays.stream(encoding.aboveZero())
                .map(low -> fractions == Fractions.SQUARE_ROOT ? low + ABOVE_ZERO : Double.POSITIVE_INFINITY)
                .toArray();
        return new InputColumns(encoding.categories(), roots, space.freeDirections());
    }

    /** This specification for experiments that cannot be made again to settle a doubt: every value counts. */
    public ModelSpec believingAll() {
        return new ModelSpec(ensemble, fractions, true);
    }

    /** This specification with another treatment of fractions. */
    public ModelSpec with(Fractions other) {
        return new ModelSpec(ensemble, other, believesAll);
    }

    /** This specification with the given number of draws of the hyperparameters. */
    public ModelSpec withDraws(int draws) {
        return new ModelSpec(new EnsembleSpec(draws, ensemble.kinds()), fractions, believesAll);
    }

    /** This specification without members of a kind. */
    public ModelSpec without(EnsembleSpec.Kind kind) {
        Set<EnsembleSpec.Kind> kinds = new HashSet<>(ensemble.kinds());
        kinds.remove(kind);
        return new ModelSpec(new EnsembleSpec(ensemble.draws(), kinds), fractions, believesAll);
    }

    /** This specification with only the plain member and one of the given kind. */
    public ModelSpec with(EnsembleSpec.Kind kind) {
        return new ModelSpec(new EnsembleSpec(ensemble.draws(), Set.of(kind)), fractions, believesAll);
    }
}
