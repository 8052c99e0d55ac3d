package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.plan.StandardPlanner;
import shikomi.space.Point;
import shikomi.space.Value;

/** Models are fitted in the background; pages show what was learned last. */
class CampaignModelsTest extends Served {
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
    }

    private void measure(int count) {
        Campaign campaign = Labs.campaign(home);
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double cs = i % 100 / 100.0;
            Point point = campaign.experiments()
                    .getFirst()
                    .point()
                    .with("Cs", Value.of(cs))
                    .with("FA", Value.of(Math.round(100 - 100 * cs) / 100.0))
                    .with("anneal", Value.of(85 + 5 * (i / 100)));
            given.add(new Given(
                    null, Result.of(point, List.of(new Measurement("lifetime", 1, new Outcome.Measured(60 + i % 7))))));
        }
        Labs.append(home, campaign.log(given).orElseThrow());
    }

    private CampaignModels.Fitted settled(CampaignModels fits) throws InterruptedException {
        for (int look = 0; look < 600; look++) {
            CampaignModels.Fitted fitted = fits.of(Labs.campaign(home));
            if (fitted != null && fitted.isOf(Labs.campaign(home))) {
                return fitted;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no fit came to its end");
    }

    @Test
    void one_fit_serves_until_something_changes_that_it_was_made_of() throws Exception {
        try (CampaignModels fits = new CampaignModels(new CampaignSources(home), new StandardPlanner()::fit)) {
            CampaignModels.Fitted first = settled(fits);
            assertThat(first.model().health().conditions()).isEqualTo(10);
            Bench.propose(home, 0.2);
            Labs.append(home, Labs.campaign(home).begin("E-011").orElseThrow());
            assertThat(fits.of(Labs.campaign(home))).isSameAs(first);
            measure(3);
            CampaignModels.Fitted meanwhile = Objects.requireNonNull(fits.of(Labs.campaign(home)));
            assertThat(meanwhile.results()).isBetween(10, 13);
            assertThat(settled(fits).results()).isEqualTo(13);
            Labs.append(
                    home,
                    Labs.campaign(home).addRule("anneal <= 150", null, null).orElseThrow());
            assertThat(settled(fits)).isNotSameAs(first);
        }
    }

    @Test
    void a_page_says_that_a_fit_is_under_way_and_shows_the_last_one_beneath() throws Exception {
        assertThat(visitor.settled("/c/films/model"))
                .contains("Can the model predict?")
                .doesNotContain("hx-trigger");
        measure(400); // takes seconds to fit
        assertThat(visitor.get("/c/films/model").body())
                .contains("Shown below: the model fitted to 10 results. Shikomi is now fitting it to 410.")
                .contains("href=\"/c/films/model\"")
                .contains("Can the model predict?");
        assertThat(visitor.settled("/c/films/model")).doesNotContain("Shown below");
    }
}
