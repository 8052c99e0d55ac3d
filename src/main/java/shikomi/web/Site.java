package shikomi.web;

import java.time.Clock;
import shikomi.plan.Planner;
import shikomi.plan.StandardPlanner;
import shikomi.store.Home;

/** What every page works with. */
public record Site(Home home, Clock clock, SignIn signIn, CampaignModels fits) {
    Site(Home home, Clock clock, SignIn signIn) {
        this(home, clock, signIn, new CampaignModels(new CampaignSources(home)));
    }

    /** The external data of campaigns. */
    public CampaignSources sources() {
        return new CampaignSources(home);
    }

    /** Who decides what to try next. */
    public Planner planner() {
        return new StandardPlanner();
    }
}
