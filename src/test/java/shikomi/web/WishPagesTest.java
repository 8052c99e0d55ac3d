package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Experiment;
import shikomi.campaign.Obstacle;
import shikomi.message.Reading;
import shikomi.recipe.RecipeReader;
import shikomi.space.Constraint;

/** The bench wishes a limit; the researcher decides, and what is planned follows. */
class WishPagesTest extends Served {
    private Visitor visitor;

    @BeforeEach
    void wish() throws Exception {
        visitor = Visitor.signedIn(server);
        Bench.propose(home, 0.2, 0.3);
        Labs.append(
                home,
                Labs.campaign(home)
                        .reject("E-011", "it <cracks>", Obstacle.OTHER, true)
                        .orElseThrow());
    }

    private List<Constraint> limits() {
        return Labs.campaign(home).recipe().space().constraints();
    }

    private String next() throws Exception {
        return visitor.get("/c/films/next").body();
    }

    private HttpResponse<String> limit(String chosen, String written) throws Exception {
        return visitor.send("/c/films/next/E-011/limit", Map.of("limit-E-011", chosen, "rule-E-011", written));
    }

    @Test
    void the_wish_offers_limits_and_the_one_that_is_kept_is_planned_with_by_pages_and_programs() throws Exception {
        assertThat(next())
                .contains("could not be made (it &lt;cracks&gt;)")
                .contains("<option value=\"anneal &lt;= 105\"")
                .contains("<option value=\"solvent != &#39;DMF&#39;\"");
        HttpResponse<String> kept = limit("anneal <= 105", " ");
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(visitor.get(Visitor.header(kept, "Location")).body())
                .contains("A limit was added because of E-011: anneal &lt;= 105")
                .contains("Limits added in this campaign")
                .contains("Already planned but excluded by this limit: E-012.")
                .doesNotContain("Requested limits");
        assertThat(limits()).extracting(Constraint::rule).containsExactly("anneal <= 105");
        visitor.send("/c/films/next", Map.of("size", "3", "seed", "5"));
        visitor.send(visitor.request("/api/campaigns/films/batches")
                .header("Authorization", "Bearer " + token())
                .POST(HttpRequest.BodyPublishers.ofString("{\"batch\": 2, \"seed\": 6}")));
        assertThat(Labs.campaign(home).experiments())
                .filteredOn(Experiment::isPending)
                .hasSize(6)
                .allMatch(e -> e.id().equals("E-012") || e.point().number("anneal") <= 105);
        String recipe = visitor.get("/c/films/recipe.yaml").body();
        assertThat(recipe).startsWith(Labs.RECIPE).contains("E-011: it <cracks>");
        assertThat(RecipeReader.read("r", recipe))
                .isEqualTo(Reading.of(Labs.campaign(home).recipe()));
        assertThat(visitor.get("/c/films/data").body()).contains("rule: anneal &lt;= 105");
    }

    private String token() {
        return home.accounts().newToken(shikomi.campaign.Role.RESEARCHER, "robot");
    }

    @Test
    void a_limit_in_own_words_is_read_as_in_a_recipe_and_a_mistake_loses_nothing() throws Exception {
        HttpResponse<String> wrong = limit("anneal <= 105", "anneal <= 110 <b>");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("value=\"anneal &lt;= 110 &lt;b>\"")
                .contains("href=\"#rule-E-011\"")
                .contains("needs exactly one of &lt;=, &gt;=, = and !=");
        assertThat(limit("", "anneal <= 110").body()).contains("still allows E-011");
        assertThat(limits()).isEmpty();
        limit("anneal <= 105", "Cs + 0.01 * anneal <= 1.2");
        assertThat(limits()).extracting(Constraint::rule).containsExactly("Cs + 0.01 * anneal <= 1.2");
    }

    @Test
    void what_was_proposed_before_and_lies_beyond_is_not_chosen_for_the_bench() throws Exception {
        visitor.send("/c/films/next", Map.of("size", "2", "seed", "5"));
        limit("", "anneal <= 85");
        assertThat(next()).contains("Breaks a current limit.").doesNotContainPattern("value=\"E-013\" checked");
    }

    @Test
    void a_limit_is_undone_and_a_wish_is_set_aside() throws Exception {
        limit("anneal <= 105", "");
        int number = Labs.campaign(home).version();
        visitor.send("/c/films/undo", Map.of("number", Integer.toString(number), "back", "/c/films/next"));
        assertThat(limits()).isEmpty();
        assertThat(next()).contains("Requested limits");
        HttpResponse<String> aside = visitor.send("/c/films/next/E-011/no-limit", Map.of());
        assertThat(visitor.get(Visitor.header(aside, "Location")).body())
                .contains("The request to avoid experiments like E-011 was dismissed.")
                .doesNotContain("Requested limits");
        assertThat(visitor.send("/c/films/next/E-011/no-limit", Map.of()).statusCode())
                .isEqualTo(422);
    }

    @Test
    void the_sheet_on_paper_tells_a_recipe_with_a_limit_from_one_without() throws Exception {
        String before = visitor.get("/c/films/bench/print.css").body();
        limit("anneal <= 105", "");
        String after = visitor.get("/c/films/bench/print.css").body();
        assertThat(after.replaceAll("version \\d+", "")).isNotEqualTo(before.replaceAll("version \\d+", ""));
    }
}
