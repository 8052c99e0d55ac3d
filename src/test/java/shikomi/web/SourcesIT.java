package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.message.Language;
import shikomi.store.Home;

/** External data on their way in and out again, in both languages, with scripts and without. */
class SourcesIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"EN, true", "EN, false", "JA, true", "JA, false"})
    void a_file_is_attached_judged_and_detached(Language language, boolean scripts) throws Exception {
        try (Home home = Home.open(folder.resolve("home"), Clock.systemUTC()).orElseThrow();
                Server server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()));
                Browser browser = Browser.open(language, scripts, folder.resolve("profile"))) {
            Alloys.start(home);
            browser.go(server.signInLink());
            browser.type("name", "Aoi");
            browser.click("sign-in.enter");
            browser.go(server.url() + "/c/alloys/sources");
            assertThat(browser.text()).contains(browser.w("sources.none"));
            browser.look("sources-none");
            attach(home, browser);
            traced(home, server, browser);
            detach(home, server, browser);
        }
    }

    private static void attach(Home home, Browser browser) throws Exception {
        browser.click("sources.use");
        assertThat(browser.text()).contains(browser.w("sources.no-file"));
        assertThat(browser.value("name")).isEqualTo("mpea");
        browser.openAll();
        browser.type("spec", "{kind: projekt}");
        browser.choose(Alloys.FILE.beside("sample.csv"));
        browser.click("sources.use");
        assertThat(browser.text()).contains("projekt");
        assertThat(browser.value("spec")).isEqualTo("{kind: projekt}");
        browser.look("sources-wrong");
        browser.type("spec", "");
        browser.choose(Alloys.FILE.beside("sample.csv"));
        browser.click("sources.use");
        assertThat(Alloys.campaign(home).sources()).hasSize(1);
        assertThat(browser.path()).isEqualTo("/c/alloys/sources");
        browser.settle();
        assertThat(browser.count("h2.verdict")).isEqualTo(1);
        assertThat(browser.text()).contains(browser.w("sources.question"));
        browser.openAll();
        assertThat(browser.text()).contains("PROPERTY: HV", "sample.csv:2");
        browser.look("sources-verdict");
    }

    private static void traced(Home home, Server server, Browser browser) throws Exception {
        browser.go(server.url() + "/c/alloys/next");
        browser.type("size", "2");
        browser.click("next.plan");
        assertThat(Alloys.proposed(home)).hasSize(2);
        browser.look("sources-next");
        browser.go(server.url() + "/c/alloys/sources");
        browser.settle();
        assertThat(browser.text()).contains(browser.w("sources.traced"), "E-013", "E-014");
        browser.look("sources-traced");
    }

    private static void detach(Home home, Server server, Browser browser) throws Exception {
        browser.click("sources.detach");
        assertThat(Alloys.campaign(home).sources()).isEmpty();
        assertThat(browser.text()).contains(browser.w("sources.none"));
        browser.click("undo");
        assertThat(Alloys.campaign(home).sources()).hasSize(1);
        browser.go(server.url() + "/c/alloys/sources");
        browser.settle();
        assertThat(browser.count("h2.verdict")).isEqualTo(1);
    }
}
