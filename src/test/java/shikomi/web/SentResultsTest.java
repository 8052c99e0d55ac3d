package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.campaign.Result;
import shikomi.campaign.Role;
import shikomi.message.Language;
import shikomi.table.result.CampaignTable;

/** What programs send is read right, or refused with its place; nothing of it is lost without a word. */
class SentResultsTest extends Served {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROW =
            "{\"Cs\": 0.3, \"FA\": 0.7, \"anneal\": 140, \"solvent\": \"DMF\", \"lifetime\": 101.5}";

    private String token = "";

    @BeforeEach
    void enter() {
        token = home.accounts().newToken(Role.RESEARCHER, "robot");
    }

    private static String row(String more) {
        return ROW.replace("}", more + "}");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        Visitor robot = new Visitor(server.url());
        return robot.send(robot.request(path)
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> log(String body) throws Exception {
        return post("/api/campaigns/films/results", body);
    }

    private static JsonNode problem(HttpResponse<String> refused) throws Exception {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        return JSON.readTree(refused.body()).get("problems").get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ", \"lifetme\": 3 | results.lifetme | is called `lifetme`",
                ", \"colour\": \"x\" | results.colour | is called `colour`",
                ", \"lifetime\": 5 | body:1:[0-9]+ | The key `lifetime` stands twice",
                ", \"state\": \"bogus\" | results:1 | “bogus” is not a state",
                ", \"state\": true | results:1 | “true” is not a state",
                ", \"note\": \"a\\u0000b\" | body.note | the character U+0000",
                ", \"by\": \"a\\u001bb\" | body.by | the character U+001B",
                ", \"note\": \"a\\ud800b\" | body.note | the character U+D800",
                ", \"a\\u0007\": 1 | body | the character U+0007",
                ", \"replicate\": 1000000000 | results:1 | “1000000000” is not a replicate number",
                ", \"replicate\": -1 | results:1 | “-1” is not a replicate number",
                ", \"money\": 1e999999999 | body.money | too large or too small to compute with",
                ", \"money\": -1e400 | body.money | too large or too small to compute with",
                ", \"money\": 1e-999999999 | body.money | too large or too small to compute with",
                ", \"note\": [] | results:1.note | is neither a number nor a string",
            })
    void what_would_be_misread_is_refused_with_its_place(String more, String place, String message) throws Exception {
        JsonNode problem = problem(log(row(more)));
        assertThat(problem.get("place").textValue()).matches(place);
        assertThat(problem.get("message").textValue()).contains(message);
        assertThat(problem.get("fix").textValue()).isNotBlank();
        assertThat(Labs.campaign(home).version()).isEqualTo(2);
    }

    @Test
    void a_name_that_is_nearly_known_is_suggested() throws Exception {
        assertThat(problem(log(row(", \"humidty\": 3"))).get("fix").textValue())
                .startsWith("Did you mean “humidity”? Columns allowed here: Cs, FA,");
    }

    @Test
    void two_values_in_one_body_are_refused() throws Exception {
        assertThat(problem(log(row("") + row(""))).get("message").textValue()).isEqualTo("The body is not valid JSON.");
    }

    @Test
    void numbers_of_a_hundred_thousand_digits_and_endless_brackets_are_refused() throws Exception {
        for (String body : List.of(
                row(", \"money\": " + "1".repeat(100_000)),
                row(", \"money\": 0." + "1".repeat(100_000)),
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000))) {
            assertThat(problem(log(body)).get("message").textValue()).startsWith("The JSON has a number of more than");
        }
        assertThat(problem(log(row(", \"money\": \"" + "1".repeat(100_000) + "\"")))
                        .get("message")
                        .textValue())
                .isEqualTo("The text has 100000 characters; the limit is 32767.");
    }

    @Test
    void a_body_has_the_limits_of_a_file() throws Exception {
        assertThat(message(rows(50_001, i -> "{\"Cs\":1}"))).isEqualTo("“results” has more than 50000 rows.");
        assertThat(message(rows(60_000, i -> "{\"c" + i + "\":1}"))).isEqualTo("“results” has more than 1000 columns.");
        assertThat(message(rows(5_000, i -> "{\"c" + i % 500 + "\":1}")))
                .isEqualTo("The file has more than 1000000 cells.");
        assertThat(message(rows(2_000_000, i -> "{}"))).startsWith("The JSON has a number of more than");
    }

    private String message(String body) throws Exception {
        return problem(log(body)).get("message").textValue();
    }

    private static String rows(int number, java.util.function.IntFunction<String> row) {
        return IntStream.range(0, number).mapToObj(row).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void tabs_and_line_breaks_in_notes_are_kept() throws Exception {
        assertThat(log(row(", \"note\": \"first\\n\\tsecond\"")).statusCode()).isEqualTo(201);
        assertThat(Labs.campaign(home).results().getLast().note()).isEqualTo("first\n\tsecond");
    }

    @Test
    void a_row_without_a_value_is_said_not_to_be_saved() throws Exception {
        String blank = row("").replace("101.5", "null");
        JsonNode answer = JSON.readTree(log("[" + row("") + "," + blank + "]").body());
        assertThat(answer.get("experiments")).hasSize(1);
        assertThat(answer.get("notes").get(0).textValue()).startsWith("Row 2 was not saved: ");
    }

    @Test
    void rows_of_an_export_are_taken_as_they_are() throws Exception {
        Campaign films = Labs.campaign(home);
        post(
                "/api/campaigns",
                JSON.createObjectNode()
                        .put("recipe", Labs.RECIPE.replace("name: films", "name: again"))
                        .toString());
        CampaignTable table = CampaignTable.of(films);
        ArrayNode rows = JSON.createArrayNode();
        for (List<String> cells : table.rows()) {
            ObjectNode row = rows.addObject();
            for (int i = 0; i < cells.size(); i++) {
                row.put(table.header().get(i), cells.get(i));
            }
        }
        HttpResponse<String> logged = post("/api/campaigns/again/results", rows.toString());
        assertThat(logged.statusCode()).as(logged.body()).isEqualTo(201);
        assertThat(CampaignTable.of(home.histories().campaign("again").orElseThrow()))
                .isEqualTo(table);
    }

    @Test
    void a_recipe_holds_no_character_that_cannot_be_stored() throws Exception {
        String recipe = Labs.RECIPE.replace("name: films", "name: other");
        for (String title : List.of("\"a\\0b\"", "\"a\\u001bb\"")) {
            String named = recipe.replace("title: {en: Film stability", "title: {en: " + title);
            JsonNode problem = problem(post(
                    "/api/campaigns",
                    JSON.createObjectNode().put("recipe", named).toString()));
            assertThat(problem.get("place").textValue()).isEqualTo("recipe:3");
            assertThat(problem.get("message").textValue()).contains("which cannot be stored");
        }
        assertThat(home.histories().names()).containsExactly("films");
    }

    @Test
    void forms_and_files_store_no_such_character_either() {
        Campaign films = Labs.campaign(home);
        Result made = films.results().getFirst();
        Result noted = new Result(made.made(), made.measurements(), null, null, null, "a\0", "b\n", List.of());
        assertThat(films.log(List.of(new Given(null, noted))).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN))
                        .isEqualTo("E-011: The text contains the character U+0000, which cannot be stored."
                                + " Remove it; tabs and line breaks are allowed."));
        assertThat(films.close("done\0").problems()).hasSize(1);
        assertThat(films.correct("E-001", made, "why\0").problems()).hasSize(1);
    }

    @Test
    void a_campaign_is_started_with_its_sources_or_not_at_all() throws Exception {
        String recipe = "recipe: 1\nname: line\nparameters: {x: {kind: continuous, low: 0, high: 10}}\n"
                + "objectives: {y: {goal: maximize}}\nsources: {old: {kind: project, file: old.csv},"
                + " new: {kind: project, file: new.csv}}\n";
        ObjectNode body = JSON.createObjectNode().put("recipe", recipe);
        ObjectNode sources = body.putObject("sources");
        sources.putArray("old").addObject().put("x", 1).put("y", 2);
        sources.putArray("new").addObject().put("x", 1).put("wrong", 2);
        assertThat(post("/api/campaigns", body.toString()).statusCode()).isEqualTo(422);
        assertThat(home.histories().names()).containsExactly("films");
        sources.putArray("new").addObject().put("x", 3).put("y", 2);
        assertThat(post("/api/campaigns", body.toString()).statusCode()).isEqualTo(201);
        Campaign line = home.histories().campaign("line").orElseThrow();
        assertThat(line.sources()).hasSize(2);
        assertThat(line.version()).isEqualTo(3);
    }
}
