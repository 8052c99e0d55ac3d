package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.recipe.RecipeReader;
import shikomi.recipe.RecipeWriter;
import shikomi.space.Point;
import shikomi.space.Value;

/** A chemist reads the titles of the recipe in the language of the page; machines read its names. */
class TitledPagesTest extends Served {
    private static final String RECIPE = """
            recipe: 1
            name: mortar
            parameters:
              p1: {kind: continuous, low: 200, high: 540, unit: kg/m³, title: {en: Portland cement, ja: 普通セメント}}
              p2: {kind: continuous, low: 100, high: 250, unit: kg/m³, title: {en: Mixing water, ja: 練混ぜ水}}
              p3: {kind: categorical, choices: [A, B], title: {en: Mould form, ja: 型枠}}
              p4: {kind: context, unit: "%", title: {en: Room humidity, ja: 室内湿度}}
            objectives:
              p5: {goal: maximize, unit: MPa, plausible: [0, 150], title: {en: Compressive strength, ja: 圧縮強度}}
            cost:
              currency: JPY
              run: {money: 1000, hands-on: 1 h, until-result: 2 d}
              materials: {p1: 20 per kg, p2: 1 per kg}
              size: 2 L
              budget: {money: 100000, until: 90 d}
            """;

    private static final List<String> TITLES =
            List.of("Portland cement", "Mixing water", "Mould form", "Compressive strength");

    private static final List<String> TITLES_JA = List.of("普通セメント", "練混ぜ水", "型枠", "圧縮強度");

    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
        home.histories().start("mortar", "test", new Event.Started(RECIPE, null));
        append(campaign()
                .propose(List.of(proposal(484, 139), proposal(350, 160)), List.of(), 1, "0.1", true)
                .orElseThrow());
    }

    private static Proposal proposal(double cement, double water) {
        Point point = new Point(Map.of("p1", Value.of(cement), "p2", Value.of(water), "p3", Value.of("A")));
        return new Proposal(
                1,
                point,
                null,
                Map.of("p5", new Proposal.Expected(54, 4)),
                0.4,
                new Reason.LikelyBetter(0.4, 55),
                2000.0);
    }

    private Campaign campaign() {
        return home.histories().campaign("mortar").orElseThrow();
    }

    private void append(Event event) {
        home.histories().append("mortar", campaign().version(), "test", event, null);
    }

    private String page(String path) throws Exception {
        return text(visitor.get("/c/mortar" + path).body());
    }

    private static String text(String html) {
        return html.replaceAll("(?s)<(script|style|pre).*?</\\1>", " ").replaceAll("<[^>]*>", " ");
    }

    private byte[] sheet() throws Exception {
        HttpResponse<byte[]> sheet = HttpClient.newHttpClient()
                .send(visitor.request("/c/mortar/bench.xlsx").build(), HttpResponse.BodyHandlers.ofByteArray());
        return sheet.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bench",
                "/bench/print",
                "/next",
                "/data",
                "/cost",
                "/paste",
                "/model",
                "/e/E-001",
                "/e/E-001/result",
                "/e/E-001/reject"
            })
    void no_page_shows_a_name_for_which_there_is_a_title(String path) throws Exception {
        for (String language : List.of("en", "ja")) {
            visitor.speaks(language);
            assertThat(page(path)).as(language).doesNotContainPattern("(?<![\\w.])p[1-5](?!\\w)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bench/print", "/data", "/paste"})
    void titles_stand_in_the_language_of_the_page(String path) throws Exception {
        assertThat(page(path)).contains(TITLES);
        visitor.speaks("ja");
        assertThat(page(path)).contains(TITLES_JA);
    }

    @Test
    void a_weighing_is_read_back_in_titles_whether_it_is_right_or_not() throws Exception {
        String path = "/c/mortar/e/E-001/weighed";
        assertThat(text(visitor.send(path, Map.of("w0", "heavy", "w1", "1")).body()))
                .contains("Portland cement must be a number");
        HttpResponse<String> kept = visitor.send(path, Map.of("w0", "900", "w1", "300"));
        assertThat(text(visitor.get(Visitor.header(kept, "Location")).body()))
                .contains("Portland cement: 7 % less than planned");
    }

    @Test
    void a_form_explains_its_errors_and_asks_its_questions_in_titles() throws Exception {
        Map<String, String> fields = new HashMap<>(
                Map.of("made", "differs", "p0", "", "p1", "139", "p2", "A", "y0.0", "tall", "outcome", "measured"));
        assertThat(text(visitor.once("/c/mortar/e/E-001/result", fields).body()))
                .contains("Portland cement", "Compressive strength must be")
                .doesNotContainPattern("(?<![\\w.])p[15](?!\\w)");
        fields.putAll(Map.of("p0", "4840", "y0.0", "999"));
        assertThat(text(visitor.once("/c/mortar/e/E-001/result", fields).body()))
                .contains("Portland cement", "Compressive strength: 999 MPa is outside the plausible range")
                .doesNotContainPattern("(?<![\\w.])p[15](?!\\w)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void the_sheet_of_the_bench_has_titles_and_comes_back_as_results(String language) throws Exception {
        visitor.speaks(language);
        OpenSheet filled = new OpenSheet(sheet());
        assertThat(filled.parts().keySet()).contains("xl/worksheets/sheet1.xml");
        filled.fill("M2", 57.5);
        String preview = visitor.upload("/c/mortar/paste", Map.of(), "file", Map.of("bench.xlsx", filled.bytes()))
                .body();
        assertThat(preview).contains(language.equals("en") ? TITLES : TITLES_JA);
        Map<String, String> fields = PastePreview.form(preview);
        assertThat(visitor.send("/c/mortar/paste/" + PastePreview.key(preview) + "/store", fields)
                        .statusCode())
                .isEqualTo(303);
        Result result = Objects.requireNonNull(
                campaign().experiment("E-001").orElseThrow().result());
        assertThat(result.values("p5")).containsExactly(57.5);
        assertThat(result.made().number("p1")).isEqualTo(484);
        assertThat(campaign().experiment("E-002").orElseThrow().result()).isNull();
    }

    @Test
    void files_for_machines_keep_the_names_and_the_recipe_keeps_its_titles() throws Exception {
        assertThat(visitor.get("/c/mortar/data.csv").body()).contains(",p1,p2,p3,p4,p5,");
        assertThat(visitor.get("/c/mortar/data.json").body()).contains("\"p1\"").doesNotContain("Portland");
        assertThat(RecipeWriter.yaml(RecipeReader.read("r", RECIPE).orElseThrow()))
                .contains("Portland cement", "普通セメント");
    }

    @Test
    void the_rest_of_a_mixture_is_named_by_its_title() throws Exception {
        home.histories()
                .start(
                        "mixed",
                        "test",
                        new Event.Started(
                                RECIPE.replace("name: mortar", "name: mixed")
                                        .replace(
                                                "objectives:",
                                                "mixtures: {paste: {components: [p1, p2], total: 600}}\nobjectives:"),
                                null));
        String table = "Portland cement,Mixing water,Mould form,Compressive strength\nbal.,150,A,50\n";
        assertThat(text(visitor.send("/c/mixed/paste", Map.of("pasted", table)).body()))
                .contains("“Portland cement”: “bal.” is read as 450, the rest to 600.");
        visitor.speaks("ja");
        assertThat(text(visitor.send("/c/mixed/paste", Map.of("pasted", table)).body()))
                .contains("普通セメント");
    }
}
