package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Experiment;
import shikomi.message.Language;
import shikomi.store.Home;

/** Journeys through the pages, in both languages, with scripts and without. */
class BrowserIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"EN, true", "EN, false", "JA, true", "JA, false"})
    void from_sign_in_over_a_result_to_the_next_proposal(Language language, boolean scripts) throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Server server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()));
                Browser browser = Browser.open(language, scripts, folder.resolve("profile"))) {
            signIn(server, browser);
            plan(server, browser);
            bench(browser);
            result(home, browser);
            again(server, browser);
            pages(server, browser);
            upload(server, browser, home);
        }
    }

    private static void signIn(Server server, Browser browser) throws Exception {
        String link = server.signInLink();
        browser.go(link);
        browser.look("sign-in");
        browser.click("sign-in.enter");
        assertThat(browser.text()).contains(browser.w("sign-in.name-error"));
        browser.type("name", "田中 <b>");
        browser.click("sign-in.enter");
        assertThat(browser.path()).isEqualTo("/bench");
        assertThat(browser.text()).contains(browser.w("bench.empty"));
        browser.go(server.url() + "/");
        browser.look("campaigns");
        browser.go(link);
        assertThat(browser.text()).contains(browser.w("sign-in.unusable"));
    }

    private static void plan(Server server, Browser browser) throws Exception {
        browser.go(server.url() + "/c/films/next");
        browser.type("size", "many");
        browser.click("next.plan");
        assertThat(browser.text()).contains(browser.w("next.size-error", 100));
        assertThat(browser.value("size")).isEqualTo("many");
        browser.type("size", "3");
        browser.type("seed", "7");
        browser.click("next.plan");
        assertThat(browser.text()).contains("E-011", "E-012", "E-013").contains("7");
        browser.look("next");
        browser.choose("id", "E-013");
        browser.click("next.send");
        assertThat(browser.path()).isEqualTo("/c/films/bench");
    }

    private static void bench(Browser browser) throws Exception {
        assertThat(browser.text()).contains("E-011", "E-012").doesNotContain("E-013");
        assertThat(browser.text()).contains(browser.w("bench.weigh", "20 g"));
        browser.type("size", "40 g");
        browser.click("bench.scale");
        assertThat(browser.text()).contains(browser.w("bench.weigh", "40 g"));
        browser.look("bench");
        browser.click("bench.start");
        assertThat(browser.text()).contains(browser.w("event.begun", "E-011"));
        browser.click("bench.enter");
    }

    private static void result(Home home, Browser browser) throws Exception {
        assertThat(browser.path()).isEqualTo("/c/films/e/E-011/result");
        browser.look("result");
        browser.type("y0.0", "12,5 <script>");
        browser.click("result.save");
        assertThat(browser.title()).startsWith(browser.w("error-title", browser.w("result.title", "E-011")));
        assertThat(browser.text()).contains(browser.w("result.unreadable", "lifetime"));
        assertThat(browser.value("y0.0")).isEqualTo("12,5 <script>");
        browser.look("result-error");
        browser.type("y0.0", "１２０５ h");
        browser.click("result.add");
        assertThat(browser.value("y0.0")).isEqualTo("１２０５ h");
        browser.type("y0.1", "<121");
        browser.type("money", "15000");
        browser.type("note", "少し白い <i>");
        browser.click("result.save");
        assertThat(browser.text()).contains("1205 h", browser.w("check.text"));
        browser.look("check");
        browser.click("check.back");
        assertThat(browser.value("y0.0")).isEqualTo("１２０５ h");
        assertThat(browser.value("note")).isEqualTo("少し白い <i>");
        browser.type("y0.0", "１２０.５ h");
        browser.click("result.save");
        sure(browser);
        assertThat(browser.path()).isEqualTo("/c/films/bench");
        assertThat(browser.text()).contains(browser.w("event.logged", "E-011")).contains("120.5 h");
        browser.look("saved");
        Experiment done = Labs.campaign(home).experiment("E-011").orElseThrow();
        assertThat(done.state()).isEqualTo(Experiment.State.DONE);
        assertThat(java.util.Objects.requireNonNull(done.result()).by()).isEqualTo("田中 <b>");
        assertThat(done.result().values("lifetime").toArray()).containsExactly(120.5);
        browser.click("undo");
        assertThat(Labs.campaign(home).experiment("E-011").orElseThrow().result())
                .isNull();
        browser.click("undo");
        assertThat(Labs.campaign(home).experiment("E-011").orElseThrow().result())
                .isNotNull();
    }

    /** If anything is asked about the value, it is right. */
    private static void sure(Browser browser) {
        if (browser.text().contains(browser.w("check.text"))) {
            browser.choose("'check.y0.1'", "keep");
            browser.click("check.continue");
        }
    }

    private static void again(Server server, Browser browser) throws Exception {
        browser.go(server.url() + "/c/films/next");
        browser.click("next.plan");
        assertThat(browser.text()).contains("E-014").contains(browser.w("next.about"));
        browser.look("next-notes");
        browser.go(server.url() + "/c/films/e/E-014/reject");
        browser.click("reject.button");
        assertThat(browser.text()).contains(browser.w("reject.error"));
        browser.look("reject");
        browser.type("why", "在庫切れ");
        browser.click("reject.button");
        assertThat(browser.text())
                .contains(browser.w("event.rejected", "E-014", "在庫切れ"))
                .contains("E-015");
    }

    private static void pages(Server server, Browser browser) throws Exception {
        browser.go(server.url() + "/c/films/e/E-011");
        browser.look("experiment");
        browser.click("experiment.correct");
        browser.type("y0.0", "119");
        browser.click("result.correct");
        assertThat(browser.text()).contains(browser.w("result.why-missing"));
        browser.look("correct");
        browser.type("why", "桁の入れ違い");
        browser.click("result.correct");
        sure(browser);
        assertThat(browser.text()).contains("119");
        browser.go(server.url() + "/c/films/model");
        browser.settle();
        assertThat(browser.text()).contains(browser.w("model.question"));
        browser.look("model");
        browser.checkChart();
        browser.go(server.url() + "/c/films/cost");
        browser.checkChart();
        assertThat(browser.text())
                .contains(browser.w("cost.per-data-point"))
                .contains(browser.w("cost.estimated", 11, 11));
        browser.look("cost");
        assertThat(browser.sheets()).isEqualTo(1);
        browser.go(server.url() + "/c/films/data");
        browser.look("data");
        browser.go(server.url() + "/c/films/unplanned");
        browser.look("unplanned");
        browser.go(server.url() + "/new");
        browser.type("recipe", "recipe: 1");
        browser.click("new.start");
        browser.look("new");
        browser.go(server.url() + "/c/nothing/bench");
        assertThat(browser.text()).contains(browser.w("no-campaign", "nothing"));
        browser.look("not-found");
    }

    private static void upload(Server server, Browser browser, Home home) throws Exception {
        browser.go(server.url() + "/c/films/upload");
        browser.look("upload");
        browser.click("upload.preview");
        assertThat(browser.text()).contains(browser.w("upload.nothing"));
        browser.type(
                "pasted", "Cs,FA,anneal,solvent,lifetime\n0.5,0.5,100,DMF,80\n0.5,0.5,100,DMF,82\n0.1,0.9,90,DMSO,\n");
        browser.click("upload.preview");
        assertThat(browser.text()).contains(browser.w("preview.replicates"));
        browser.look("preview");
        int before = Labs.campaign(home).results().size();
        browser.click("preview.store", 2);
        assertThat(Labs.campaign(home).results())
                .as("rows without an id are experiments of their own")
                .hasSize(before + 2);
    }
}
