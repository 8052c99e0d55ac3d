package shikomi.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shikomi.campaign.Result;
import shikomi.store.Home;

/** The form of the result of E-011, filled in and sent over plain HTTP. */
final class Forms {
    static final String RESULT = "/c/films/e/E-011/result";

    private static final Pattern FIELD = Pattern.compile("name=\"([^\"]+)\" value=\"([^\"]*)\"( checked)?");

    private final Home home;
    private final Visitor visitor;

    /** Two experiments wait on the bench. */
    Forms(Home home, Server server) throws Exception {
        this.home = home;
        this.visitor = Visitor.signedIn(server);
        visitor.send("/c/films/next", Map.of("size", "2", "seed", "3"));
        Labs.append(home, Labs.campaign(home).take(List.of("E-011", "E-012")).orElseThrow());
    }

    Visitor visitor() {
        return visitor;
    }

    /** A form as planned, on the campaign as it stands. */
    Map<String, String> fields(String... more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "outcome", "measured",
                "made", "planned",
                "replicates", "1",
                "version", Integer.toString(Labs.campaign(home).version())));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    HttpResponse<String> send(String... fields) throws IOException, InterruptedException {
        return visitor.send(RESULT, fields(fields));
    }

    /** What a page's form would send if somebody pressed its button: hidden fields, and what is chosen. */
    static Map<String, String> shown(String page) {
        Map<String, String> fields = new HashMap<>();
        Matcher matcher = FIELD.matcher(page.substring(page.indexOf("data-draft=")));
        while (matcher.find()) {
            String before = page.substring(page.indexOf("data-draft=")).substring(0, matcher.start());
            boolean choice = before.endsWith("type=\"radio\" ") || before.endsWith("type=\"checkbox\" ");
            if (!choice || matcher.group(3) != null) {
                fields.putIfAbsent(matcher.group(1), matcher.group(2));
            }
        }
        fields.remove("add");
        fields.remove("then");
        return fields;
    }

    Result result() {
        return Objects.requireNonNull(
                Labs.campaign(home).experiment("E-011").orElseThrow().result());
    }

    boolean isOpen() {
        return Labs.campaign(home).experiment("E-011").orElseThrow().result() == null;
    }

    /** Sends the form with files, as a browser does. */
    HttpResponse<String> upload(Map<String, byte[]> files, String... fields) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Map<String, String> all = fields(fields);
        all.put("csrf", visitor.csrf());
        for (Map.Entry<String, String> field : all.entrySet()) {
            part(body, "name=\"" + field.getKey() + "\"", field.getValue().getBytes(StandardCharsets.UTF_8));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            part(body, "name=\"file\"; filename=\"" + file.getKey() + "\"", file.getValue());
        }
        body.writeBytes("--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return visitor.send(visitor.request(RESULT)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] content) {
        body.writeBytes(
                ("--x\r\nContent-Disposition: form-data; " + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
