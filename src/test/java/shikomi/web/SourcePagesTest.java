package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Proposal;
import shikomi.plan.PlanRequest;
import shikomi.plan.StandardPlanner;
import shikomi.store.Hash;

/** What a researcher reads of external data, and does with them. */
class SourcePagesTest extends Served {
    private static final String PAGE = "/c/alloys/sources";

    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
        Alloys.start(home);
    }

    private HttpResponse<String> upload(Map<String, String> fields, String file, byte[] bytes) throws Exception {
        return visitor.upload(PAGE, fields, "file", Map.of(file, bytes));
    }

    private String page(String path) throws Exception {
        return visitor.settled(path);
    }

    private static List<String> names(Campaign campaign) {
        return campaign.sources().stream().map(s -> s.spec().name()).toList();
    }

    @Test
    void a_file_of_a_declared_source_is_attached_judged_and_undone() throws Exception {
        assertThat(page("/c/alloys/next")).contains("The recipe’s source mpea has no data in this campaign.");
        assertThat(page(PAGE))
                .contains("This campaign uses no external data", "its file (sample.csv) has not been attached yet");
        HttpResponse<String> answer = upload(Map.of("name", "mpea", "spec", ""), "sample.csv", Alloys.sample());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Visitor.header(answer, "Location")).isEqualTo(PAGE + "?done=3");
        assertThat(page(PAGE + "?done=3"))
                .contains("The source mpea was attached (sample.csv, SHA-256 ")
                .contains(
                        "Borg et al., Scientific Data 7, 430 (2020)",
                        "https://doi.org/10.1038/s41597-020-00768-9",
                        "CC BY 4.0",
                        "Vickers hardness as reported in the papers",
                        Hash.of(Alloys.sample()))
                .contains("41 used, 3 set aside, 5 labs or papers", "PROPERTY: HV", "read as chemical formulas")
                .contains("there is no parameter for Zr", "same as line 6 (sample-1); counted once")
                .contains("Error using your results only, hardness (HV)", "Error using the source only", "Weight")
                .contains("sample.csv:2")
                .doesNotContain("This campaign uses no external data", "surrogate", "posterior");
        assertThat(page("/c/alloys/next")).doesNotContain("has no data in this campaign");
        visitor.send("/c/alloys/undo", Map.of("number", "3", "back", PAGE));
        assertThat(names(Alloys.campaign(home))).isEmpty();
        assertThat(page(PAGE)).contains("This campaign uses no external data");
    }

    @Test
    void the_next_page_plans_with_the_source_and_says_what_it_moved() throws Exception {
        Alloys.attach(home);
        Campaign before = Alloys.campaign(home);
        assertThat(page("/c/alloys/next")).contains("New external data take a few seconds the first time.");
        visitor.send("/c/alloys/next", Map.of("size", "4", "seed", "7"));
        List<Proposal> asked = new StandardPlanner()
                .propose(PlanRequest.of(
                        before, new CampaignSources(home).of(before).orElseThrow(), 4, 7))
                .batch();
        List<Experiment> proposed = Alloys.campaign(home).experiments().stream()
                .filter(e -> e.proposal() != null)
                .toList();
        assertThat(proposed).extracting(Experiment::proposal).isEqualTo(asked);
        String next = page("/c/alloys/next");
        assertThat(next)
                .contains("External data changed the predicted hardness from ", "/c/alloys/sources#E-013")
                .contains("About the last batch", "Source mpea");
        String sources = page(PAGE);
        assertThat(sources).contains("id=\"E-013\"", "id=\"E-016\"", "External data behind each open experiment");
        assertThat(sources.substring(sources.indexOf("id=\"E-013\"")))
                .contains("External data changed the predicted hardness from ")
                .containsPattern("sample\\.csv:\\d+</td><td>sample-\\d");
        visitor.speaks("ja");
        assertThat(page("/c/alloys/next")).contains("外部データにより hardness の予測値は", "元になった外部データを見る", "外部データ mpea");
        assertThat(page(PAGE))
                .contains("自分の結果の予測が良くなるか", "未完了の実験ごとの、元になった外部データ", "3 行を除外（理由つき）", "論文")
                .doesNotContain("Error using", "set aside");
    }

    @Test
    void the_file_comes_back_byte_for_byte_while_it_is_used() throws Exception {
        Alloys.attach(home);
        String path = PAGE + "/" + Hash.of(Alloys.sample());
        assertThat(page(path)).isEqualTo(new String(Alloys.sample(), StandardCharsets.UTF_8));
        visitor.send(PAGE + "/detach", Map.of("name", "mpea"));
        assertThat(names(Alloys.campaign(home))).isEmpty();
        assertThat(visitor.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_wrong_with_a_file_is_told_and_the_form_kept() throws Exception {
        HttpResponse<String> none = upload(Map.of("name", "mpea", "spec", ""), "sample.csv", new byte[0]);
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("Choose the data file");
        HttpResponse<String> unknown = upload(Map.of("name", "old", "spec", ""), "old.csv", Alloys.sample());
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("The recipe does not describe a source “old”", "value=\"old\"");
        HttpResponse<String> wrong =
                upload(Map.of("name", "old", "spec", "{kind: projekt, file: old.csv}"), "old.csv", Alloys.sample());
        assertThat(wrong.body()).contains("project", "{kind: projekt, file: old.csv}");
        HttpResponse<String> useless =
                upload(Map.of("name", "mpea", "spec", ""), "x.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(useless.body()).contains("has no column “FORMULA”");
        assertThat(Alloys.campaign(home).version()).isEqualTo(2);
    }

    @Test
    void a_source_that_the_recipe_does_not_declare_says_itself_what_it_is() throws Exception {
        String own = Files.readString(Alloys.FILE.beside("own.csv"));
        HttpResponse<String> answer = upload(
                Map.of("name", "昨年", "spec", "kind: project\nfile: old.csv\nmeasured-by: 田中\n"),
                "old.csv",
                own.replace(",207", ",217").getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(page(PAGE)).contains("昨年", "earlier project", "田中", "your own result 2, published");
    }

    @Test
    void a_campaign_starts_with_the_files_of_its_sources() throws Exception {
        String recipe = Alloys.FILE.text().replace("name: alloys", "name: metals");
        HttpResponse<String> refused =
                visitor.upload("/new", Map.of("recipe", recipe), "source", Map.of("sample.csv", Alloys.sample()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("own.csv");
        String alone = recipe.replace("results: own.csv", "");
        HttpResponse<String> other =
                visitor.upload("/new", Map.of("recipe", alone), "source", Map.of("other.csv", Alloys.sample()));
        assertThat(other.body()).contains("The recipe has no source with the file “other.csv”.");
        HttpResponse<String> started =
                visitor.upload("/new", Map.of("recipe", alone), "source", Map.of("sample.csv", Alloys.sample()));
        assertThat(Visitor.header(started, "Location")).isEqualTo("/c/metals/next");
        assertThat(names(home.histories().campaign("metals").orElseThrow())).containsExactly("mpea");
        HttpResponse<String> later =
                visitor.upload("/new", Map.of("recipe", alone.replace("metals", "later")), "source", Map.of());
        assertThat(Visitor.header(later, "Location")).isEqualTo("/c/later/sources");
        assertThat(page("/c/metals/data")).contains("The source mpea was attached");
    }
}
