package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shikomi.message.Language;
import shikomi.store.Home;

/** A chemist with a phone or a tablet: nothing scrolls sideways, whatever was typed. */
class NarrowIT {
    private static final String LONG = "12,500 or-something-very-long-without-any-blank-in-it";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_scrolls_sideways_on_the_pages_of_the_bench(Language language) throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Server server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()));
                Browser browser = Browser.open(language, true, folder.resolve("profile"))) {
            browser.go(server.signInLink());
            browser.type("name", "Aoi");
            browser.click("sign-in.enter");
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
