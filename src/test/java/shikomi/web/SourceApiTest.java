package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Role;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/** External data of campaigns over HTTP. */
class SourceApiTest extends Served {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/api/campaigns/alloys/sources";

    private String researcher;

    @BeforeEach
    void start() {
        Alloys.start(home);
        researcher = home.accounts().newToken(Role.RESEARCHER, "robot");
    }

    private record Answer(int status, JsonNode json) {}

    private Answer send(String method, String path, String token, JsonNode body, Map<String, String> headers)
            throws Exception {
        HttpRequest.Builder request = new Visitor(server.url())
                .request(path)
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        HttpResponse<String> response = new Visitor(server.url()).send(request);
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private Answer get(String path) throws Exception {
        return send("GET", path, researcher, JSON.createObjectNode(), Map.of());
    }

    private Answer post(String path, JsonNode body, Map<String, String> headers) throws Exception {
        return send("POST", path, researcher, body, headers);
    }

    private static ArrayNode sample() throws Exception {
        Sheet sheet = Sheets.read("sample.csv", Alloys.sample()).orElseThrow();
        ArrayNode rows = JSON.createArrayNode();
        for (Sheet.Row row : sheet.rows()) {
            ObjectNode node = rows.addObject();
            for (int i = 0; i < sheet.header().size(); i++) {
                node.put(sheet.header().get(i), row.cell(i));
            }
        }
        return rows;
    }

    private static ObjectNode attached() throws Exception {
        ObjectNode body = JSON.createObjectNode().put("name", "mpea");
        body.set("rows", sample());
        return body;
    }

    @Test
    void rows_that_are_sent_are_kept_judged_and_planned_with() throws Exception {
        assertThat(get(PATH).json()).isEmpty();
        Answer kept = post(PATH, attached(), Map.of());
        assertThat(kept.status()).as("%s", kept.json()).isEqualTo(201);
        assertThat(kept.json().get("version").intValue()).isEqualTo(3);
        assertThat(kept.json().get("file").textValue()).isEqualTo("mpea.csv");
        JsonNode batch = post("/api/campaigns/alloys/batches", JSON.createObjectNode(), Map.of())
                .json();
        assertThat(batch.get("notes").toString()).contains("Source mpea");
        JsonNode source = get(PATH).json().get(0);
        assertThat(source.get("rows_used").intValue()).isEqualTo(41);
        assertThat(source.get("sha256")).isEqualTo(kept.json().get("sha256"));
        assertThat(source.get("doi").textValue()).isEqualTo("10.1038/s41597-020-00768-9");
        assertThat(source.get("columns").get("hardness").get("column").textValue())
                .isEqualTo("PROPERTY: HV");
        assertThat(source.get("set_aside").get(1).toString())
                .isEqualTo("{\"line\":44,\"reason\":\"“FORMULA” is “Al0.43 Cr0.97 Fe1.06 Ni0.88 Zr0.11”, but there is "
                        + "no parameter for Zr\"}");
        assertThat(source.get("nearest").get("E-013")).hasSize(3).allSatisfy(row -> {
            assertThat(row.get("line").intValue()).isGreaterThan(1);
            assertThat(row.get("measured").get("hardness").doubleValue()).isPositive();
            assertThat(row.get("distance").doubleValue()).isPositive();
        });
    }

    @Test
    void a_request_that_is_sent_again_changes_nothing_twice() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "k");
        Answer kept = post(PATH, attached(), key);
        assertThat(post(PATH, attached(), key)).isEqualTo(kept);
        Answer same = post(PATH, attached(), Map.of());
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.json().get("title").textValue()).contains("identical to the one attached in step 3");
        String source = PATH + "/mpea";
        Map<String, String> other = Map.of("Idempotency-Key", "d");
        Answer gone = send("DELETE", source, researcher, JSON.createObjectNode(), other);
        assertThat(gone.status()).isEqualTo(200);
        assertThat(send("DELETE", source, researcher, JSON.createObjectNode(), other))
                .isEqualTo(gone);
        assertThat(send("DELETE", source, researcher, JSON.createObjectNode(), Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(get(PATH).json()).isEmpty();
        assertThat(Alloys.campaign(home).version()).isEqualTo(4);
    }

    @Test
    void a_campaign_starts_with_the_rows_of_its_sources_once() throws Exception {
        String recipe =
                Alloys.FILE.text().replace("name: alloys", "name: metals").replace("results: own.csv", "");
        ObjectNode body = JSON.createObjectNode().put("recipe", recipe);
        body.putObject("sources").set("mpea", sample());
        Map<String, String> key = Map.of("Idempotency-Key", "k");
        Answer started = post("/api/campaigns", body, key);
        assertThat(started.status()).as("%s", started.json()).isEqualTo(201);
        assertThat(post("/api/campaigns", body, key)).isEqualTo(started);
        assertThat(started.json().get("version").intValue()).isEqualTo(2);
        assertThat(get("/api/campaigns/metals/sources").json()).hasSize(1);
        body.putObject("sources").set("mepa", sample());
        body.put("recipe", recipe.replace("name: metals", "name: others"));
        assertThat(post("/api/campaigns", body, Map.of()).status()).isEqualTo(422);
        assertThat(home.histories().campaign("others")).isEmpty();
    }

    @Test
    void only_a_researcher_may() throws Exception {
        String chemist = home.accounts().newToken(Role.CHEMIST, "arm");
        assertThat(send("POST", PATH, chemist, attached(), Map.of()).status()).isEqualTo(403);
        assertThat(send("DELETE", PATH + "/mpea", chemist, attached(), Map.of()).status())
                .isEqualTo(403);
        assertThat(send("GET", PATH, "wrong", attached(), Map.of()).status()).isEqualTo(401);
    }
}
