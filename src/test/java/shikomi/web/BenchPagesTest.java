package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Experiment;
import shikomi.campaign.Obstacle;
import shikomi.campaign.Result;
import shikomi.campaign.Undo;
import shikomi.campaign.Weighing;

/** The bench: what is weighed, what cannot be made, what is printed. */
class BenchPagesTest extends Served {
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
    }

    private Experiment experiment(String id) {
        return Labs.campaign(home).experiment(id).orElseThrow();
    }

    @Test
    void what_the_balance_read_is_kept_beside_the_plan_and_fills_the_form_of_the_result() throws Exception {
        Bench.propose(home, 0.2);
        HttpResponse<String> kept =
                visitor.send("/c/films/e/E-011/weighed", Map.of("size", "20 g", "w0", "４.0", "w1", "16800 mg"));
        assertThat(kept.statusCode()).isEqualTo(303);
        String next = Visitor.header(kept, "Location");
        assertThat(next).startsWith("/c/films/e/E-011/result?done=");
        String form = visitor.get(next).body();
        assertThat(form)
                .contains("E-011 was weighed out.")
                .contains("FA: 5 % more than planned; the weighed amount is used.")
                .contains("Total 20.8 g (4 % more than planned; the weighed amount is used).")
                .containsPattern("value=\"differs\" checked")
                .containsPattern("name=\"p0\" value=\"0.1923077\"")
                .containsPattern("name=\"p1\" value=\"0.8076923\"");
        Weighing weighing = Objects.requireNonNull(experiment("E-011").weighing());
        assertThat(weighing.portions()).extracting(Weighing.Portion::read).containsExactly(4.0, 16.8);
        assertThat(Objects.requireNonNull(experiment("E-011").proposal())
                        .point()
                        .number("FA"))
                .isEqualTo(0.8);
        assertThat(visitor.get("/c/films/bench").body())
                .contains("value=\"16.8\"")
                .contains("5 % more than planned; the weighed amount is used");
        visitor.send(
                "/c/films/e/E-011/result",
                Map.of(
                        "outcome",
                        "measured",
                        "made",
                        "differs",
                        "replicates",
                        "1",
                        "y0.0",
                        "99",
                        "p0",
                        "0.1923077",
                        "p1",
                        "0.8076923",
                        "p2",
                        "110",
                        "p3",
                        "DMF"));
        Result result = Objects.requireNonNull(experiment("E-011").result());
        assertThat(result.made().number("FA")).isCloseTo(16.8 / 20.8, within(1e-6));
    }

    @Test
    void a_reading_far_off_is_asked_about_and_an_undo_takes_it_back() throws Exception {
        Bench.propose(home, 0.2);
        HttpResponse<String> asked =
                visitor.send("/c/films/e/E-011/weighed", Map.of("size", "20 g", "w0", "", "w1", "1.68"));
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(asked.body())
                .contains("FA: 1.68 g is far less than the planned 16 g. Was it 16.8 g?")
                .contains("name=\"w1.sure\" value=\"1.68\"");
        assertThat(experiment("E-011").weighing()).isNull();
        HttpResponse<String> kept = visitor.send(
                "/c/films/e/E-011/weighed", Map.of("size", "20 g", "w0", "", "w1", "1.68", "w1.sure", "1.68"));
        assertThat(visitor.get(Visitor.header(kept, "Location")).body())
                .contains("FA: 90 % less than planned. Check the reading; the weighed amount is used.");
        var history = home.histories().history("films");
        Labs.append(home, Undo.of("films", history, history.size()).orElseThrow());
        assertThat(experiment("E-011").weighing()).isNull();
        assertThat(experiment("E-011").state()).isEqualTo(Experiment.State.WAITING);
    }

    @ParameterizedTest
    @CsvSource({
        "40, FA: 40 g is 2.5 times the planned 16 g. Correct the reading",
        "160, FA: 160 g is 10 times the planned 16 g. Was it 16 g?",
        "16800, FA: 16800 g is 1100 times the planned 16 g. Was it 16.8 g?",
        "0, FA: 0 g is far less than the planned 16 g. Correct the reading"
    })
    void a_reading_several_times_the_plan_is_asked_about_with_the_likely_value(String read, String question)
            throws Exception {
        Bench.propose(home, 0.2);
        String path = "/c/films/e/E-011/weighed";
        assertThat(visitor.send(path, Map.of("size", "20 g", "w0", "4", "w1", read))
                        .body())
                .contains(question);
        visitor.send(path, Map.of("size", "20 g", "w0", "4", "w1", "17", "w1.sure", read));
        assertThat(Objects.requireNonNull(experiment("E-011").weighing()).portions())
                .extracting(portion -> portion.read())
                .containsExactly(4.0, 17.0);
    }

    @Test
    void what_cannot_be_read_stays_in_its_field_with_the_reason() throws Exception {
        Bench.propose(home, 0.2, 0.3);
        HttpResponse<String> wrong =
                visitor.send("/c/films/e/E-012/weighed", Map.of("size", "40 g", "w0", "heavy <b>", "w1", "3 mL"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("<title>Error: Today at the bench")
                .contains("Cs must be a number, for example 3.75")
                .contains("FA cannot be given in mL. Enter it in g")
                .contains("value=\"heavy &lt;b>\"")
                .contains("href=\"#films-E-012-w0\"")
                .contains("Weigh out for 40 g");
        assertThat(visitor.send("/c/films/e/E-012/weighed", Map.of("w0", "", "w1", " "))
                        .body())
                .contains("Enter the balance reading for at least one material");
        assertThat(experiment("E-012").weighing()).isNull();
    }

    @Test
    void what_cannot_be_made_is_told_by_a_reason_and_a_wish_reaches_the_researcher() throws Exception {
        Bench.propose(home, 0.2, 0.3, 0.4);
        HttpResponse<String> other =
                visitor.send("/c/films/e/E-011/reject", Map.of("obstacle", "other", "why", "", "never", "yes"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("Describe the other reason").contains("value=\"yes\" checked");
        visitor.send("/c/films/e/E-011/reject", Map.of("obstacle", "does-not-dissolve", "why", "", "never", "yes"));
        visitor.send("/c/films/e/E-012/reject", Map.of("obstacle", "unsafe", "why", "no hood"));
        assertThat(Objects.requireNonNull(experiment("E-011").rejected()).obstacle())
                .isEqualTo(Obstacle.DOES_NOT_DISSOLVE);
        assertThat(visitor.get("/c/films/next").body())
                .contains("Requested limits to review")
                .contains("could not be made (Does not dissolve)")
                .doesNotContain("no hood");
        assertThat(visitor.get("/c/films/e/E-012").body()).contains("E-012 was rejected: Unsafe: no hood");
        visitor.speaks("ja");
        assertThat(visitor.get("/c/films/next").body()).contains("は作れませんでした（溶けない）");
    }

    @Test
    void the_sheet_to_print_has_a_code_a_square_boxes_and_a_foot() throws Exception {
        Bench.propose(home, 0.2, 0.3);
        String sheet = visitor.get("/c/films/bench/print").body();
        assertThat(sheet)
                .contains("<span class=\"code\">E-011</span>")
                .contains("/c/films/e/E-012/result</title>")
                .contains("16.00 g")
                .contains("lifetime, h")
                .doesNotContain("<nav");
        assertThat(sheet.split("class=\"half\"", -1)).hasSize(3);
        String version = "version " + Labs.campaign(home).version();
        assertThat(visitor.get("/c/films/bench/print.css").body())
                .contains("@page { @bottom-left { content: \"films · " + version + " · recipe ");
        assertThat(visitor.get("/bench/print").body()).contains("E-011", "E-012");
    }

    @Test
    void an_empty_bench_says_what_will_appear_and_what_to_do() throws Exception {
        assertThat(visitor.get("/c/films/bench").body())
                .contains(
                        "When a batch is sent to the bench, its experiments appear here with the amounts to weigh out")
                .contains("Propose the next batch");
        Labs.append(
                home,
                Labs.campaign(home)
                        .propose(proposals(), java.util.List.of(), 1, "0.1", false)
                        .orElseThrow());
        assertThat(visitor.get("/c/films/bench").body()).contains("but 1 proposed experiment needs a decision");
        assertThat(visitor.get("/bench").body()).contains("Made something that was not planned in Film stability?");
        home.histories().delete("films");
        assertThat(visitor.get("/bench").body()).contains("there is no campaign yet");
    }

    private java.util.List<shikomi.campaign.Proposal> proposals() {
        Bench.propose(home, 0.2);
        var proposal = Objects.requireNonNull(experiment("E-011").proposal());
        var history = home.histories().history("films");
        Labs.append(home, Undo.of("films", history, history.size()).orElseThrow());
        return java.util.List.of(proposal);
    }

    @Test
    void bench_mode_stays_on_the_device_until_it_is_left() throws Exception {
        HttpResponse<String> on = visitor.get("/bench-mode/on?to=/c/films/bench");
        assertThat(Visitor.header(on, "Location")).isEqualTo("/c/films/bench");
        assertThat(Visitor.header(on, "Set-Cookie")).startsWith("bench-mode=on").contains("Max-Age=31104000");
        assertThat(Visitor.header(visitor.get("/bench-mode/on?to=//else.where"), "Location"))
                .isEqualTo("/");
    }

    @Test
    void five_hundred_experiments_lie_on_one_bench() throws Exception {
        double[] many = new double[500];
        Arrays.setAll(many, i -> (i % 100) / 100.0);
        Bench.propose(home, many);
        assertThat(visitor.get("/c/films/bench").body()).contains("E-011", "E-510");
    }
}
