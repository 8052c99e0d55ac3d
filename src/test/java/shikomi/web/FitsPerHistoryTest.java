package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Role;
import shikomi.plan.PlanRequest;
import shikomi.plan.StandardPlanner;
import shikomi.source.Sources;

/** A history is fitted once, whoever asks: a page, its twin over HTTP, or the planner. */
class FitsPerHistoryTest extends Served {
    private static final Pattern FITS = Pattern.compile("(?m)^shikomi_model_fits_total (\\d+)$");
    private static final List<String> PAGES =
            List.of("/", "/c/films/model", "/c/films/next", "/c/films/cost", "/c/films/bench", "/c/films/data");

    private Visitor visitor;
    private String token;

    @BeforeEach
    void enter() throws Exception {
        visitor = Visitor.signedIn(server);
        token = home.accounts().newToken(Role.RESEARCHER, "robot");
    }

    private int fits() throws Exception {
        Matcher matcher = FITS.matcher(visitor.get("/metrics").body());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private void visitAll() throws Exception {
        for (int round = 0; round < 3; round++) {
            for (String page : PAGES) {
                assertThat(visitor.settled(page)).as(page).contains("</html>");
            }
        }
    }

    private int api(String method, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path))
                    .header("Authorization", "Bearer " + token)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    @Test
    void pages_proposals_and_the_http_interface_share_one_fit() throws Exception {
        assertThat(fits()).isZero();
        visitAll();
        assertThat(fits()).isEqualTo(1);
        visitor.send("/c/films/next", Map.of("size", "2", "seed", "1"));
        visitor.send("/c/films/next", Map.of("size", "3", "seed", "1"));
        assertThat(api("POST", "/api/campaigns/films/batches", "{\"batch\": 2, \"seed\": 1}"))
                .isEqualTo(201);
        assertThat(api("GET", "/api/campaigns/films/sources", "")).isEqualTo(200);
        visitAll();
        assertThat(fits()).isEqualTo(1);
        visitor.send("/c/films/next", Map.of("size", "2", "seed", "5"));
        assertThat(fits()).as("another seed is another model").isEqualTo(2);
    }

    @Test
    void a_logged_result_costs_one_fit() throws Exception {
        visitAll();
        int before = fits();
        assertThat(visitor.send("/c/films/unplanned", ResultPagesTest.unplanned("101"))
                        .statusCode())
                .isEqualTo(303);
        visitAll();
        assertThat(fits()).isEqualTo(before + 1);
    }

    @Test
    void a_question_that_is_asked_again_is_not_fitted_again() throws Exception {
        String body =
                "{\"recipe\": {\"recipe\": 1, \"name\": \"line\", \"parameters\": {\"x\": {\"kind\": \"continuous\","
                        + " \"low\": 0, \"high\": 1}}, \"objectives\": {\"y\": {\"goal\": \"maximize\"}}},"
                        + " \"results\": [{\"x\": 0.1, \"y\": 1}, {\"x\": 0.9, \"y\": 3}], \"seed\": 2, ";
        assertThat(api("POST", "/api/ask", body + "\"batch\": 1}")).isEqualTo(200);
        assertThat(api("POST", "/api/ask", body + "\"batch\": 2}")).isEqualTo(200);
        assertThat(api("POST", "/api/predict", body + "\"at\": [{\"x\": 0.5}]}"))
                .isEqualTo(200);
        assertThat(fits()).isEqualTo(1);
    }

    /** The order of choices decides the columns of a model: one model must not answer for the other. */
    @Test
    void the_order_of_names_in_a_recipe_makes_another_history() throws Exception {
        String recipe =
                "{\"recipe\": {\"recipe\": 1, \"name\": \"line\", \"parameters\": {\"x\": {\"kind\": \"continuous\","
                        + " \"low\": 0, \"high\": 1}, \"lig\": {\"kind\": \"molecule\", \"choices\": {%s}}},"
                        + " \"objectives\": {\"y\": {\"goal\": \"maximize\"}}},"
                        + " \"results\": [{\"x\": 0.1, \"lig\": \"P\", \"y\": 1}, {\"x\": 0.9, \"lig\": \"Q\", \"y\": 3}]}";
        String there = recipe.formatted("\"P\": \"C\", \"Q\": \"CC\"");
        String back = recipe.formatted("\"Q\": \"CC\", \"P\": \"C\"");
        assertThat(api("POST", "/api/ask", there)).isEqualTo(200);
        assertThat(api("POST", "/api/ask", back)).isEqualTo(200);
        assertThat(fits()).isEqualTo(2);
    }

    @Test
    void no_request_thread_fits_a_model() throws Exception {
        ConcurrentLinkedQueue<String> threads = new ConcurrentLinkedQueue<>();
        try (CampaignModels models = new CampaignModels(new CampaignSources(home), request -> {
            threads.add(Thread.currentThread().getName());
            return new StandardPlanner().fit(request);
        })) {
            models.await(Labs.campaign(home), CampaignModels.SEED);
            models.await(Labs.campaign(home), 7);
            models.await(PlanRequest.of(Labs.campaign(home), Sources.none(), 2, 3));
            assertThat(threads).hasSize(3).allMatch(name -> name.startsWith("fits-"));
        }
    }

    @Test
    void what_was_used_least_is_forgotten_first() {
        ModelCache<String> cache = new ModelCache<>(250_000);
        try (CampaignModels models = new CampaignModels(new CampaignSources(home), new StandardPlanner()::fit)) {
            CampaignModels.Fitted fitted = models.await(Labs.campaign(home), 1);
            assertThat(fitted.model().bytes()).isBetween(100_000L, 125_000L);
            cache.keep("a", fitted);
            cache.keep("b", fitted);
            assertThat(cache.find("a")).isPresent();
            cache.keep("c", fitted);
            assertThat(cache.find("b")).isEmpty();
            assertThat(cache.find("a")).isPresent();
            assertThat(cache.find("c")).isPresent();
            assertThat(cache.size()).isEqualTo(2);
        }
    }
}
