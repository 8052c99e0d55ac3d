package shikomi.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.store.Home;

/** Experiments on the bench of the campaign of films, from E-011 on, whose amounts can be told by hand. */
final class Bench {
    private Bench() {}

    /** @param cesium its part of 20 g, one for each experiment; what is left is FA */
    static void propose(Home home, double... cesium) {
        List<Proposal> batch = new ArrayList<>();
        for (double cs : cesium) {
            Point point = new Point(Map.of(
                    "Cs", Value.of(cs),
                    "FA", Value.of(Math.round(100 - 100 * cs) / 100.0),
                    "anneal", Value.of(110),
                    "solvent", Value.of("DMF")));
            batch.add(new Proposal(
                    batch.size() + 1,
                    point,
                    null,
                    Map.of("lifetime", new Proposal.Expected(101, 6)),
                    0.38,
                    new Reason.LikelyBetter(0.38, 100),
                    34_820.0));
        }
        Labs.append(
                home,
                Labs.campaign(home).propose(batch, List.of(), 1, "0.1", true).orElseThrow());
    }
}
