package shikomi.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who comes over plain HTTP and follows no redirect. */
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([0-9a-f]+)\"");

    private static final Pattern ASKED = Pattern.compile("name=\"(check[.][^\"]+)[.]about\" value=\"([^\"]*)\"");
    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private String language = "en";
    private String cookie = "";
    private String csrf = "";

    Visitor(String url) {
        this.url = url;
    }

    /** Enters by the link of the server. */
    static Visitor signedIn(Server server) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(server.url());
        HttpResponse<String> entered = visitor.post(
                "/sign-in", Map.of("token", token(server.signInLink()), "name", "Aoi <i>", "role", "chemist"));
        visitor.cookie =
                entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        Matcher matcher = CSRF.matcher(visitor.get("/").body());
        visitor.csrf = matcher.find() ? matcher.group(1) : "";
        return visitor;
    }

    static String token(String link) {
        return link.substring(link.indexOf('=') + 1);
    }

    /** What a form of this session must carry. */
    String csrf() {
        return csrf;
    }

    void speaks(String accepted) {
        language = accepted;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** What stands on a page when nothing is worked out for it any more. */
    String settled(String path) throws IOException, InterruptedException {
        for (int look = 0; look < 600; look++) {
            String body = get(path).body();
            if (!body.contains("id=\"working\"")) {
                return body;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(path + " is worked on for ever");
    }

    /** Sends a form of this session, and where it is asked whether values are right, says that they are. */
    HttpResponse<String> send(String path, Map<String, String> fields) throws IOException, InterruptedException {
        HttpResponse<String> answer = once(path, fields);
        Matcher asked = ASKED.matcher(answer.body());
        Map<String, String> sure = new HashMap<>(fields);
        while (asked.find()) {
            sure.putIfAbsent(asked.group(1) + ".about", asked.group(2));
            sure.putIfAbsent(asked.group(1), "keep");
        }
        return answer.statusCode() == 200 && sure.size() > fields.size() ? once(path, sure) : answer;
    }

    /** Sends a form of this session. */
    HttpResponse<String> once(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(path, fields, csrf);
    }

    /** Sends a form as another site would. */
    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return post(path, fields, "");
    }

    /** Sends a form of this session with files, each under a field of its own. */
    HttpResponse<String> upload(String path, Map<String, String> fields, String field, Map<String, byte[]> files)
            throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("csrf", csrf);
        all.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, bytes) -> part(body, "name=\"" + field + "\"; filename=\"" + name + "\"", bytes));
        body.writeBytes("--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String what, byte[] bytes) {
        body.writeBytes(
                ("--part\r\nContent-Disposition: form-data; " + what + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, String token)
            throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body + (token.isEmpty() ? "" : "&csrf=" + token))));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Accept-Language", language);
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return request;
    }

    static String header(HttpResponse<String> response, String name) {
        return Optional.of(response).flatMap(r -> r.headers().firstValue(name)).orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
