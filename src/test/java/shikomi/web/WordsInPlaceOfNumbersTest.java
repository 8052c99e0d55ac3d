package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;

/** Words in a measured column are asked about once, and the answer is kept for the next table. */
class WordsInPlaceOfNumbersTest extends Served {
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
    }

    private static String table(String word) {
        return "Cs,FA,anneal (°C),solvent,lifetime\n0.5,0.5,100,DMF,%s\n0.4,0.6,100,DMF,82\n".formatted(word);
    }

    private String paste(String table) throws Exception {
        return visitor.send("/c/films/paste", Map.of("pasted", table)).body();
    }

    private List<Result> added() {
        List<Result> results = Labs.campaign(home).results();
        return results.subList(10, results.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gelled", "NG", "n.g.", "×", "不可", "不良", "測定不可", "did not set"})
    void words_are_left_out_until_a_person_counts_them_as_failed(String word) throws Exception {
        String preview = paste(table(word));
        assertThat(preview)
                .contains(
                        "name=\"words-4\"",
                        "“" + word + "”: words instead of a number",
                        "“" + word + "”: count as failed")
                .contains("Save 1 row<");
        assertThat(PastePreview.save(visitor, preview, Map.of("words-4", "failed"))
                        .statusCode())
                .as("the page shows what changes before it is saved")
                .isEqualTo(422);
        assertThat(added()).isEmpty();

        Map<String, String> fields = PastePreview.form(preview);
        fields.put("words-4", "failed");
        String again = visitor.send("/c/films/paste/" + PastePreview.key(preview), fields)
                .body();
        assertThat(again).contains("Save 2 rows", "“" + word + "” in the column “lifetime” counts as failed");
        assertThat(PastePreview.save(visitor, again, Map.of()).statusCode()).isEqualTo(303);
        assertThat(added()).hasSize(2);
        assertThat(added().getFirst().measurements().getFirst().outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(added().getFirst().note()).contains(word);

        assertThat(paste(table("cracked").replace("0.5,0.5", "0.3,0.7")))
                .as("the answer is remembered for tables of these headings")
                .contains("“cracked” in the column “lifetime” counts as failed");
    }

    @Test
    void words_are_left_out_for_good_where_a_person_says_so() throws Exception {
        String preview = paste(table("NG"));
        Map<String, String> fields = PastePreview.form(preview);
        fields.put("words-4", "nothing");
        String again = visitor.send("/c/films/paste/" + PastePreview.key(preview), fields)
                .body();
        assertThat(again).contains("Save 1 row<").doesNotContain("words instead of a number");
    }

    @Test
    void entries_for_not_measured_and_failed_are_not_asked_about() throws Exception {
        assertThat(paste(table("未測定"))).doesNotContain("name=\"words-4\"");
        assertThat(paste(table("失敗"))).doesNotContain("name=\"words-4\"").contains("Save 2 rows");
    }
}
