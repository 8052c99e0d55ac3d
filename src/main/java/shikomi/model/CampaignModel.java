package shikomi.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Best;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Result;
import shikomi.cost.CostModel;
import shikomi.cost.RecipeCost;
import shikomi.math.RandomStream;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.source.SourceVerdict;
import shikomi.source.Sources;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;
import shikomi.transfer.ColdStartPrior;

/**
 * The model of a history: each objective fitted once per seed, the verdict on each source, and the cost of experiments.
 * The planner, pages, the HTTP interface, charts and commands all use it. Immutable.
 */
public final class CampaignModel {
    /** Bytes of a double. */
    private static final long NUMBER = 8;

    /**
     * The number of n×n matrices that a member keeps: the Cholesky factor, and an allowance for its kernel and a
     * source.
     */
    private static final long MATRICES = 3;

    /** The memory of a model with few conditions, in bytes. Set by judgement. */
    private static final long LEAST_BYTES = 100_000;

    private final Recipe recipe;
    private final Sources sources;
    private final ModelSpec spec;
    private final long seed;
    private final int conditions;
    private final Map<String, ObjectiveModel> objectives;

    private CampaignModel(
            Recipe recipe,
            Sources sources,
            ModelSpec spec,
            long seed,
            int conditions,
            Map<String, ObjectiveModel> objectives) {
        this.recipe = recipe;
        this.sources = sources;
        this.spec = spec;
        this.seed = seed;
        this.conditions = conditions;
        this.objectives = Collections.unmodifiableMap(objectives);
    }

    /** Fits every objective that has a numeric result, without external data. */
    public static CampaignModel fit(Recipe recipe, List<Result> results, long seed) {
        return fit(recipe, results, Sources.none(), seed);
    }

    /** Fits every objective with external data, to the extent that the results confirm them. */
    public static CampaignModel fit(Recipe recipe, List<Result> results, Sources sources, long seed) {
        return fit(recipe, results, sources, ModelSpec.STANDARD, seed);
    }

    /** Fits every objective with external data and the given members. */
    public static CampaignModel fit(Recipe recipe, List<Result> results, Sources sources, ModelSpec spec, long seed) {
        Space space = recipe.space();
        Map<String, ObjectiveModel> objectives = new LinkedHashMap<>();
        for (int i = 0; i < recipe.objectives().size(); i++) { // streams by position: no name changes a prediction
            Objective objective = recipe.objectives().get(i);
            RandomStream random = RandomStream.of(seed).child("fit").child(i);
            ObjectiveFit.of(ScaledResults.of(space, objective, results), sources, spec, random)
                    .ifPresent(model -> objectives.put(objective.name(), model));
        }
        long conditions = results.stream()
                .filter(Result::isValid)
                .map(result -> space.condition(result.made()))
                .distinct()
                .count();
        return new CampaignModel(recipe, sources, spec, seed, (int) conditions, objectives);
    }

    /** Whether a point is too far outside the limits for its results to be used. */
    public boolean isOutOfReach(Point point) {
        return !ScaledResults.isWithinReach(new Encoding(recipe.space()), point);
    }

    /** This model without its sources. */
    public CampaignModel withoutSources() {
        Map<String, ObjectiveModel> alone = new LinkedHashMap<>();
        objectives.forEach((name, model) -> alone.put(name, model.withoutSources()));
        return new CampaignModel(recipe, Sources.none(), spec, seed, conditions, alone);
    }

    /** The model of each objective that has a numeric result, in the order of the recipe. */
    public Map<String, ObjectiveModel> objectives() {
        return objectives;
    }

    /**
     * The model of the objective to be optimised; empty before its first numeric result, or if there is not exactly one
     * such objective.
     */
    public Optional<ObjectiveModel> improved() {
        return Best.objective(recipe).map(objective -> objectives.get(objective.name()));
    }

    /**
     * The predictions of the objective to be optimised from sources alone: one weighted surrogate for each source, in
     * the source's standardised units.
     */
    public List<WeightedModel> coldStart() {
        return Best.objective(recipe).map(this::coldStart).orElse(List.of());
    }

    private List<WeightedModel> coldStart(Objective objective) {
        Encoding encoding = new Encoding(recipe.space());
        return ColdStartPrior.acquisitionModels(
                sources
                        .of(objective.name(), encoding, spec.inputs(recipe.space(), encoding), Scaling.of(objective))
                        .stream()
                        .map(Sources.UsableSource::source)
                        .toList(),
                RandomStream.of(seed).child("newcomer"));
    }

    /** The cost model of an experiment; empty if the recipe states no costs. */
    public Optional<CostModel> cost() {
        return RecipeCost.of(recipe).map(cost -> cost);
    }

    /** The predicted true value of each objective at a point. */
    public Map<String, Expected> expected(Point point) {
        Map<String, Expected> expected = new LinkedHashMap<>();
        objectives.forEach((name, model) ->
                expected.put(name, model.expected(List.of(point)).getFirst()));
        return expected;
    }

    /** The predicted true values from the lab's own results alone, for the objectives that also use sources. */
    public Map<String, Expected> expectedAlone(Point point) {
        Map<String, Expected> alone = new LinkedHashMap<>();
        objectives.forEach((name, model) -> {
            if (model.sourceShare() > 0) {
                alone.put(name, model.withoutSources().expected(List.of(point)).getFirst());
            }
        });
        return alone;
    }

    /** The prediction of one new measurement at each of these points, for each objective that has a model. */
    public Map<String, List<NewMeasurement>> newMeasurements(List<Point> points) {
        Map<String, List<NewMeasurement>> predictions = new LinkedHashMap<>();
        objectives.forEach((name, model) -> predictions.put(name, model.newMeasurements(points)));
        return predictions;
    }

    /** What is in doubt of a result: a sentence for each value that a model sets aside. */
    public List<Message> doubts(@Nullable Result result) {
        return objectives.values().stream()
                .flatMap(model -> model.doubts(result).stream())
                .toList();
    }

    /** How well each condition is predicted from the others. */
    public ModelHealth health() {
        Map<String, ModelHealth.Check> checks = new LinkedHashMap<>();
        objectives.forEach((name, model) -> checks.put(name, model.check()));
        return new ModelHealth(conditions, checks);
    }

    /** The verdict on every source for the primary objective ("cannot tell" for a source without values of it). */
    public List<SourceVerdict> verdicts() {
        ObjectiveModel model = objectives.get(recipe.primary().name());
        return SourceVerdict.complete(sources, model == null ? List.of() : model.verdicts());
    }

    /** The approximate memory of this model in bytes; the Cholesky factors of n conditions dominate. */
    public long bytes() {
        long bytes = LEAST_BYTES;
        for (ObjectiveModel model : objectives.values()) {
            long n = model.rows().length;
            bytes += n * n * NUMBER * MATRICES * model.ensemble().kinds().size();
        }
        return bytes;
    }
}
