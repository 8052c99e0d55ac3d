package shikomi.plan;

import java.util.EnumSet;
import java.util.Set;
import shikomi.surrogate.Makeup;

/** What a planner thinks with. Each part can be taken out, to see what it is worth. */
public record Engine(Makeup model, Aim aim) {

    /** What makes an experiment worth making. */
    public sealed interface Aim {
        /** What it may reach: mean + width · standard deviation. */
        record UpperBound(double width) implements Aim {}

        /** What it gains on average on the best so far, as the model sees it. */
        record Improvement() implements Aim {}

        /** What it gains on average on the best number measured so far, lucky or not. */
        record ImprovementOnLuckiest() implements Aim {}
    }

    /** What Shikomi proposes with. */
    public static final Engine STANDARD = new Engine(
            new Makeup(8, EnumSet.of(Makeup.Kind.PLAIN, Makeup.Kind.FOCUSED, Makeup.Kind.FOREST), 0.5),
            new Aim.UpperBound(1.5));

    /** The same with the most probable hyperparameters only: faster, for screens that must answer while somebody types. */
    public Engine withMostProbable() {
        return new Engine(new Makeup(1, model.kinds(), model.spread()), aim);
    }

    /** One Gaussian process with its most probable hyperparameters and expected improvement: the textbook. */
    public static Engine textbook() {
        return new Engine(new Makeup(1, Set.of(), 0), new Aim.ImprovementOnLuckiest());
    }
}
