package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.space.Point;
import shikomi.space.Value;

/** The model page names both ends of noise that grows with the value. */
class NoiseOnModelPageTest extends Served {
    /** Three measurements of each of fourteen conditions; they vary by 0.05 where the value is 0 and by 7 at 100. */
    private void measure() {
        Campaign campaign = Labs.campaign(home);
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            double cs = (31 + 5 * i) / 100.0;
            double lifetime = 100 - 200 * (cs - 0.3) * (cs - 0.3);
            double sd = 0.05 * Math.exp(lifetime / 20);
            Point point = campaign.experiments()
                    .getFirst()
                    .point()
                    .with("Cs", Value.of(cs))
                    .with("FA", Value.of((69 - 5 * i) / 100.0))
                    .with("anneal", Value.of(140));
            List<Measurement> measurements = new ArrayList<>();
            for (double deviation : new double[] {-1, 0.2, 0.9}) {
                measurements.add(new Measurement(
                        "lifetime", measurements.size() + 1, new Outcome.Measured(lifetime + deviation * sd)));
            }
            given.add(new Given(null, Result.of(point, measurements)));
        }
        Labs.append(home, campaign.log(given).orElseThrow());
    }

    @Test
    void in_both_languages() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        assertThat(visitor.settled("/c/films/model")).doesNotContain("The noise of");
        measure();
        assertThat(visitor.settled("/c/films/model")).contains("<p>The noise of “lifetime” grows with the value: ");
        visitor.speaks("ja");
        assertThat(visitor.settled("/c/films/model")).contains("<p>「lifetime」のばらつきは値とともに大きくなります: ");
    }
}
