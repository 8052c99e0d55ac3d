package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.message.Language;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.store.Home;

/** A chemist with a phone or a tablet: nothing scrolls sideways, whatever was typed. */
class NarrowIT {
    private static final String CHOICE = "Tris_pentafluorophenyl_borane_tetrahydrofuran_adduct_purified_twice";
    private static final String LONG = "12,500 or-something-very-long-without-any-blank-in-it";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_scrolls_sideways_on_the_pages_of_the_bench(Language language) throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Server server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()));
                Browser browser = Browser.open(language, true, folder.resolve("profile"))) {
            signIn(browser, server);
            Bench.propose(home, 0.2, 0.3);
            String campaign = server.url() + "/c/films";
            for (String path : new String[] {"/bench", "/e/E-011", "/e/E-011/result", "/e/E-011/reject", "/paste"}) {
                browser.go(campaign + path);
                browser.fits(path);
            }
            browser.go(server.url() + "/bench");
            browser.fits("the bench of all campaigns");
            header(browser, campaign, language);
            errors(browser, campaign);
            uploads(browser, campaign);
        }
    }

    private static void signIn(Browser browser, Server server) throws Exception {
        browser.go(server.signInLink());
        browser.type("name", "Aoi");
        browser.click("sign-in.enter");
    }

    /** Names without any blank, as chemists give them, in both modes of the bench. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void long_names_widen_no_page_in_bench_mode_or_without(Language language) throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Server server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()));
                Browser browser = Browser.open(language, true, folder.resolve("profile"))) {
            signIn(browser, server);
            longNames(home);
            String campaign = server.url() + "/c/long";
            for (boolean gloves : new boolean[] {false, true}) {
                browser.go(campaign + "/bench");
                if (gloves) {
                    browser.click("bench.mode-on");
                }
                int header = gloves ? 100 : 70;
                browser.fits("long names at the bench", header);
                if (!gloves) {
                    browser.type("long-E-001-w0", LONG);
                    browser.click("bench.weighed");
                    assertThat(browser.text()).contains(browser.w("errors.title"));
                    browser.fits("a weighing with errors and long names", header);
                }
                browser.go(campaign + "/e/E-001/result");
                browser.fits("a result with long names", header);
                browser.go(campaign + "/paste");
                browser.type(
                        "pasted",
                        "Cs,FA,lifetime,solvent\n0.5,0.5,gelled,x\n0.5,0.5,cracked badly," + CHOICE
                                + "\n0.5,0.5,phase separation," + CHOICE + "\n");
                browser.click("upload.preview");
                browser.fits("words in place of numbers", header);
            }
        }
    }

    private static void longNames(Home home) {
        home.histories()
                .start(
                        "long",
                        "test",
                        new Event.Started(
                                Labs.RECIPE
                                        .replace("name: films", "name: long")
                                        .replace("title: {en: Film stability, ja: 膜の安定性}", "title: " + CHOICE)
                                        .replace("[DMF, DMSO]", "[" + CHOICE + ", DMSO]"),
                                null));
        Point point = new Point(
                Map.of("Cs", Value.of(0.2), "FA", Value.of(0.8), "anneal", Value.of(110), "solvent", Value.of(CHOICE)));
        Proposal proposal = new Proposal(1, point, null, Map.of(), 0.38, new Reason.LikelyBetter(0.38, 100), 34_820.0);
        Campaign campaign = home.histories().campaign("long").orElseThrow();
        home.histories()
                .append(
                        "long",
                        campaign.version(),
                        "test",
                        campaign.propose(List.of(proposal), List.of(), 1, "0.1", true)
                                .orElseThrow(),
                        null);
    }

    /** The campaign and the language stand in the one line of the phone's header. */
    private static void header(Browser browser, String campaign, Language language) {
        browser.go(campaign + "/bench");
        browser.narrow(390);
        assertThat(browser.shows(".bar .campaign")).isTrue();
        assertThat(browser.shows(".languages [aria-current][lang=" + language.code() + "]"))
                .isTrue();
        browser.wide();
    }

    private static void errors(Browser browser, String campaign) {
        browser.go(campaign + "/bench");
        browser.type("films-E-011-w0", LONG);
        browser.type("films-E-011-w1", "1,500");
        browser.click("bench.weighed");
        assertThat(browser.text()).contains(browser.w("errors.title"));
        browser.fits("a weighing with errors");
        browser.go(campaign + "/e/E-011/result");
        browser.type("y0.0", LONG);
        browser.type("hours", LONG);
        browser.click("result.save");
        assertThat(browser.text()).contains(browser.w("errors.title"));
        browser.fits("a result with errors");
        browser.type("y0.0", "9300");
        browser.type("hours", "");
        browser.click("result.save");
        assertThat(browser.text()).contains(browser.w("check.text"));
        browser.fits("a question about a value");
    }

    private void uploads(Browser browser, String campaign) throws Exception {
        browser.go(campaign + "/paste");
        browser.type(
                "pasted",
                "Cs,FA,anneal,solvent,lifetime\n0.5,0.5,100,DMF,9999\n0.5,0.5,100,Ether,82\n0.1,0.9,90,DMSO,"
                        + "a-word-that-is-far-too-long-for-the-screen-of-any-phone\n0.1,0.9,90,DMSO,1.250.3\n0.4,0.6,90,DMF,\"12,500\"\n");
        browser.click("upload.preview");
        assertThat(browser.text()).contains(browser.w("preview.columns"));
        browser.fits("an upload with messages");
        Path garbage =
                Files.writeString(folder.resolve("a-file-with-a-very-long-name-".repeat(4) + ".xlsx"), "no workbook");
        browser.go(campaign + "/paste");
        browser.choose(garbage);
        browser.click("upload.preview");
        assertThat(browser.text()).contains(browser.w("errors.title"));
        browser.fits("an upload that cannot be read");
    }
}
