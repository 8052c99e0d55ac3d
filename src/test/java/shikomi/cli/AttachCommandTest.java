package shikomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import shikomi.campaign.AttachedSource;
import shikomi.cli.terminal.CommandFailure;
import shikomi.message.Language;
import shikomi.store.Home;

/** Campaigns with external data on the command line. */
class AttachCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private record Run(int status, String out, String err) {}

    private Run run(Callable<Integer> command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter told = new PrintWriter(err, true);
        int status = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(told)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    ((CommandFailure) failure).problems().forEach(problem -> told.println(problem.in(Language.EN)));
                    return Main.WRONG_INPUT;
                })
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--home", folder.toString()))
                        .toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    private List<String> sources() {
        try (Home home = Home.open(folder, Clock.systemUTC()).orElseThrow()) {
            return home.histories().campaign("alloys").orElseThrow().sources().stream()
                    .map(AttachedSource::spec)
                    .map(spec -> spec.name() + " " + spec.file())
                    .toList();
        }
    }

    @Test
    void a_campaign_begins_with_its_sources_and_plans_with_them() throws Exception {
        Run started = run(new NewCommand(), "recipes/alloys");
        assertThat(started.err())
                .contains("Source mpea: 41 usable rows from 5 labs or papers; 3 rows set aside.")
                .doesNotContain("campaigns do not", "has no data");
        assertThat(sources()).containsExactly("mpea sample.csv");
        Run suggested = run(new SuggestCommand(), "alloys", "--format", "json");
        JsonNode json = new ObjectMapper().readTree(suggested.out());
        assertThat(json.get("sources").get(0).get("name").textValue()).isEqualTo("mpea");
        assertThat(json.get("batch")).hasSize(4);
        assertThat(suggested.err()).contains("Source mpea");
        assertThat(run(new StatusCommand(), "alloys").status()).isZero();
        assertThat(run(new ExportCommand(), "alloys").out()).contains("E-016");
    }

    @Test
    void a_source_is_attached_replaced_and_detached_later() throws Exception {
        Run started = run(new NewCommand(), "recipes/alloys", "--without-sources");
        assertThat(started.err()).contains("The recipe’s source mpea has no data in this campaign.");
        assertThat(sources()).isEmpty();
        Run attached = run(new AttachCommand(), "alloys", "mpea=recipes/alloys/sample.csv");
        assertThat(attached.out()).contains("The campaign alloys now uses the source mpea.");
        assertThat(attached.err()).contains("Source mpea: 41 usable rows");
        Path spec = Files.writeString(folder.resolve("old.yaml"), "{kind: project, file: own.csv}");
        assertThat(run(new AttachCommand(), "alloys", "old=recipes/alloys/own.csv", "--spec", spec.toString())
                        .status())
                .isZero();
        assertThat(sources()).containsExactly("mpea sample.csv", "old own.csv");
        assertThat(run(new DetachCommand(), "alloys", "old").out())
                .contains("The campaign alloys no longer uses the source old.");
        assertThat(sources()).containsExactly("mpea sample.csv");
    }

    @Test
    void what_is_wrong_is_told_and_changes_nothing() {
        run(new NewCommand(), "recipes/alloys", "--without-sources");
        assertThat(run(new AttachCommand(), "alloys", "mpea").err())
                .contains("“mpea” does not refer to a readable file.");
        assertThat(run(new AttachCommand(), "alloys", "mpae=recipes/alloys/sample.csv")
                        .err())
                .contains("The recipe does not describe a source “mpae”.");
        assertThat(run(new AttachCommand(), "alloys", "mpea=recipes/alloys/recipe.yaml")
                        .status())
                .isEqualTo(Main.WRONG_INPUT);
        assertThat(run(new DetachCommand(), "alloys", "mpea").err()).contains("alloys has no source mpea.");
        assertThat(sources()).isEmpty();
    }
}
