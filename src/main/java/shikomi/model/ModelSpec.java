package shikomi.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import shikomi.space.Encoding;
import shikomi.space.Space;
import shikomi.surrogate.ensemble.EnsembleSpec;
import shikomi.surrogate.kernel.InputColumns;

/**
 * What a model of an objective is made of; a part can be left out, to measure what it is worth.
 *
 * @param fractions how the amounts of a mixture enter the kernels
 */
public record ModelSpec(EnsembleSpec ensemble, Fractions fractions) {

    /** How the fractions of a mixture enter the kernels. */
    public enum Fractions {
        /** As they are. */
        LINEAR,
        /** By their square roots, so that traces of a component count for more. */
        SQUARE_ROOT
    }

    /** What Shikomi predicts with. */
    public static final ModelSpec STANDARD = new ModelSpec(EnsembleSpec.STANDARD, Fractions.SQUARE_ROOT);

    /** One Gaussian process with its most probable hyperparameters, as in the textbooks. */
    public static final ModelSpec PROCESS = new ModelSpec(new EnsembleSpec(1, Set.of()), Fractions.LINEAR);

    /** This share of a fraction's range is added under the root, which is infinitely steep at 0. */
    private static final double ABOVE_ZERO = 0.01;

    /** What the columns of this encoding of a space are. */
    public InputColumns inputs(Space space, Encoding encoding) {
        double[] roots = Arrays.stream(encoding.aboveZero())
                .map(low -> fractions == Fractions.SQUARE_ROOT ? low + ABOVE_ZERO : Double.POSITIVE_INFINITY)
                .toArray();
        return new InputColumns(encoding.categories(), roots, space.freeDirections());
    }

    /** The same with other fractions. */
    public ModelSpec with(Fractions other) {
        return new ModelSpec(ensemble, other);
    }

    /** The same with this many draws of the hyperparameters. */
    public ModelSpec withDraws(int draws) {
        return new ModelSpec(new EnsembleSpec(draws, ensemble.kinds()), fractions);
    }

    /** The same without members of a kind. */
    public ModelSpec without(EnsembleSpec.Kind kind) {
        Set<EnsembleSpec.Kind> kinds = new HashSet<>(ensemble.kinds());
        kinds.remove(kind);
        return new ModelSpec(new EnsembleSpec(ensemble.draws(), kinds), fractions);
    }

    /** The plain member and one of this kind. */
    public ModelSpec with(EnsembleSpec.Kind kind) {
        return new ModelSpec(new EnsembleSpec(ensemble.draws(), Set.of(kind)), fractions);
    }
}
