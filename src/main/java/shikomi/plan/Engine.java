package shikomi.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import shikomi.model.ModelSpec;
import shikomi.surrogate.ensemble.EnsembleSpec;

/** What a planner works with: a model and a utility. Each part can be left out, to measure what it is worth. */
public record Engine(ModelSpec model, Aim aim) {

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
    public static final Engine STANDARD = new Engine(ModelSpec.STANDARD, new Aim.UpperBound(1.5));

    /** One Gaussian process with its most probable hyperparameters. */
    public static final Engine PROCESS = new Engine(ModelSpec.PROCESS, STANDARD.aim);

    /** One Gaussian process with its most probable hyperparameters and expected improvement, as in the textbooks. */
    public static final Engine TEXTBOOK = new Engine(ModelSpec.PROCESS, new Aim.ImprovementOnLuckiest());

    /** The engine without each of its parts, and the textbook with each of them, by the name of the strategy. */
    public static Map<String, Engine> arms() {
        ModelSpec standard = STANDARD.model;
        ModelSpec process = ModelSpec.PROCESS;
        Map<String, Engine> arms = new LinkedHashMap<>();
        arms.put("shikomi", STANDARD);
        arms.put("shikomi:ensemble", STANDARD.with(standard.withDraws(DRAWS)));
        arms.put("shikomi:no-forest", STANDARD.with(standard.without(EnsembleSpec.Kind.FOREST)));
        arms.put("shikomi:no-focus", STANDARD.with(standard.without(EnsembleSpec.Kind.TAIL_COMPRESSED)));
        arms.put("shikomi:no-slope", STANDARD.with(standard.without(EnsembleSpec.Kind.LINEAR_TREND)));
        arms.put("shikomi:no-roots", STANDARD.with(standard.with(ModelSpec.Fractions.LINEAR)));
        arms.put("shikomi:improvement", new Engine(standard, new Aim.Improvement()));
        arms.put("textbook", TEXTBOOK);
        arms.put("textbook+ensemble", TEXTBOOK.with(process.withDraws(DRAWS)));
        arms.put("textbook+forest", TEXTBOOK.with(process.with(EnsembleSpec.Kind.FOREST)));
        arms.put("textbook+focus", TEXTBOOK.with(process.with(EnsembleSpec.Kind.TAIL_COMPRESSED)));
        arms.put("textbook+slope", TEXTBOOK.with(process.with(EnsembleSpec.Kind.LINEAR_TREND)));
        arms.put("textbook+model", new Engine(process, new Aim.Improvement()));
        arms.put("textbook+roots", TEXTBOOK.with(process.with(ModelSpec.Fractions.SQUARE_ROOT)));
        arms.put("textbook+bound", PROCESS);
        return arms;
    }

    private Engine with(ModelSpec other) {
        return new Engine(other, aim);
    }
}
