package shikomi.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import shikomi.acquisition.ExpectedImprovement;
import shikomi.acquisition.UpperBound;
import shikomi.acquisition.Utility;
import shikomi.model.ModelSpec;
import shikomi.surrogate.ensemble.EnsembleSpec;

/**
 * The parts of a planner: a model specification and an acquisition function. Each part can be left out to measure its
 * contribution.
 */
public record Engine(ModelSpec model, Utility.Kind utility) {

    /** The number of hyperparameter draws in the arms that average over them. */
    private static final int DRAWS = 16;

    /**
     * The width of the upper bound in standard deviations: the best of those tried on the pools of {@code bench pools}.
     */
    private static final double WIDTH = 1.5;

    /** The standard engine of Shikomi. */
    public static final Engine STANDARD = new Engine(ModelSpec.STANDARD, UpperBound.of(WIDTH));

    /** One Gaussian process with its most probable hyperparameters. */
    public static final Engine PROCESS = new Engine(ModelSpec.PROCESS, STANDARD.utility);

    /** One Gaussian process with its most probable hyperparameters and expected improvement: the textbook engine. */
    public static final Engine TEXTBOOK = new Engine(ModelSpec.PROCESS, ExpectedImprovement.overBestMeasured());

    /** The engine without each of its parts, and the textbook with each of them, by strategy name. */
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
        arms.put("shikomi:improvement", new Engine(standard, ExpectedImprovement.overBestExpected()));
        arms.put("textbook", TEXTBOOK);
        arms.put("textbook+ensemble", TEXTBOOK.with(process.withDraws(DRAWS)));
        arms.put("textbook+forest", TEXTBOOK.with(process.with(EnsembleSpec.Kind.FOREST)));
        arms.put("textbook+focus", TEXTBOOK.with(process.with(EnsembleSpec.Kind.TAIL_COMPRESSED)));
        arms.put("textbook+slope", TEXTBOOK.with(process.with(EnsembleSpec.Kind.LINEAR_TREND)));
        arms.put("textbook+model", new Engine(process, ExpectedImprovement.overBestExpected()));
        arms.put("textbook+roots", TEXTBOOK.with(process.with(ModelSpec.Fractions.SQUARE_ROOT)));
        arms.put("textbook+bound", PROCESS);
        return arms;
    }

    private Engine with(ModelSpec other) {
        return new Engine(other, utility);
    }
}
