package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Experiment;
import shikomi.message.Language;
import shikomi.store.Home;

/** A chemist at the bench: weighs, measures, cannot make one; in bench mode and without, with scripts and without. */
class BenchIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"EN, true", "EN, false", "JA, true", "JA, false"})
    void from_the_balance_to_the_result(Language language, boolean scripts) throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Server server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()));
                Browser browser = Browser.open(language, scripts, folder.resolve("profile"))) {
            browser.go(server.signInLink());
            browser.type("name", "Aoi");
            browser.click("sign-in.enter");
            browser.go(server.url() + "/c/films/bench");
            assertThat(browser.text()).contains(browser.w("bench.empty"));
            browser.look("bench-empty");
            Bench.propose(home, 0.2, 0.3);
            browser.go(server.url() + "/c/films/bench");
            browser.look("bench-cards");
            browser.go(server.url() + "/c/films/bench/print");
            browser.look("bench-print");
            assertThat(browser.sheets()).as("half a sheet for each").isEqualTo(1);
            browser.go(server.url() + "/c/films/bench");
            browser.click("bench.mode-on");
            browser.look("bench-gloves");
            weigh(browser);
            browser.press("y0.0", "61.8");
            browser.look("bench-result");
            browser.click("result.save");
            assertThat(Objects.requireNonNull(Labs.campaign(home)
                                    .experiment("E-011")
                                    .orElseThrow()
                                    .result())
                            .made()
                            .number("FA"))
                    .isEqualTo(0.8076923);
            reject(home, server, browser);
        }
    }

    private static void weigh(Browser browser) throws Exception {
        browser.press("films-E-011-w0", "<4");
        browser.click("bench.weighed");
        assertThat(browser.text()).contains(browser.w("weighed.unreadable", "Cs"));
        browser.look("bench-error");
        browser.type("films-E-011-w0", "");
        browser.press("films-E-011-w0", "4");
        browser.press("films-E-011-w1", "16.8");
        browser.click("bench.weighed");
        assertThat(browser.path()).isEqualTo("/c/films/e/E-011/result");
        assertThat(browser.text())
                .contains(browser.w("event.weighed-all", "E-011"))
                .contains(browser.w("weighed.more", "5"));
        assertThat(browser.value("p1")).isEqualTo("0.8076923");
    }

    private static void reject(Home home, Server server, Browser browser) throws Exception {
        browser.go(server.url() + "/c/films/bench");
        browser.click("bench.cannot");
        browser.choose("obstacle", "unsafe");
        browser.choose("never", "yes");
        browser.look("bench-reject");
        browser.click("reject.button");
        browser.go(server.url() + "/c/films/next");
        assertThat(browser.text()).contains(browser.w("next.wishes"));
        browser.look("bench-wish");
        browser.type("rule-E-012", "anneal <= oven");
        browser.click("next.keep-limit");
        assertThat(browser.text()).contains("oven");
        assertThat(browser.value("rule-E-012")).isEqualTo("anneal <= oven");
        browser.look("bench-wish-error");
        browser.type("rule-E-012", "");
        browser.click("next.keep-limit");
        assertThat(browser.text()).contains(browser.w("next.limits")).doesNotContain(browser.w("next.wishes"));
        assertThat(Labs.campaign(home).recipe().space().constraints()).hasSize(1);
        browser.look("bench-limit");
        browser.type("size", "3");
        browser.click("next.plan");
        assertThat(Labs.campaign(home).experiments())
                .filteredOn(e -> e.state() == Experiment.State.PROPOSED)
                .hasSize(3)
                .allMatch(e ->
                        Labs.campaign(home).recipe().space().broken(e.point()).isEmpty());
    }
}
