package shikomi.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.recipe.RecipeFile;
import shikomi.store.Home;
import shikomi.table.file.Sheets;
import shikomi.table.result.ResultTable;

/** A campaign on the recipe that shows how literature is used. */
final class Alloys {
    static final RecipeFile FILE = RecipeFile.read(Path.of("recipes", "alloys")).orElseThrow();

    private Alloys() {}

    static byte[] sample() throws IOException {
        return Files.readAllBytes(FILE.beside("sample.csv"));
    }

    static ResultTable own() {
        return ResultTable.read(Sheets.read(FILE.beside("own.csv")).orElseThrow(), FILE.recipe())
                .orElseThrow();
    }

    /** With its own results, and no external data yet. */
    static void start(Home home) {
        home.histories().start("alloys", "test", new Event.Started(FILE.text(), null));
        append(home, campaign(home).log(own().given()).orElseThrow());
    }

    static void attach(Home home) throws IOException {
        append(
                home,
                new CampaignSources(home)
                        .attach(campaign(home), FILE.recipe().sources().getFirst(), "sample.csv", sample())
                        .orElseThrow());
    }

    static Campaign campaign(Home home) {
        return home.histories().campaign("alloys").orElseThrow();
    }

    static void append(Home home, Event event) {
        home.histories().append("alloys", campaign(home).version(), "test", event, null);
    }

    static List<String> proposed(Home home) {
        return campaign(home).pending().stream().map(e -> e.point().words()).toList();
    }
}
