package shikomi.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import shikomi.space.Encoding;
import shikomi.space.Space;
import shikomi.surrogate.Inputs;
import shikomi.surrogate.Makeup;

/** What a planner thinks with. Each part can be taken out, to see what it is worth. */
public record Engine(Makeup model, Fractions fractions, Aim aim) {

    /** How the parts of a mixture are seen. */
    public enum Fractions {
        AS_THEY_ARE,
        /** By their square roots. */
        ROOTS
    }

    /** What makes an experiment worth making. */
    public sealed interface Aim {
        /** What it may reach: mean + width · standard deviation. */
        record UpperBound(double width) implements Aim {}

        /** What it gains on average on the best so far, as the model sees it. */
        record Improvement() implements Aim {}

        /** What it gains on average on the best number measured so far, lucky or not. */
        record ImprovementOnLuckiest() implements Aim {}
    }

    /** Hyperparameters of an ensemble. */
    private static final int DRAWS = 16;

    /** What Shikomi proposes with. */
    public static final Engine STANDARD = new Engine(Makeup.STANDARD, Fractions.ROOTS, new Aim.UpperBound(1.5));

    /** One Gaussian process with its most probable hyperparameters. */
    public static final Engine PROCESS = new Engine(new Makeup(1, Set.of()), Fractions.AS_THEY_ARE, STANDARD.aim);

    /** One Gaussian process with its most probable hyperparameters and expected improvement, as in the textbooks. */
    public static final Engine TEXTBOOK =
            new Engine(new Makeup(1, Set.of()), Fractions.AS_THEY_ARE, new Aim.ImprovementOnLuckiest());

    /** A fraction is seen by the root of so much more of its range, for the root alone is infinitely steep at 0. */
    private static final double ABOVE_ZERO = 0.01;

    /** What the columns of this encoding of a space are. */
    Inputs inputs(Space space, Encoding encoding) {
        double[] roots = Arrays.stream(encoding.aboveZero())
                .map(low -> fractions == Fractions.ROOTS ? low + ABOVE_ZERO : Double.POSITIVE_INFINITY)
                .toArray();
        return new Inputs(encoding.categories(), roots, space.freeDirections());
    }

    /** The engine without each of its parts, and the textbook with each of them, by the name of the strategy. */
    public static Map<String, Engine> arms() {
        Map<String, Engine> arms = new LinkedHashMap<>();
        arms.put("shikomi", STANDARD);
        arms.put("shikomi:ensemble", STANDARD.withDraws(DRAWS));
        arms.put("shikomi:no-forest", STANDARD.without(Makeup.Kind.FOREST));
        arms.put("shikomi:no-focus", STANDARD.without(Makeup.Kind.FOCUSED));
        arms.put("shikomi:no-slope", STANDARD.without(Makeup.Kind.SLOPED));
        arms.put("shikomi:no-roots", new Engine(STANDARD.model, Fractions.AS_THEY_ARE, STANDARD.aim));
        arms.put("shikomi:improvement", new Engine(STANDARD.model, STANDARD.fractions, new Aim.Improvement()));
        arms.put("textbook", TEXTBOOK);
        arms.put("textbook+ensemble", TEXTBOOK.withDraws(DRAWS));
        arms.put("textbook+forest", TEXTBOOK.with(Makeup.Kind.FOREST));
        arms.put("textbook+focus", TEXTBOOK.with(Makeup.Kind.FOCUSED));
        arms.put("textbook+slope", TEXTBOOK.with(Makeup.Kind.SLOPED));
        arms.put("textbook+model", new Engine(TEXTBOOK.model, TEXTBOOK.fractions, new Aim.Improvement()));
        arms.put("textbook+roots", new Engine(TEXTBOOK.model, Fractions.ROOTS, TEXTBOOK.aim));
        arms.put("textbook+bound", PROCESS);
        return arms;
    }

    private Engine withDraws(int draws) {
        return new Engine(new Makeup(draws, model.kinds()), fractions, aim);
    }

    private Engine without(Makeup.Kind kind) {
        Set<Makeup.Kind> kinds = new HashSet<>(model.kinds());
        kinds.remove(kind);
        return new Engine(new Makeup(model.draws(), kinds), fractions, aim);
    }

    private Engine with(Makeup.Kind kind) {
        return new Engine(new Makeup(model.draws(), Set.of(kind)), fractions, aim);
    }
}
