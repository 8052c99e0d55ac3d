package shikomi.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import shikomi.json.Json;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.web.Failures;

/** Ends a program's request with problem details (RFC 9457). */
public final class ProblemDetails extends RuntimeException {
    public static final String TYPE = "application/problem+json";
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<Problem> problems;

    ProblemDetails(int status, List<Problem> problems) {
        super(status + " " + problems);
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    static ProblemDetails of(int status, String place, String key, Object... arguments) {
        return new ProblemDetails(status, List.of(Problem.of(place, key, arguments)));
    }

    /** Writes the problem details as the response, in the requested language. */
    public void write(Context context) {
        Language language = Language.accepted(context.header("Accept-Language"));
        String title = problems.size() == 1
                ? problems.getFirst().message().in(language)
                : Message.of("web.api.problems", problems.size()).in(language);
        ObjectNode details = details(status, title);
        details.putArray("problems").addAll(json(problems, language));
        // JSON is UTF-8 (RFC 8259); for this media type, Jetty would encode a string as ISO 8859-1.
        context.status(status).contentType(TYPE).result(Json.text(details).getBytes(StandardCharsets.UTF_8));
        context.attribute(Failures.REPORTED, true);
    }

    private static ArrayNode json(List<Problem> problems, Language language) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Problem problem : problems) {
            list.addObject()
                    .put("place", problem.place())
                    .put("message", problem.message().in(language))
                    .put("fix", problem.fix().in(language));
        }
        return list;
    }

    /** A problem document with an empty list of problems. */
    public static ObjectNode details(int status, String title) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.put("type", "about:blank").put("title", title).put("status", status);
        details.putArray("problems");
        return details;
    }
}
