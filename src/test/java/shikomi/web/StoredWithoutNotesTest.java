package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Event;
import shikomi.campaign.Role;
import shikomi.store.Home;

/** A result that was stored is answered so, whatever fails of what is said beside it. */
class StoredWithoutNotesTest {
    private static final List<String> PAGES = List.of(
            "/bench?done=%d", "/e/E-001?done=%d", "/e/E-001/result", "/data", "/cost", "/model", "/next", "/paste");

    @TempDir
    Path folder;

    private static void start(Home home, String range, String objective) {
        home.histories().start("odd", "test", new Event.Started("""
                recipe: 1
                name: odd
                parameters: {a: {kind: continuous, %s}}
                objectives: {y: {goal: maximize, unit: MPa%s}}
                cost: {currency: JPY, run: {money: 1000}}
                """.formatted(range, objective), null));
    }

    private static int results(Home home) {
        return home.histories().campaign("odd").orElseThrow().results().size();
    }

    private static HttpResponse<String> post(Home home, Visitor visitor, String json) throws Exception {
        String token = home.accounts().newToken(Role.CHEMIST, "robot " + json.hashCode());
        return visitor.send(visitor.request("/api/campaigns/odd/results")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static void look(Home home, Visitor visitor) throws Exception {
        int version = home.histories().campaign("odd").orElseThrow().version();
        for (String page : PAGES) {
            HttpResponse<String> answer = visitor.get("/c/odd" + page.formatted(version));
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
        }
    }

    /** By form and by program, each beside the other: 2xx or 3xx, and stored. */
    private static void enter(Home home, Server server, List<String> values, List<String> amounts) throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        for (int i = 0; i < values.size(); i++) {
            String a = amounts.get(i % amounts.size());
            HttpResponse<String> sent = post(home, visitor, "[{\"a\": %s, \"y\": %s}]".formatted(a, values.get(i)));
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
            JsonNode answer = new ObjectMapper().readTree(sent.body());
            assertThat(answer.path("experiments")).hasSize(1);
            HttpResponse<String> form = unplanned(visitor, a, values.get(i));
            assertThat(form.statusCode()).as(values.get(i) + "\n" + form.body()).isEqualTo(303);
            assertThat(results(home)).isEqualTo(2 * i + 2);
            assertThat(visitor.get(Visitor.header(form, "Location")).statusCode())
                    .isEqualTo(200);
        }
        look(home, visitor);
    }

    @Test
    void a_model_that_cannot_be_fitted_is_only_missing() throws Exception {
        try (Home home = Home.open(folder.resolve("home"), Clock.systemUTC()).orElseThrow()) {
            start(home, "low: 0, high: 1", "");
            Site site = new Site(home, Clock.systemUTC(), new SignIn(home.accounts()), request -> {
                throw new IllegalStateException("This surrogate cannot be fitted");
            });
            try (Server server = Server.start(site, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()))) {
                enter(home, server, List.of("1", "2", "3", "4", "50"), List.of("0.1", "0.5", "0.9"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "low: 0, high: 1|",
                "low: -1e100, high: 1e100|",
                "low: 1e-100, high: 1e100, scale: log|, transform: log",
                "low: 0, high: 1e-99|, plausible: [0, 1e-90]",
            })
    void extreme_values_are_stored_whatever_the_model_and_the_guard_make_of_them(String recipe) throws Exception {
        String[] parts = recipe.split("\\|", -1);
        try (Home home = Home.open(folder.resolve("home"), Clock.systemUTC()).orElseThrow()) {
            start(home, parts[0], parts[1]);
            try (Server server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()))) {
                enter(
                        home,
                        server,
                        List.of("1e99", "1e-99", "1", "1", "9e99", "1e-100", "1e99"),
                        List.of("1e-100", "1e99", "0.5"));
            }
        }
    }

    @Test
    void a_value_beyond_all_computation_is_refused_and_not_stored() throws Exception {
        try (Home home = Home.open(folder.resolve("home"), Clock.systemUTC()).orElseThrow()) {
            start(home, "low: 0, high: 1", "");
            try (Server server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()))) {
                Visitor visitor = Visitor.signedIn(server);
                HttpResponse<String> sent = post(home, visitor, "[{\"a\": 0.5, \"y\": 1e300}]");
                assertThat(sent.statusCode()).as(sent.body()).isEqualTo(422);
                HttpResponse<String> form = unplanned(visitor, "0.5", "1e300");
                assertThat(form.statusCode()).isEqualTo(422);
                assertThat(results(home)).isZero();
            }
        }
    }

    private static HttpResponse<String> unplanned(Visitor visitor, String a, String y) throws Exception {
        return visitor.send(
                "/c/odd/unplanned",
                Map.of("made", "differs", "outcome", "measured", "replicates", "1", "p0", a, "y0.0", y));
    }
}
