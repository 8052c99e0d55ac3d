package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.store.Drafts;
import shikomi.store.Home;

/** A result on its way from the bench into the campaign, with scripts and without, with a connection and without. */
class ResultIT {
    private static final Drafts.Of MINE = new Drafts.Of("films", "E-011", "Aoi");

    @TempDir
    Path folder;

    /** Two experiments wait on the bench of somebody who is signed in. */
    private static void begin(Server server, Home home, Browser browser) throws Exception {
        browser.go(server.signInLink());
        browser.type("name", "Aoi");
        browser.click("sign-in.enter");
        browser.go(server.url() + "/c/films/next");
        browser.click("next.plan");
        Labs.append(home, Labs.campaign(home).take(List.of("E-011", "E-012")).orElseThrow());
        browser.go(server.url() + "/c/films/bench");
    }

    private static Server start(Home home, int port) throws Exception {
        return Server.start(home, new Server.Settings("127.0.0.1", port, Clock.systemUTC()));
    }

    private Browser open(Language language, boolean scripts) {
        return Browser.open(language, scripts, folder.resolve("profile"));
    }

    private static Result result(Home home, String id) {
        return Objects.requireNonNull(
                Labs.campaign(home).experiment(id).orElseThrow().result());
    }

    @ParameterizedTest
    @EnumSource
    void with_scripts_the_form_helps_and_keeps(Language language) throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Server server = start(home, 0);
                Browser browser = open(language, true)) {
            begin(server, home, browser);
            browser.click("bench.enter");
            replicates(browser);
            draft(home, server, browser);
            Path photo = Files.write(folder.resolve("haze.png"), FilePagesTest.PNG);
            browser.choose(photo);
            browser.look("result-filled");
            browser.key("y0.0", "\uE007");
            browser.waitFor(browser.w("event.logged", "E-011"));
            assertThat(browser.path()).isEqualTo("/c/films/e/E-012/result");
            assertThat(result(home, "E-011").attachments()).hasSize(1);
            assertThat(result(home, "E-011").measurements())
                    .extracting(shikomi.campaign.Measurement::sample)
                    .containsExactly(1, 2);
            assertThat(home.drafts().find(MINE)).isEmpty();
            composing(home, browser);
            browser.go(server.url() + "/c/films/e/E-011");
            assertThat(browser.naturalWidth("ul.photos img")).isEqualTo(1);
            browser.look("experiment-photo");
        }
    }

    private static void replicates(Browser browser) throws Exception {
        browser.type("y0.0", "60");
        browser.pick("name", "add");
        browser.type("y0.1", "64");
        assertThat(browser.text()).contains(browser.w("result.spread", "62", "2.8"));
        browser.choose("s1", "new");
        browser.look("result-replicates");
    }

    private static void draft(Home home, Server server, Browser browser) throws Exception {
        browser.waitFor(browser.w("result.saved", "").strip());
        assertThat(home.drafts().find(MINE).orElseThrow().fields())
                .containsEntry("y0.1", "64")
                .containsEntry("s1", "new");
        assertThat(Labs.campaign(home).experiment("E-011").orElseThrow().state())
                .isEqualTo(Experiment.State.WAITING);
        browser.go(server.url() + "/c/films/e/E-011/result");
        assertThat(browser.value("y0.1")).isEqualTo("64");
        assertThat(browser.count("button.quiet")).isGreaterThan(1);
        browser.look("result-draft");
    }

    /** Enter that ends a Japanese word sends nothing; Ctrl and Enter save from anywhere. */
    private static void composing(Home home, Browser browser) {
        browser.type("y0.0", "77");
        assertThat(browser.enter(true)).as("refused while composing").isTrue();
        assertThat(browser.path()).isEqualTo("/c/films/e/E-012/result");
        browser.enter(false);
        browser.waitFor(browser.w("event.logged", "E-012"));
        assertThat(result(home, "E-012").values("lifetime").toArray()).containsExactly(77);
    }

    @Test
    void without_a_connection_the_tablet_keeps_entries_and_sends_each_once_in_order() throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Browser browser = open(Language.EN, true)) {
            Server server = start(home, 0);
            int port = java.net.URI.create(server.url()).getPort();
            begin(server, home, browser);
            browser.click("bench.enter");
            server.close();
            browser.type("y0.0", "61");
            browser.pick("type", "submit");
            browser.waitFor("No connection: not saved yet, kept on this tablet (1)");
            assertThat(Labs.campaign(home).experiment("E-011").orElseThrow().result())
                    .isNull();
            browser.look("result-offline");
            int before = Labs.campaign(home).version();
            try (Server back = start(home, port)) {
                browser.online();
                browser.waitFor(browser.w("event.logged", "E-011"));
                assertThat(result(home, "E-011").values("lifetime").toArray()).containsExactly(61);
                assertThat(Labs.campaign(home).version()).isEqualTo(before + 1);
                assertThat(home.drafts().find(MINE)).isEmpty();
                assertThat(browser.stored("waiting")).isEqualTo("[]");
                late(home, back, browser);
            }
        }
    }

    /** What was kept while somebody else saved is shown beside it, and nothing is lost. */
    private static void late(Home home, Server server, Browser browser) throws Exception {
        browser.go(server.url() + "/c/films/e/E-012/result");
        browser.offline(true);
        browser.type("y0.0", "71");
        browser.pick("type", "submit");
        browser.waitFor("kept on this tablet (1)");
        Labs.append(
                home,
                Labs.campaign(home)
                        .log(List.of(new shikomi.campaign.Given(
                                "E-012",
                                Result.of(
                                        Labs.campaign(home)
                                                .experiment("E-012")
                                                .orElseThrow()
                                                .point(),
                                        List.of(new shikomi.campaign.Measurement(
                                                "lifetime", 1, new Outcome.Measured(70)))))))
                        .orElseThrow());
        browser.offline(false);
        browser.online();
        browser.waitFor("Your entry is kept. Open it");
        browser.look("result-waiting");
        browser.follow("#waiting a");
        assertThat(browser.value("y0.0")).isEqualTo("71");
        browser.click("result.correct");
        assertThat(browser.text()).contains("70 h", "71 h");
        browser.look("conflict");
        browser.click("conflict.save");
        assertThat(result(home, "E-012").values("lifetime").toArray()).containsExactly(71);
        assertThat(browser.stored("waiting")).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({"EN", "JA"})
    void without_scripts_every_step_can_be_taken(Language language) throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Server server = start(home, 0);
                Browser browser = open(language, false)) {
            begin(server, home, browser);
            browser.click("bench.enter");
            browser.type("y0.0", "60");
            browser.click("result.add");
            browser.type("y0.1", "64");
            browser.choose("s1", "same");
            browser.choose(Files.write(folder.resolve("haze.png"), FilePagesTest.PNG));
            browser.type("hours", "soon");
            browser.click("result.save");
            assertThat(browser.text()).contains("haze.png").contains(browser.w("errors.title"));
            browser.look("result-wrong");
            browser.type("hours", "1 h 30 min");
            browser.click("result.save-next", "E-012");
            assertThat(browser.path()).isEqualTo("/c/films/e/E-012/result");
            assertThat(result(home, "E-011").hours()).isEqualTo(1.5);
            assertThat(result(home, "E-011").attachments()).hasSize(1);
            assertThat(result(home, "E-011").values("lifetime").toArray()).containsExactly(62);
            browser.choose("outcome", "failed");
            assertThat(browser.shows("fieldset.values")).isFalse();
            browser.choose("cause", "precipitated");
            browser.choose("again", "yes");
            browser.look("result-failed");
            browser.click("result.save");
            assertThat(result(home, "E-012").measurements().getFirst().outcome())
                    .isEqualTo(new Outcome.Failed("precipitated", Outcome.Again.YES));
        }
    }

    @Test
    void one_result_takes_at_most_six_taps_from_the_bench() throws Exception {
        try (Home home = Labs.films(folder.resolve("home"));
                Server server = start(home, 0);
                Browser browser = open(Language.EN, true)) {
            begin(server, home, browser);
            int before = browser.taps();
            browser.click("bench.enter");
            browser.tapAndType("y0.0", "61");
            browser.click("result.save");
            browser.waitFor(browser.w("event.logged", "E-011"));
            assertThat(browser.taps() - before).isEqualTo(3).isLessThanOrEqualTo(6);
        }
    }
}
