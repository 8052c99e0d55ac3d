package shikomi.plan;

import shikomi.model.CampaignModel;

/** Plans the next batch. Equal requests give equal plans. */
public interface Planner {

    /** The model that this planner's proposals are based on. */
    CampaignModel fit(PlanRequest request);

    /**
     * Proposes the next batch.
     *
     * @param model the result of {@link #fit} for the request, which may have been computed before
     */
    Plan propose(PlanRequest request, CampaignModel model);

    /** Fits the model and proposes the next batch. */
    default Plan propose(PlanRequest request) {
        long begun = System.nanoTime();
        CampaignModel model = fit(request);
        double seconds = (System.nanoTime() - begun) / 1e9;
        return propose(request, model).afterFit(seconds);
    }
}
