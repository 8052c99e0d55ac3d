package shikomi.web;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.store.Home;

/** A home with a campaign in it. */
final class Labs {
    static final String RECIPE = """
            recipe: 1
            name: films
            title: {en: Film stability, ja: 膜の安定性}
            question: Which ratio lasts longest?
            parameters:
              Cs:      {kind: continuous, low: 0, high: 1, step: 0.01}
              FA:      {kind: continuous, low: 0, high: 1, step: 0.01}
              anneal:  {kind: continuous, low: 80, high: 180, step: 5, unit: °C}
              solvent: {kind: categorical, choices: [DMF, DMSO]}
              humidity: {kind: context, unit: "%"}
            mixtures:
              cation: {components: [Cs, FA], total: 1}
            objectives:
              lifetime: {unit: h, goal: maximize, target: 150}
            cost:
              currency: JPY
              run: {money: 12000, hands-on: 4 h, until-result: 2 d}
              labour: 5000 per h
              materials: {Cs: 900 per g, FA: 120 per g}
              size: 20 g
              budget: {money: 600000}
            batch: {size: 2}
            """;

    private Labs() {}

    /** A campaign with ten results, a smooth one. */
    static Home films(Path folder) {
        Home home = Home.open(folder, Clock.systemUTC()).orElseThrow();
        home.histories().start("films", "test", new Event.Started(RECIPE, null));
        List<Given> given = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            double cs = i / 10.0;
            double anneal = 80 + 10 * ((i * 7) % 10);
            double lifetime = 100 - 200 * (cs - 0.3) * (cs - 0.3) - 0.005 * (anneal - 140) * (anneal - 140);
            Point point = new Point(Map.of(
                    "Cs",
                    Value.of(cs),
                    "FA",
                    Value.of((10 - i) / 10.0),
                    "anneal",
                    Value.of(anneal),
                    "solvent",
                    Value.of(i % 2 == 0 ? "DMF" : "DMSO")));
            given.add(new Given(
                    null,
                    Result.of(
                            point,
                            List.of(new Measurement(
                                    "lifetime", 1, new Outcome.Measured(Math.round(10 * lifetime) / 10.0))))));
        }
        append(home, campaign(home).log(given).orElseThrow());
        return home;
    }

    static Campaign campaign(Home home) {
        return home.histories().campaign("films").orElseThrow();
    }

    static void append(Home home, Event event) {
        home.histories().append("films", campaign(home).version(), "test", event, null);
    }
}
