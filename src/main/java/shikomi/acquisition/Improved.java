package shikomi.acquisition;

import java.util.List;
import shikomi.model.CampaignModel;
import shikomi.model.ObjectiveModel;
import shikomi.surrogate.ensemble.Ensemble;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;

/** The models of the objective that the acquisition function optimises. */
final class Improved {
    private Improved() {}

    /** @throws IllegalArgumentException if the objective has no numeric result yet */
    static ObjectiveModel of(CampaignModel model) {
        return model.improved()
                .orElseThrow(() -> new IllegalArgumentException("A utility needs a result of what is to be improved"));
    }

    static List<WeightedModel> models(CampaignModel model, boolean often) {
        Ensemble ensemble = of(model).ensemble();
        return often ? ensemble.fastAcquisitionModels() : ensemble.acquisitionModels();
    }

    /** Each model, conditioned on its own mean at the rows of X. */
    static List<WeightedModel> believing(List<WeightedModel> models, double[][] X) {
        return models.stream()
                .map(each -> new WeightedModel(each.weight(), each.surrogate().believing(X)))
                .toList();
    }
}
