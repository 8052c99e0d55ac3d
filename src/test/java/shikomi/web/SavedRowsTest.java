package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The button, the figures above the table and the sentence after saving count the same rows. */
class SavedRowsTest extends Served {
    private static final Pattern FIGURE = Pattern.compile("<dt>([^<]+)</dt><dd>(\\d+)</dd>");
    private static final Pattern BUTTON = Pattern.compile("Save (\\d+) rows");

    /** Eleven experiments in twelve rows, one of them with two values in a row; then rows that need something else. */
    private static final String TABLE = "experiment,Cs,FA,anneal,solvent,lifetime,lifetime 2\n"
            + ",0.5,0.5,100,DMF,80,\n,0.5,0.5,100,DMF,82,81\n,0.5,0.5,100,DMF,83,\n,0.4,0.6,100,DMF,84,\n"
            + ",0.4,0.6,100,DMF,85,\n,0.3,0.7,100,DMF,86,\n,0.2,0.8,100,DMF,87,\nE-011,,,,,88,\nE-012,,,,,89,\n"
            + ",0.1,0.9,100,DMF,9999,\n,,,,,,\n,0.1,0.9,110,DMF,,\n,0.1,0.9,110,Ether,90,\nE-077,0.1,0.9,110,DMF,91,\n"
            + "E-077,0.1,0.9,110,DMF,92,\n";

    private static Map<String, Integer> figures(String body) {
        Map<String, Integer> figures = new LinkedHashMap<>();
        Matcher matcher = FIGURE.matcher(body);
        while (matcher.find()) {
            figures.put(matcher.group(1), Integer.valueOf(matcher.group(2)));
        }
        return figures;
    }

    private static int button(String body) {
        Matcher matcher = BUTTON.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    @Test
    void what_the_button_says_is_what_is_saved_and_every_other_row_is_counted_by_name() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        Bench.propose(home, 0.25, 0.35);
        String preview = visitor.send("/c/films/paste", Map.of("pasted", TABLE)).body();
        assertThat(button(preview)).isEqualTo(11);
        Map<String, String> fields = PastePreview.form(preview);
        fields.put("row-11", "KEEP");
        String answered = visitor.send("/c/films/paste/" + PastePreview.key(preview), fields)
                .body();
        Map<String, Integer> figures = figures(answered);
        assertThat(button(answered))
                .isEqualTo(12)
                .isEqualTo(figures.getOrDefault("New", 0)
                        + figures.getOrDefault("Replicates", 0)
                        + figures.getOrDefault("Confirmed", 0));
        assertThat(figures.values().stream().mapToInt(each -> each).sum())
                .as("all rows that are not blank: " + figures)
                .isEqualTo(14);
        HttpResponse<String> saved = PastePreview.save(visitor, answered, Map.of());
        String after = visitor.get(Visitor.header(saved, "Location")).body();
        assertThat(after).contains("12 rows were saved, with results of 11 experiments.");
        assertThat(figures(after).getOrDefault("To check", 0)).isEqualTo(1);
    }
}
