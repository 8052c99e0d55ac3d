package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame around all pages, over real HTTP. */
class ServerTest extends Served {

    @Test
    void who_is_not_signed_in_sees_nothing_of_a_campaign() throws Exception {
        HttpResponse<String> answer = new Visitor(server.url()).get("/c/films/bench");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("This link is missing or has already been used. Restart shikomi serve")
                .doesNotContain("Film stability");
    }

    @Test
    void a_sign_in_link_works_once() throws Exception {
        Visitor visitor = new Visitor(server.url());
        Map<String, String> form =
                Map.of("token", Visitor.token(server.signInLink()), "name", "Aoi", "role", "chemist");
        HttpResponse<String> first = visitor.post("/sign-in", form);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(Visitor.header(first, "Location")).isEqualTo("/bench");
        assertThat(Visitor.header(first, "Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
        HttpResponse<String> second = visitor.post("/sign-in", form);
        assertThat(second.headers().map()).doesNotContainKey("set-cookie");
        assertThat(second.body()).contains("This link is missing or has already been used");
    }

    @Test
    void signing_in_keeps_what_was_typed_and_says_what_is_missing() throws Exception {
        Visitor visitor = new Visitor(server.url());
        String token = Visitor.token(server.signInLink());
        HttpResponse<String> noName = visitor.post("/sign-in", Map.of("token", token, "name", " ", "role", "manager"));
        assertThat(noName.statusCode()).isEqualTo(422);
        assertThat(noName.body())
                .contains("<title>Error: Sign in")
                .contains("Enter your name (at most 80 characters)")
                .contains("value=\"manager\" checked");
        HttpResponse<String> noRole = visitor.post("/sign-in", Map.of("token", token, "name", "Aoi \"<b>"));
        assertThat(noRole.statusCode()).isEqualTo(422);
        assertThat(noRole.body())
                .contains("Choose your role")
                .contains("value=\"Aoi &#34;&lt;b>\"")
                .doesNotContain("<b>\"");
    }

    @Test
    void a_session_that_was_ended_is_worth_nothing() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);
        assertThat(visitor.send("/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(visitor.get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void a_form_of_another_site_changes_nothing() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        int version = Labs.campaign(home).version();
        HttpResponse<String> answer = visitor.post("/c/films/unplanned", ResultPagesTest.unplanned("77"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This form has expired");
        assertThat(Labs.campaign(home).version()).isEqualTo(version);
    }

    @ParameterizedTest
    @CsvSource({
        "/c/nothing/bench, There is no campaign nothing.",
        "/c/films/e/E-999, There is no experiment E-999 in films.",
        "/c/films/e/%3Cscript%3E, There is no experiment &lt;script&gt; in films.",
        "/nowhere, There is nothing at /nowhere.",
        "/assets/..%2Fsecret, '/assets'",
    })
    void what_is_not_there_is_said_with_its_name(String path, String words) throws Exception {
        HttpResponse<String> answer = Visitor.signedIn(server).get(path);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body())
                .doesNotContain("<script>")
                .doesNotContain("at shikomi.")
                .doesNotContain("Exception");
        if (answer.statusCode() == 404) {
            assertThat(answer.body()).contains(words);
        }
    }

    @Test
    void a_wrong_method_is_405() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        HttpResponse<String> answer =
                visitor.send(visitor.request("/c/films/bench").DELETE());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("/c/films/bench does not support this action.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded | /c/films/upload | Keep only the columns you need",
                "multipart/form-data; boundary=x | /c/films/upload | Keep only the columns you need",
                "multipart/form-data; boundary=x | /c/films/sources | Keep only the columns you need",
                "multipart/form-data; boundary=x | /c/films/e/E-001/result | choose fewer or smaller ones",
                "multipart/form-data; boundary=x | /c/films/unplanned | choose fewer or smaller ones",
                "multipart/form-data; boundary=x | /c/films/next | You sent too much at once",
            })
    void a_body_over_the_limit_is_413_in_words_for_what_was_sent(String type, String path, String words)
            throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        byte[] body = new byte[23_000_000];
        java.util.Arrays.fill(body, (byte) 'a');
        byte[] head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, body, 0, head.length);
        HttpResponse<String> answer = visitor.send(
                visitor.request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("20 MB", words);
        assertThat(answer.body().contains("columns")).isEqualTo(words.contains("columns"));
    }

    /** A long table may be pasted: 30,000 rows are more than a server's usual 200,000 characters. */
    @ParameterizedTest
    @ValueSource(strings = {"/c/films/paste", "/c/films/upload"})
    void a_long_text_is_accepted_and_a_broken_form_is_400(String path) throws Exception {
        String field = "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n";
        String text = "1.25,2.5,3\n".repeat(30_000);
        for (String[] each : new String[][] {
            {"multipart/form-data; boundary=x", field + text + "\r\n--x--\r\n"},
            {"application/x-www-form-urlencoded", "text=" + text},
            {"multipart/form-data; boundary=zz", "garbage"},
            {"multipart/form-data", "garbage"}
        }) {
            Visitor visitor = Visitor.signedIn(server); // whose connection a broken form may end
            HttpResponse<String> answer = visitor.send(visitor.request(path)
                    .header("Content-Type", each[0])
                    .POST(HttpRequest.BodyPublishers.ofString(each[1])));
            assertThat(answer.statusCode()).as(each[0] + " " + answer.body()).isBetween(200, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", ""})
    void a_name_that_is_not_ours_is_refused(String host) throws Exception {
        URI uri = URI.create(server.url());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write(("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).containsPattern("^HTTP/1.1 (400|403)").doesNotContain("<form");
        }
    }

    @Test
    void every_page_carries_the_headers_that_keep_strangers_out() throws Exception {
        HttpResponse<String> answer = Visitor.signedIn(server).get("/");
        assertThat(Visitor.header(answer, "Content-Security-Policy"))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .contains("base-uri 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(Visitor.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(Visitor.header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(Visitor.header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body()).doesNotContainPattern("<script(?! src=)").doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void the_language_follows_the_browser_until_somebody_chooses() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        visitor.speaks("fr-FR, ja;q=0.8, en;q=0.5");
        assertThat(visitor.get("/").body()).contains("<html lang=\"ja\">").contains("膜の安定性");
        visitor.speaks("de");
        assertThat(visitor.get("/").body()).contains("<html lang=\"en\">").contains("Film stability");
        HttpResponse<String> chosen = visitor.get("/language/ja?to=%2Fc%2Ffilms%2Fbench%3Fsize%3D5");
        assertThat(Visitor.header(chosen, "Location")).isEqualTo("/c/films/bench?size=5");
        assertThat(Visitor.header(chosen, "Set-Cookie")).startsWith("language=ja");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "/%0d%0aX: y"})
    void choosing_a_language_leads_to_no_other_site(String to) throws Exception {
        HttpResponse<String> answer = Visitor.signedIn(server)
                .get("/language/ja?to=" + java.net.URLEncoder.encode(to, StandardCharsets.UTF_8));
        assertThat(Visitor.header(answer, "Location")).doesNotContain("//").doesNotContain("\\");
        assertThat(answer.headers().map()).doesNotContainKey("x");
    }

    @Test
    void a_port_that_is_taken_is_said() {
        int port = URI.create(server.url()).getPort();
        assertThatThrownBy(() -> Server.start(home, new Server.Settings("127.0.0.1", port, Clock.systemUTC())))
                .isInstanceOf(Server.PortTaken.class)
                .hasMessageContaining(Integer.toString(port));
    }

    @Test
    void styles_scripts_and_pictures_are_there() throws Exception {
        Visitor visitor = new Visitor(server.url());
        for (String name : List.of("pico.css", "htmx.js", "echarts.js", "shikomi.css", "shikomi.js", "favicon.svg")) {
            HttpResponse<String> answer = visitor.get("/assets/" + name);
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(answer.body()).as(name).isNotEmpty();
        }
    }

    @Test
    void our_own_style_and_script_stay_small() throws IOException, InterruptedException {
        Visitor visitor = new Visitor(server.url());
        assertThat(visitor.get("/assets/shikomi.css").body().lines()).hasSizeLessThanOrEqualTo(600);
        assertThat(visitor.get("/assets/shikomi.js").body().lines()).hasSizeLessThanOrEqualTo(300);
    }
}
