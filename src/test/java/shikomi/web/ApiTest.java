package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Role;
import shikomi.store.Home;

/** The HTTP interface, over real HTTP on a real home. */
class ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW =
            "{\"Cs\": 0.3, \"FA\": 0.7, \"anneal\": 140, \"solvent\": \"DMF\", \"lifetime\": 101.5}";

    @TempDir
    Path folder;

    private Home home;
    private Server server;
    private HttpClient client;
    private String researcher;
    private String chemist;

    @BeforeEach
    void serve() throws Exception {
        home = Labs.films(folder.resolve("home"));
        server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()));
        client = HttpClient.newHttpClient();
        researcher = home.accounts().newToken(Role.RESEARCHER, "robot");
        chemist = home.accounts().newToken(Role.CHEMIST, "arm");
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        home.close();
    }

    private record Answer(int status, JsonNode json, String type) {}

    private Answer send(String method, String path, String token, String body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                JSON.readTree(response.body()),
                response.headers().firstValue("Content-Type").orElse(""));
    }

    private Answer get(String path) throws Exception {
        return send("GET", path, researcher, "", Map.of());
    }

    private Answer post(String path, String body) throws Exception {
        return send("POST", path, researcher, body, Map.of());
    }

    private static String ask(String recipe, String rest) throws Exception {
        return "{\"recipe\": " + JSON.writeValueAsString(recipe) + rest + "}";
    }

    private static void assertProblem(Answer answer, int status, String message) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/problem+json");
        JsonNode problem = answer.json().get("problems").get(0);
        assertThat(problem.get("message").textValue()).contains(message);
        assertThat(problem.get("fix").textValue()).isNotBlank();
        assertThat(problem.get("place").textValue()).isNotBlank();
    }

    @Test
    void ask_keeps_nothing_and_gives_the_same_answer_again() throws Exception {
        String body = ask(Labs.RECIPE, ", \"results\": [" + ROW + "], \"batch\": 3, \"seed\": 5");
        Answer answer = post("/api/ask", body);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        assertThat(answer.json().get("batch")).hasSize(3);
        assertThat(answer.json().get("results").toString()).isEqualTo("{\"rows\":1,\"conditions\":1,\"sha256\":null}");
        assertThat(answer.json().get("batch").get(0).has("pool_row")).isFalse();
        assertThat(post("/api/ask", body)).isEqualTo(answer);
        assertThat(Labs.campaign(home).version()).isEqualTo(2);
        Answer pooled = post("/api/ask", ask(Labs.RECIPE, ", \"batch\": 1, \"pool\": [" + ROW + "]"));
        assertThat(pooled.json().get("batch").get(0).get("pool_row").intValue()).isZero();
    }

    @Test
    void predict_answers_for_every_row() throws Exception {
        Answer answer = post(
                "/api/predict", ask(Labs.RECIPE, ", \"results\": [" + ROW + "], \"at\": [" + ROW + "," + ROW + "]"));
        assertThat(answer.json()).hasSize(2);
        assertThat(answer.json().get(1).properties().stream().map(Map.Entry::getKey))
                .containsExactly("row", "objective", "mean", "sd", "low", "high");
        assertProblem(
                post("/api/predict", ask(Labs.RECIPE, ", \"at\": [" + ROW + "]")),
                422,
                "no measured values to learn from");
    }

    @Test
    void sources_are_sent_along_and_judged() throws Exception {
        String recipe = "recipe: 1\nname: line\nparameters: {x: {kind: continuous, low: 0, high: 10}}\n"
                + "objectives: {y: {goal: maximize}}\nsources: {old: {kind: project, file: old.csv, columns: {y: z}}}\n";
        StringBuilder own = new StringBuilder();
        StringBuilder old = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            own.append(i == 0 ? "" : ",").append("{\"x\": %d, \"y\": %.3f}".formatted(i, Math.sin(i / 2.0)));
            old.append(i == 0 ? "" : ",")
                    .append("{\"x\": %.1f, \"z\": %.3f}".formatted(i + 0.5, 3 + Math.sin(i / 2.0 + 0.25)));
        }
        String given = ", \"results\": [" + own + "]";
        assertProblem(
                post("/api/sources", ask(recipe, given)), 422, "has 1 source, but the request contains no source rows");
        assertProblem(post("/api/ask", ask(recipe, given + ", \"sources\": {\"odl\": []}")), 422, "no source `odl`");
        Answer judged = post("/api/sources", ask(recipe, given + ", \"sources\": {\"old\": [" + old + "]}"));
        assertThat(judged.json()).as("%s", judged.json()).hasSize(1);
        assertThat(judged.json().get(0).get("rows_used").intValue()).isEqualTo(10);
        assertThat(judged.json().get(0).get("sentence").textValue()).contains("old");
        Answer asked = post("/api/ask", ask(recipe, given + ", \"sources\": {\"old\": [" + old + "]}, \"batch\": 1"));
        assertThat(asked.json().get("sources").get(0).get("verdict").textValue())
                .isNotBlank();
        Answer without = post("/api/ask", ask(recipe, given + ", \"sources\": {}, \"batch\": 1"));
        assertThat(without.json().get("sources")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json | The body is not valid JSON.", "'' | The body is empty.",
                        "[] | The body is not a JSON object.",
                "{} | `recipe` is missing.", "{\"recipe\": {}} | has no “recipe”",
                        "{\"recpie\": 1} | Unknown key `recpie`.",
                "{\"recipe\": \"\"} | The recipe is empty.",
            })
    void a_body_that_is_wrong_is_told(String body, String message) throws Exception {
        assertProblem(post("/api/ask", body), 422, message.strip());
    }

    @Test
    void what_does_not_fit_the_recipe_is_told_all_at_once() throws Exception {
        assertProblem(post("/api/ask", ask(Labs.RECIPE, ", \"batch\": 0")), 422, "`batch` is 0, not a whole number");
        assertProblem(post("/api/ask", ask(Labs.RECIPE, ", \"results\": 3")), 422, "`results` is not a list of rows.");
        assertProblem(
                post("/api/ask", ask(Labs.RECIPE, ", \"results\": [{\"Cs\": []}]")),
                422,
                "is neither a number nor a string");
        assertProblem(post("/api/ask", ask(Labs.RECIPE + "results: own.csv\n", "")), 422, "refers to files");
        Answer many = post(
                "/api/ask",
                ask(Labs.RECIPE, ", \"results\": [" + ROW.replace("0.3", "-1").replace("DMF", "X") + "]"));
        assertThat(many.json().get("problems")).hasSize(2);
        assertThat(many.json().get("title").textValue()).isEqualTo("2 problems");
    }

    @Test
    void a_datum_goes_all_the_way_round() throws Exception {
        Answer batch = post("/api/campaigns/films/batches", "{\"batch\": 2, \"seed\": 1}");
        assertThat(batch.status()).isEqualTo(201);
        String id = batch.json().get("batch").get(0).get("experiment").textValue();
        JsonNode point = batch.json().get("batch").get(0).get("point");
        ObjectNode row = point.deepCopy();
        row.put("experiment", id).put("lifetime", "<90").put("money", 5000);
        Answer logged = send("POST", "/api/campaigns/films/results", chemist, row.toString(), Map.of());
        assertThat(logged.status()).as("%s", logged.json()).isEqualTo(201);
        assertThat(logged.json().get("experiments").get(0).textValue()).isEqualTo(id);
        Answer unplanned = send("POST", "/api/campaigns/films/results", chemist, "[" + ROW + "," + ROW + "]", Map.of());
        assertThat(unplanned.json().get("experiments")).hasSize(2);
        JsonNode experiments = get("/api/campaigns/films/experiments").json();
        assertThat(experiments).hasSize(14);
        assertThat(experiments.get(10).get("result").get("measurements").toString())
                .isEqualTo("[{\"objective\":\"lifetime\",\"replicate\":1,\"below\":90}]");
        assertThat(get("/api/campaigns/films/costs").json().get("data_points").intValue())
                .isEqualTo(13);
        JsonNode last =
                get("/api/campaigns/films/costs").json().get("experiments").get(12);
        assertThat(last.get("best_believed")).as("nothing is in doubt").isEqualTo(last.get("best"));
        assertThat(get("/api/campaigns").json().get(0).get("name").textValue()).isEqualTo("films");
        assertThat(get("/api/campaigns/films").json().get("version").intValue()).isEqualTo(5);
        assertProblem(
                send("POST", "/api/campaigns/films/results", chemist, row.toString(), Map.of()),
                422,
                "already has a result");
    }

    @Test
    void an_id_that_the_campaign_does_not_know_becomes_an_experiment_and_impossible_amounts_are_refused()
            throws Exception {
        String named = ROW.replace("{", "{\"experiment\": \"E-040\", ");
        Answer logged = send("POST", "/api/campaigns/films/results", chemist, "[" + ROW + "," + named + "]", Map.of());
        assertThat(logged.json().get("experiments").toString()).isEqualTo("[\"E-041\",\"E-040\"]");
        for (String amount : new String[] {"\"money\": 1e300", "\"hours\": 1e50", "\"money\": 2e11"}) {
            String row = ROW.replace("{", "{" + amount + ", ");
            Answer refused = send("POST", "/api/campaigns/films/results", chemist, row, Map.of());
            assertThat(refused.status()).as(amount).isEqualTo(422);
        }
        String future = ROW.replace("{", "{\"date\": \"2999-01-01\", ");
        assertProblem(
                send("POST", "/api/campaigns/films/results", chemist, future, Map.of()),
                422,
                "A result cannot be from 2999-01-01");
        assertThat(get("/api/campaigns/films/experiments").json()).hasSize(12);
    }

    @Test
    void a_value_beyond_all_measure_is_refused_and_an_implausible_one_is_named_and_not_believed() throws Exception {
        String huge = ROW.replace("101.5", "-1e200");
        assertProblem(post("/api/ask", ask(Labs.RECIPE, ", \"results\": [" + huge + "]")), 422, "cannot compute with");
        assertProblem(
                send("POST", "/api/campaigns/films/results", chemist, huge, Map.of()), 422, "cannot compute with");
        String recipe = Labs.RECIPE.replace("target: 150", "target: 150, plausible: [0, 300]");
        JsonNode answer = post(
                        "/api/ask",
                        ask(recipe, ", \"batch\": 1, \"results\": [" + ROW + "," + ROW.replace("101.5", "9999") + "]"))
                .json();
        assertThat(answer.get("notes").get(0).textValue())
                .startsWith("results:2: “lifetime” is 9999, outside the plausible range 0 to 300.");
        JsonNode predicted = answer.get("batch").get(0).get("predicted").get("lifetime");
        assertThat(predicted.toString()).isEqualTo("{\"mean\":101.5,\"sd\":null,\"low\":null,\"high\":null}");
    }

    @Test
    void a_campaign_is_started_once() throws Exception {
        String other = ask(Labs.RECIPE.replace("name: films", "name: other"), "");
        assertThat(post("/api/campaigns", other).status()).isEqualTo(201);
        assertProblem(post("/api/campaigns", other), 409, "A campaign named other already exists.");
    }

    @Test
    void a_request_that_is_sent_again_changes_nothing_twice() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "k-1");
        Answer first = send("POST", "/api/campaigns/films/results", chemist, ROW, key);
        assertThat(send("POST", "/api/campaigns/films/results", chemist, ROW, key))
                .isEqualTo(first);
        assertThat(Labs.campaign(home).results()).hasSize(11);
        assertProblem(
                send("POST", "/api/campaigns/films/results", chemist, ROW.replace("101.5", "99"), key),
                422,
                "This key has already been used for another request.");
        Answer batch = send("POST", "/api/campaigns/films/batches", researcher, "{}", Map.of("Idempotency-Key", "k-2"));
        assertThat(send("POST", "/api/campaigns/films/batches", researcher, "{}", Map.of("Idempotency-Key", "k-2")))
                .isEqualTo(batch);
    }

    @Test
    void what_to_know_of_a_batch_is_said_in_the_language_of_the_request_and_again() throws Exception {
        String failed = ROW.replace("101.5", "\"failed\"");
        send("POST", "/api/campaigns/films/results", chemist, failed, Map.of());
        String batches = "/api/campaigns/films/batches";
        Answer batch = send("POST", batches, researcher, "{}", Map.of("Idempotency-Key", "k"));
        assertThat(batch.json().get("notes").toString())
                .isEqualTo("[\"1 failed measurement is saved, but not used by the model yet.\"]");
        Map<String, String> again = Map.of("Idempotency-Key", "k", "Accept-Language", "ja");
        assertThat(send("POST", batches, researcher, "{}", again).json().get("notes"))
                .singleElement()
                .satisfies(note -> assertThat(note.textValue()).startsWith("失敗した測定 1 件"));
        JsonNode notes = post("/api/ask", ask(Labs.RECIPE, ", \"batch\": 2, \"pool\": [" + ROW + "]"))
                .json()
                .get("notes");
        assertThat(notes)
                .singleElement()
                .satisfies(note -> assertThat(note.textValue())
                        .startsWith("Shikomi proposes 1 of 2 experiments: every other row of the pool"));
    }

    @Test
    void who_may_not_is_told() throws Exception {
        assertProblem(send("GET", "/api/campaigns", "wrong", "", Map.of()), 401, "no token, or the token is unknown");
        assertProblem(
                send("POST", "/api/campaigns/films/batches", chemist, "{}", Map.of()),
                403,
                "The role chemist is not allowed to do this.");
        String manager = home.accounts().newToken(Role.MANAGER, "m");
        assertProblem(
                send("POST", "/api/campaigns/films/results", manager, ROW, Map.of()),
                403,
                "The role manager is not allowed");
        String admin = home.accounts().newToken(Role.ADMIN, "a");
        assertThat(send("POST", "/api/campaigns/films/results", admin, ROW, Map.of())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void what_is_not_there_is_told_as_problem_details() throws Exception {
        assertProblem(get("/api/campaigns/nothing"), 404, "There is no campaign nothing.");
        for (Answer answer :
                new Answer[] {get("/api/nothing"), send("DELETE", "/api/campaigns", researcher, "", Map.of())}) {
            assertThat(answer.status()).isIn(404, 405);
            assertThat(answer.type()).startsWith("application/problem+json");
        }
        String large = "\"" + "x".repeat(22_000_000) + "\"";
        assertThat(post("/api/ask", large).status()).isEqualTo(413);
    }

    @Test
    void the_description_names_every_route_and_no_other() throws Exception {
        try (InputStream in = Objects.requireNonNull(Server.class.getResourceAsStream("openapi.json"))) {
            TreeSet<String> described = new TreeSet<>();
            JSON.readTree(in)
                    .get("paths")
                    .properties()
                    .forEach(path -> path.getValue()
                            .properties()
                            .forEach(method -> described.add(method.getKey() + " " + path.getKey())));
            assertThat(described).containsExactlyInAnyOrderElementsOf(server.apiRoutes());
        }
        assertThat(get("/api/openapi.json").json().get("openapi").textValue()).isEqualTo("3.1.0");
        HttpRequest metrics =
                HttpRequest.newBuilder(URI.create(server.url() + "/metrics")).build();
        assertThat(client.send(metrics, HttpResponse.BodyHandlers.ofString()).body())
                .contains("shikomi_campaigns 1\n", "shikomi_events 2\n", "shikomi_results 10\n");
        assertThat(get("/health").json().get("status").textValue()).isEqualTo("ok");
    }
}
