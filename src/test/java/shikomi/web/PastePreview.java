package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that shows what was read of a table, as a browser sees it. */
final class PastePreview {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(once|shown|shown-[a-z0-9-]+|sheet)\" value=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("/paste/([0-9a-f-]{36})/store");
    private static final Pattern SELECT = Pattern.compile("<select name=\"([^\"]+)\".*?</select>", Pattern.DOTALL);
    private static final Pattern SELECTED = Pattern.compile("<option value=\"([^\"]*)\"[^>]* selected");

    private PastePreview() {}

    static String key(String body) {
        Matcher matcher = KEY.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    /** What a browser would send of the page. */
    static Map<String, String> form(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(body);
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        Matcher select = SELECT.matcher(body);
        while (select.find()) {
            Matcher selected = SELECTED.matcher(select.group());
            if (selected.find()) {
                fields.put(select.group(1), selected.group(1).replace("&amp;", "&"));
            }
        }
        return fields;
    }

    /** The page that shows a pasted table. */
    static String paste(Visitor visitor, String text) throws IOException, InterruptedException {
        return visitor.send("/c/films/paste", Map.of("pasted", text)).body();
    }

    /** The page after these choices. */
    static String choose(Visitor visitor, String body, Map<String, String> choices)
            throws IOException, InterruptedException {
        Map<String, String> fields = form(body);
        fields.putAll(choices);
        return visitor.send("/c/films/paste/" + key(body), fields).body();
    }

    /** Sends the page as it stands, but for what is changed. */
    static HttpResponse<String> save(Visitor visitor, String body, Map<String, String> changed)
            throws IOException, InterruptedException {
        Map<String, String> fields = form(body);
        fields.putAll(changed);
        return visitor.send("/c/films/paste/" + key(body) + "/store", fields);
    }
}
