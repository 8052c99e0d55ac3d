package shikomi.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Best;
import shikomi.campaign.Proposal.Expected;
import shikomi.campaign.Result;
import shikomi.cost.CostModel;
import shikomi.cost.RecipeCost;
import shikomi.math.RandomStream;
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
 * The one model of a history: every objective fitted once for a seed, what each source is worth, and what experiments cost.
 * The planner, pages, the HTTP interface, charts and commands all read it. Immutable.
 */
public final class CampaignModel {
    /** Bytes of a double. */
    private static final long NUMBER = 8;

    /** Matrices of n×n numbers that a member keeps: the Cholesky factor, and room for what its kernel and a source keep. */
    private static final long MATRICES = 3;

    /** What a model of a few conditions takes, bytes. Set by judgement. */
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

    /** Fits every objective that has a number, without external data. */
    public static CampaignModel fit(Recipe recipe, List<Result> results, long seed) {
        return fit(recipe, results, Sources.none(), seed);
    }

    /** The same with external data, as far as the results confirm them. */
    public static CampaignModel fit(Recipe recipe, List<Result> results, Sources sources, long seed) {
        return fit(recipe, results, sources, ModelSpec.STANDARD, seed);
    }

    /** The same with other members, or fewer. */
    public static CampaignModel fit(Recipe recipe, List<Result> results, Sources sources, ModelSpec spec, long seed) {
        Space space = recipe.space();
        Map<String, ObjectiveModel> objectives = new LinkedHashMap<>();
        for (Objective objective : recipe.objectives()) {
            RandomStream random = RandomStream.of(seed).child("fit").child(objective.name());
            ObjectiveModel.fit(ScaledResults.of(space, objective, results), sources, spec, random)
                    .ifPresent(model -> objectives.put(objective.name(), model));
        }
        long conditions = results.stream()
                .filter(Result::isValid)
                .map(result -> space.condition(result.made()))
                .distinct()
                .count();
        return new CampaignModel(recipe, sources, spec, seed, (int) conditions, objectives);
    }

    /** The same model as if there were no sources. */
    public CampaignModel withoutSources() {
        Map<String, ObjectiveModel> alone = new LinkedHashMap<>();
        objectives.forEach((name, model) -> alone.put(name, model.withoutSources()));
        return new CampaignModel(recipe, Sources.none(), spec, seed, conditions, alone);
    }

    /** The model of each objective with a number, in the order of the recipe. */
    public Map<String, ObjectiveModel> objectives() {
        return objectives;
    }

    /** The model of the objective that is to be improved; empty before its first number. */
    public Optional<ObjectiveModel> improved() {
        return Best.objective(recipe).map(objective -> objectives.get(objective.name()));
    }

    /** What sources alone predict of the objective to be improved, one weighted surrogate for each, standardised by the source. */
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

    /** What an experiment costs; empty where the recipe states no costs. */
    public Optional<CostModel> cost() {
        return RecipeCost.of(recipe).map(cost -> cost);
    }

    /** The true value of each objective at a point. */
    public Map<String, Expected> expected(Point point) {
        Map<String, Expected> expected = new LinkedHashMap<>();
        objectives.forEach((name, model) ->
                expected.put(name, model.expected(List.of(point)).getFirst()));
        return expected;
    }

    /** The same from the lab's own results alone, of those objectives where sources are used too. */
    public Map<String, Expected> expectedAlone(Point point) {
        Map<String, Expected> alone = new LinkedHashMap<>();
        objectives.forEach((name, model) -> {
            if (model.sourceShare() > 0) {
                alone.put(name, model.withoutSources().expected(List.of(point)).getFirst());
            }
        });
        return alone;
    }

    /** One new measurement of each objective that has a model, at each of these points. */
    public Map<String, List<NewMeasurement>> newMeasurements(List<Point> points) {
        Map<String, List<NewMeasurement>> predictions = new LinkedHashMap<>();
        objectives.forEach((name, model) -> predictions.put(name, model.newMeasurements(points)));
        return predictions;
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

    /** About how much memory it takes: Cholesky factors of n conditions dominate. */
    public long bytes() {
        long bytes = LEAST_BYTES;
        for (ObjectiveModel model : objectives.values()) {
            long n = model.rows().length;
            bytes += n * n * NUMBER * MATRICES * model.ensemble().kinds().size();
        }
        return bytes;
    }
}
