package shikomi.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.source.SourceVerdict;
import shikomi.source.Sources;
import shikomi.space.Point;

/** Every objective of a recipe as its results let expect it, one by one. */
public final class CampaignModel {
    /** One new measurement: mean, standard deviation, and the range that holds 80 % of them. */
    public record NewMeasurement(double mean, double sd, double low, double high) {}

    private final int conditions;
    private final Map<String, ObjectiveModel> models = new LinkedHashMap<>();

    private CampaignModel(Recipe recipe, List<Result> results, Sources sources, ModelSpec spec, long seed) {
        this.conditions = (int) results.stream()
                .filter(Result::isValid)
                .map(result -> recipe.space().condition(result.made()))
                .distinct()
                .count();
        for (Objective objective : recipe.objectives()) {
            RandomStream random = RandomStream.of(seed).child("fit").child(objective.name());
            ObjectiveModel.of(recipe.space(), objective, results, sources, spec, random)
                    .ifPresent(model -> models.put(objective.name(), model));
        }
    }

    /** Fits every objective that has a number. */
    public static CampaignModel of(Recipe recipe, List<Result> results, long seed) {
        return of(recipe, results, Sources.none(), seed);
    }

    /** The same with external data, as far as the results bear them out. */
    public static CampaignModel of(Recipe recipe, List<Result> results, Sources sources, long seed) {
        return of(recipe, results, sources, ModelSpec.STANDARD, seed);
    }

    public static CampaignModel of(Recipe recipe, List<Result> results, Sources sources, ModelSpec spec, long seed) {
        return new CampaignModel(recipe, results, sources, spec, seed);
    }

    /** One new measurement of each objective that has a model, at each of these points. */
    public Map<String, List<NewMeasurement>> at(List<Point> points) {
        Map<String, List<NewMeasurement>> predictions = new LinkedHashMap<>();
        models.forEach((name, model) -> predictions.put(name, model.newMeasurements(points)));
        return predictions;
    }

    /** How well the models tell each condition from the others. */
    public ModelHealth health() {
        Map<String, ModelHealth.Check> checks = new LinkedHashMap<>();
        models.forEach((name, model) -> checks.put(name, model.check()));
        return new ModelHealth(conditions, checks);
    }

    /** What was judged of each source that tells of an objective. */
    public List<SourceVerdict> verdicts(String objective) {
        ObjectiveModel model = models.get(objective);
        return model == null ? List.of() : model.verdicts();
    }

    public Map<String, ObjectiveModel> models() {
        return models;
    }
}
