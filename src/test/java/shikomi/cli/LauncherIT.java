package shikomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, started as people start it. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of("target", "shikomi", "bin", "shikomi");
    private static final Path CACHE = Path.of("target", "shikomi", "lib", "shikomi.aot");

    @TempDir
    Path folder;

    private record Run(int status, String out, String err) {}

    private ProcessBuilder command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SHIKOMI_HOME", folder.resolve("home").toString());
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private Run run(String... arguments) throws Exception {
        return run(command(arguments));
    }

    private Run run(ProcessBuilder command) throws Exception {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process =
                command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        int status = process.waitFor();
        return new Run(status, Files.readString(out), Files.readString(err));
    }

    private Run good(String... arguments) throws Exception {
        Run run = run(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return run;
    }

    @Test
    void the_demo_is_ahead_of_the_median_of_random_campaigns_and_stays_in_the_home() throws Exception {
        String told = good("demo").out();
        var numbers = java.util.regex.Pattern.compile(
                        "found ([0-9.]+) MPa in 24 experiments. The median of 20 random campaigns found ([0-9.]+) MPa")
                .matcher(told);
        assertThat(numbers.find()).as(told).isTrue();
        assertThat(Double.parseDouble(numbers.group(1))).isGreaterThan(Double.parseDouble(numbers.group(2)));
        assertThat(told).contains("Round 6", "per data point", "kg");
        assertThat(good("status", "--format", "csv").out()).contains("concrete,36,4,32,");
        assertThat(good("demo").out()).isEqualTo(told);
    }

    @Test
    void ask_gives_the_same_bytes_for_the_same_seed() throws Exception {
        Run first = good("ask", "recipes/concrete", "--format", "json", "--seed", "3", "--batch", "2");
        assertThat(good("ask", "recipes/concrete", "--format", "json", "--seed", "3", "--batch", "2"))
                .isEqualTo(first);
        JsonNode json = new ObjectMapper().readTree(first.out());
        assertThat(json.propertyStream().map(java.util.Map.Entry::getKey))
                .containsExactly("recipe", "seed", "results", "batch", "model", "sources");
        assertThat(json.get("batch").get(0).propertyStream().map(java.util.Map.Entry::getKey))
                .containsExactly(
                        "rank", "point", "predicted", "chance_to_beat_best", "reason", "why", "cost", "nearest");
        Run pooled = good("ask", "recipes/concrete", "--pool", "recipes/concrete/pool.csv", "--format", "json");
        assertThat(new ObjectMapper()
                        .readTree(pooled.out())
                        .get("batch")
                        .get(0)
                        .get("pool_row")
                        .intValue())
                .isBetween(0, 410);
    }

    @Test
    void it_answers_the_same_with_its_cache_without_it_and_with_a_corrupt_one() throws Exception {
        String[] ask = {"ask", "recipes/concrete", "--format", "json"};
        ProcessBuilder strict = command(ask);
        strict.environment().put("SHIKOMI_JVM", "-XX:AOTMode=on");
        Run cached = run(strict);
        assertThat(cached.status()).as(cached.out()).isZero();
        assertThat(good(ask)).isEqualTo(cached);
        byte[] cache = Files.readAllBytes(CACHE);
        try {
            Files.delete(CACHE);
            assertThat(good(ask)).isEqualTo(cached);
            byte[] flipped = cache.clone();
            for (int i = cache.length / 4; i < cache.length / 2; i++) {
                flipped[i] ^= 0x5a;
            }
            for (byte[] corrupt : List.of(flipped, Arrays.copyOf(cache, cache.length / 2), new byte[0])) {
                Files.write(CACHE, corrupt);
                assertThat(run(strict).status()).isNotZero();
                assertThat(good(ask)).isEqualTo(cached);
            }
        } finally {
            Files.write(CACHE, cache);
        }
    }

    @Test
    void a_backtest_gives_the_same_curves_on_one_core_and_on_two() throws Exception {
        String[] arguments = {"backtest", "recipes/concrete", "--budget", "12", "--seeds", "4", "--out"};
        for (String cores : List.of("1", "2")) {
            List<String> all = new ArrayList<>(List.of(arguments));
            all.add(folder.resolve("cores" + cores).toString());
            ProcessBuilder builder = command(all.toArray(String[]::new));
            builder.environment().put("SHIKOMI_JVM", "-XX:ActiveProcessorCount=" + cores);
            assertThat(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor())
                    .isZero();
        }
        for (String file : List.of("curves.csv", "summary.json")) {
            assertThat(folder.resolve("cores1").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("cores2").resolve(file));
        }
        List<String> lines = Files.readAllLines(folder.resolve("cores1").resolve("curves.csv"));
        assertThat(lines.getFirst()).isEqualTo("strategy,seed,step,pool_row,value,best,top");
        assertThat(lines).hasSize(1 + 2 * 4 * 12);
    }

    @Test
    void sources_are_judged_and_heard() throws Exception {
        Run json = good("sources", "recipes/alloys", "--format", "json");
        JsonNode verdict = new ObjectMapper().readTree(json.out()).get(0);
        assertThat(verdict.get("name").textValue()).isEqualTo("mpea");
        assertThat(verdict.get("rows_used").intValue()).isEqualTo(41);
        assertThat(verdict.get("groups").intValue()).isEqualTo(5);
        assertThat(verdict.get("verdict").textValue()).isIn("helps", "neutral", "hurts", "cannot tell");
        assertThat(verdict.get("rmse").get("own").doubleValue()).isPositive();
        assertThat(verdict.get("sentence").textValue()).contains("mpea", "41 of 44 rows used");
        assertThat(good("sources", "recipes/alloys", "--format", "json").out()).isEqualTo(json.out());
        assertThat(good("sources", "recipes/alloys", "--lang", "ja").out()).contains("外部データ mpea");
        assertThat(good("sources", "recipes/alloys", "--rows", "--format", "csv")
                        .out()
                        .lines())
                .hasSize(45)
                .anySatisfy(line -> assertThat(line).startsWith("mpea,").contains(",no,"));
        JsonNode heard = new ObjectMapper()
                .readTree(good("ask", "recipes/alloys", "--format", "json").out())
                .get("sources")
                .get(0);
        assertThat(heard.get("weight")).isEqualTo(verdict.get("weight"));
        String[] predict = {"predict", "recipes/alloys", "--at", "recipes/alloys/own.csv", "--format", "csv"};
        assertThat(good(predict).out().lines()).hasSize(13);
        Run elsewhere = run("sources", "recipes/alloys", "--source", "mpa=recipes/alloys/sample.csv");
        assertThat(elsewhere.status()).isEqualTo(2);
        assertThat(elsewhere.err()).contains("has no source “mpa”", "mpea");
    }

    @Test
    void what_is_wrong_is_told_on_standard_error_with_status_2() throws Exception {
        Path empty = Files.createFile(folder.resolve("空.yaml"));
        Run run = run("check", empty.toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("空.yaml:1: The recipe is empty. Start with recipe: 1, a name, parameters and"
                        + " objectives.\n");
        assertThat(run("check", "recipes/concrete", "--lang", "ja").out()).contains("問題はありません。");
        for (String[] wrong : new String[][] {
            {"ask", "recipes/concrete", "--batch", "0"},
            {"ask", "recipes/concrete", "--results", "nothing.csv"},
            {"ask", "recipes/concrete", "--frob"},
            {"status", "nothing"},
            {"suggest", "nothing"},
            {"export", "nothing"},
            {"import", "nothing", "recipes/concrete/own.csv"},
            {"log", "nothing", "E-001", "strength=1"},
            {"sources", "recipes/concrete"},
            {"forecast", "recipes/concrete"},
            {"serve", "--host", "0.0.0.0"},
            {"serve", "--port", "99999"},
            {"serve", "--db", "jdbc:postgresql://localhost/x"},
            {"backtest", "recipes/concrete", "--strategies", "shikomi:pooled", "--out", folder.toString()},
            {"backtest", "recipes/concrete", "--start", "99", "--out", folder.toString()},
            {"bench", "functions", "--strategies", "shikomi,random"},
            {"bench", "sources", "recipes"},
            {"bench", "sources", "nowhere"},
            {"token", "new", "--role", "king", "--name", "x"},
            {"predict", "recipes/concrete", "--at", "README.md"},
        }) {
            Run told = run(wrong);
            assertThat(told.status()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(told.err()).as(String.join(" ", wrong)).isNotBlank().doesNotContain("Exception", "at shikomi");
            assertThat(told.out()).isEmpty();
        }
    }

    @Test
    void a_campaign_goes_round_on_the_command_line() throws Exception {
        assertThat(good("new", "recipes/concrete").out()).contains("Started the campaign concrete with 8 results.");
        assertThat(run("new", "recipes/concrete").status()).isEqualTo(2);
        String suggested =
                good("suggest", "concrete", "--batch", "1", "--format", "csv").out();
        assertThat(suggested).contains("E-009");
        assertThat(good("log", "concrete", "E-009", "strength=70.5", "strength=71", "--money", "4000", "--hours", "2")
                        .out())
                .contains("Best measured: 70.75 MPa (previously 65.91).");
        assertThat(run("log", "concrete", "E-009", "strength=1").err()).contains("already has a result");
        assertThat(run("log", "concrete", "E-099", "strength=1").err()).contains("There is no experiment E-099");
        assertThat(run("log", "concrete", "E-009", "strenght=1").err()).contains("Did you mean “strength”?");
        Path table = Files.writeString(
                folder.resolve("実験.csv"),
                Files.readString(Path.of("recipes/concrete/own.csv"))
                        .lines()
                        .limit(3)
                        .reduce("", (a, b) -> a + b + "\n"));
        assertThat(good("import", "concrete", table.toString()).out())
                .contains("2 experiments of the table are stored already and are not logged again: E-001, E-002.");
        Path export = folder.resolve("export.xlsx");
        good("export", "concrete", "--out", export.toString());
        assertThat(export).isNotEmptyFile();
        assertThat(good("export", "concrete").out()).startsWith("experiment,batch,state,replicate,cement,");
        assertThat(good("backup", folder.resolve("copy.db").toString()).out()).contains("Backup written to");
        assertThat(run("backup", folder.resolve("copy.db").toString()).status()).isEqualTo(2);
        assertThat(good("predict", "recipes/concrete", "--at", "recipes/concrete/own.csv", "--format", "csv")
                        .out()
                        .lines())
                .hasSize(9)
                .first()
                .isEqualTo("row,objective,mean,sd,low,high");
    }

    @Test
    void it_serves_once_and_answers_tokens_beside_other_commands() throws Exception {
        String token = good("token", "new", "--role", "researcher", "--name", "robot")
                .out()
                .strip();
        Process server = command("serve", "--port", "0")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = server.inputReader()) {
            String link = lines.readLine().replaceFirst(".*(http[^ ]*).*", "$1");
            assertThat(run("serve", "--port", "0").err()).contains("Another server is already using the home folder");
            good("new", "recipes/concrete");
            URI health = URI.create(link).resolve("/health");
            String taken = Integer.toString(health.getPort());
            assertThat(command("serve", "--home", folder.resolve("other").toString(), "--port", taken)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor())
                    .isEqualTo(2);
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertThat(get(client, health, "").body()).contains("\"status\":\"ok\"");
                URI campaigns = URI.create(link).resolve("/api/campaigns");
                assertThat(get(client, campaigns, "wrong").statusCode()).isEqualTo(401);
                assertThat(get(client, campaigns, token).body()).contains("\"name\":\"concrete\"");
            }
        } finally {
            server.destroy();
            assertThat(server.waitFor()).isIn(130, 143);
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI uri, String token)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_version_is_that_of_the_release() throws Exception {
        assertThat(good("--version").out()).matches("shikomi \\d+\\.\\d+\\.\\d+\n");
        assertThat(good().out()).contains("Usage: shikomi");
        assertThat(good("ask", "--help").out()).contains("--pool", "--without-sources", "--seed");
    }
}
