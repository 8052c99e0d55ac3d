package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.space.Point;
import shikomi.space.Value;

/** A value that the model sets aside is named on the page of its experiment and on the model page. */
class DoubtPagesTest extends Served {
    private void measure(double lifetime) {
        Campaign campaign = Labs.campaign(home);
        Point point = campaign.experiments()
                .getFirst()
                .point()
                .with("Cs", Value.of(0.35))
                .with("FA", Value.of(0.65))
                .with("anneal", Value.of(140));
        Result result = Result.of(point, List.of(new Measurement("lifetime", 1, new Outcome.Measured(lifetime))));
        Labs.append(home, campaign.log(List.of(new Given(null, result))).orElseThrow());
    }

    private String last() {
        return Labs.campaign(home).experiments().getLast().id();
    }

    @Test
    void until_a_repeat_settles_it_in_both_languages() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        assertThat(visitor.settled("/c/films/model")).doesNotContain("Values that the model does not use");
        measure(995);
        String id = last();
        String open = "The model does not use “lifetime” = 995 h: all other results predict ";
        assertThat(visitor.settled("/c/films/model"))
                .contains("Values that the model does not use")
                .contains(">" + id + "</a> " + open);
        assertThat(visitor.settled("/c/films/e/" + id)).contains("⚠ " + open).contains("Measure the same condition");
        visitor.speaks("ja");
        assertThat(visitor.settled("/c/films/model")).contains("モデルに使われていない値");
        assertThat(visitor.settled("/c/films/e/" + id)).contains("⚠ 「lifetime」の値 995 h はモデルに使われていません。");
        visitor.speaks("en");
        measure(99);
        assertThat(visitor.settled("/c/films/model"))
                .contains(">" + id + "</a> The model does not use “lifetime” = 995 h: the repeats agree");
        assertThat(visitor.settled("/c/films/e/" + last())).doesNotContain("⚠");
    }
}
