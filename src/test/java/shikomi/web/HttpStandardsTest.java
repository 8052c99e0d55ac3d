package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Role;

/** HTTP as RFC 9110 and RFC 9457 have it, over real connections. */
class HttpStandardsTest extends Served {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CAMPAIGN = "/api/campaigns/films";

    private HttpResponse<String> send(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = new Visitor(server.url())
                .request(path)
                .header("Authorization", "Bearer " + home.accounts().newToken(Role.RESEARCHER, "robot"))
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return new Visitor(server.url()).send(request);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en;q=0.1, ja;q=0.9 | ja",
                "de, ja;q=0.5 | ja",
                "JA-jp | ja",
                "ja;q=0, en | en",
                "ja;q=0.4, *;q=0.8 | en",
                "en, ja | en",
                "ja;q=often | en",
                "fr | en",
            })
    void the_language_with_the_greatest_weight_is_spoken(String accepted, String spoken) throws Exception {
        String words = spoken.equals("ja") ? "はありません" : "There is no campaign";
        assertThat(send("GET", "/api/campaigns/%E8%86%9C%C2%B1", "Accept-Language", accepted)
                        .body())
                .contains(words)
                .contains("膜±");
        assertThat(send("GET", "/sign-in", "Accept-Language", accepted).body()).contains("lang=\"" + spoken + "\"");
    }

    @Test
    void problem_documents_are_json_in_utf_8() throws Exception {
        byte[] japanese =
                send("GET", "/api/nothing", "Accept-Language", "ja").body().getBytes(StandardCharsets.UTF_8);
        assertThat(JSON.readTree(japanese).get("title").textValue()).contains("キャンペーン");
        for (String path : List.of("/api/nothing", "/health", "/metrics")) {
            HttpResponse<String> refused = send("PUT", path);
            assertThat(Visitor.header(refused, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(JSON.readTree(refused.body()).get("status").intValue()).isEqualTo(refused.statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/campaigns | GET, HEAD, POST",
                "POST | /api/campaigns/films/costs | GET, HEAD",
                "GET | /api/ask | POST",
                "PUT | /api/campaigns/films/sources/old | DELETE",
                "PATCH | /health | GET, HEAD",
                "DELETE | /sign-in | GET, HEAD, POST",
            })
    void a_method_that_is_not_allowed_is_answered_with_those_that_are(String method, String path, String allowed)
            throws Exception {
        HttpResponse<String> refused = send(method, path);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(Visitor.header(refused, "Allow").split(", ")).containsExactlyInAnyOrder(allowed.split(", "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/campaigns", CAMPAIGN, "/api/nothing", "/api/openapi.json", "/metrics", "/", "/sign-in"})
    void head_is_answered_as_get_without_the_content(String path) throws Exception {
        HttpResponse<String> get = send("GET", path);
        HttpResponse<String> head = send("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        assertThat(head.body()).isEmpty();
        assertThat(Visitor.header(head, "Content-Type")).isEqualTo(Visitor.header(get, "Content-Type"));
        assertThat(Visitor.header(head, "ETag")).isEqualTo(Visitor.header(get, "ETag"));
    }

    @Test
    void head_asks_for_a_token_too() throws Exception {
        assertThat(send("HEAD", CAMPAIGN, "Authorization", "Bearer wrong").statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_scheme_of_a_token_may_be_written_in_any_case() throws Exception {
        String token = home.accounts().newToken(Role.MANAGER, "m");
        for (String scheme : List.of("bearer", "BEARER", "Bearer")) {
            assertThat(send("GET", CAMPAIGN, "Authorization", scheme + " " + token)
                            .statusCode())
                    .as(scheme)
                    .isEqualTo(200);
        }
        assertThat(send("GET", CAMPAIGN, "Authorization", "Basic " + token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_has_not_changed_is_not_sent_again() throws Exception {
        for (String path : List.of(CAMPAIGN, CAMPAIGN + "/experiments", CAMPAIGN + "/costs", "/api/campaigns")) {
            HttpResponse<String> first = send("GET", path);
            String tag = Visitor.header(first, "ETag");
            assertThat(tag).as(path).matches("\"[0-9a-f]{32}\"");
            for (String known : List.of(tag, "\"other\", W/" + tag, "*")) {
                HttpResponse<String> again = send("GET", path, "If-None-Match", known);
                assertThat(again.statusCode()).as(path + " " + known).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(Visitor.header(again, "ETag")).isEqualTo(tag);
            }
            assertThat(send("GET", path, "If-None-Match", "\"other\"").body()).isEqualTo(first.body());
        }
        String before = Visitor.header(send("GET", CAMPAIGN), "ETag");
        Labs.append(home, Labs.campaign(home).close("done").orElseThrow());
        HttpResponse<String> changed = send("GET", CAMPAIGN, "If-None-Match", before);
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /c/films/paste | localhost | 401",
                "POST | /api/nothing | localhost | 404",
                "PUT | /api/campaigns | localhost | 405",
                "POST | /api/ask | evil.example | 403",
                "POST | /api/ask | localhost | 401",
            })
    void a_client_that_is_refused_while_it_sends_reads_the_refusal(String method, String path, String host, int status)
            throws Exception {
        byte[] body = new byte[20_000_000]; // more than the buffers of a connection hold
        URI address = URI.create(server.url());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            assertThat(line(socket)).startsWith("HTTP/1.1 " + status);
        }
    }

    private static String line(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = socket.getInputStream().read();
                c >= 0 && c != '\r';
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%09/evil.example",
                "//evil.example",
                "/%5Cevil.example",
                "/%0A/evil.example",
                "/%0D/evil.example",
                "/a%5C..%5C%5Cevil.example",
                "https://evil.example",
                "evil.example",
                "%20//evil.example",
            })
    void a_choice_of_language_leads_to_no_other_site(String to) throws Exception {
        HttpResponse<String> chosen = send("GET", "/language/ja?to=" + to);
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(Visitor.header(chosen, "Location")).isEqualTo("/");
        assertThat(Visitor.header(send("GET", "/language/ja?to=/c/films/cost%3Fby=1"), "Location"))
                .isEqualTo("/c/films/cost?by=1");
    }
}
