package shikomi.web;

import java.time.Clock;
import java.util.function.Function;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.message.Reading;
import shikomi.model.CampaignModel;
import shikomi.plan.Plan;
import shikomi.plan.PlanRequest;
import shikomi.plan.Planner;
import shikomi.plan.StandardPlanner;
import shikomi.store.Home;
import shikomi.table.result.ResultNotes;

/** The services that every page uses. */
public record Site(Home home, Clock clock, SignIn signIn, CampaignModels models, EntryGuards guards) {
    private static final Planner PLANNER = new StandardPlanner();

    Site(Home home, Clock clock, SignIn signIn) {
        this(home, clock, signIn, PLANNER::fit);
    }

    /** @param fitter fits the model for a request */
    Site(Home home, Clock clock, SignIn signIn, Function<PlanRequest, CampaignModel> fitter) {
        this(home, clock, signIn, new CampaignModels(new CampaignSources(home), fitter), new EntryGuards());
    }

    /** The external data of campaigns. */
    public CampaignSources sources() {
        return new CampaignSources(home);
    }

    /**
     * Proposes the next batch of a campaign from its model, or returns the problems of its external data if they
     * cannot be used.
     */
    public Reading<Plan> propose(Campaign campaign, int size, long seed) {
        CampaignModels.Fitted fitted = models.await(campaign, seed);
        return fitted.problems().isEmpty()
                ? Reading.of(PLANNER.propose(PlanRequest.of(campaign, fitted.sources(), size, seed), fitted.model())
                        .noting(ResultNotes.of(campaign))
                        .withinBudgetOf(campaign))
                : Reading.failed(fitted.problems());
    }

    /** Starts to fit a model in the background if an event has changed the results of a campaign. */
    public void prepare(String campaign, Event event) {
        if (event instanceof Event.Logged || event instanceof Event.Corrected) {
            Failures.unless(false, "the next fit of " + campaign, () -> {
                home.histories().campaign(campaign).ifPresent(models::prepare);
                return true;
            });
        }
    }

    /** Proposes the next batch for a request outside any campaign. */
    public Plan propose(PlanRequest request) {
        return PLANNER.propose(request, models.await(request));
    }
}
