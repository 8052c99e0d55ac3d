package shikomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with ids that the campaign does not know, such as the export of another campaign. */
class ImportCommandTest {
    private static final String NAMED = "experiment,T,y\nE-012,20,50\nE-012,20,51\nRun 7,30,55\n試料-3,40,58.5\n,50,64\n";

    @TempDir
    private Path folder = Path.of("");

    private Commands.Run run(Callable<Integer> command, String... arguments) {
        return new Commands(folder.resolve("home")).run(command, arguments);
    }

    private String recipe(String name) throws IOException {
        Path file = Files.createDirectories(folder.resolve(name)).resolve("recipe.yaml");
        Files.writeString(file, """
                recipe: 1
                name: %s
                parameters: {T: {kind: continuous, low: 20, high: 80, step: 5}}
                objectives: {y: {goal: maximize, unit: MPa}}
                """.formatted(name));
        return file.toString();
    }

    private String table(String content) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, content);
        return file.toString();
    }

    private String export(String name) {
        return run(new ExportCommand(), name).out();
    }

    @BeforeEach
    void start() throws IOException {
        run(new NewCommand(), recipe("film"));
    }

    @Test
    void an_unknown_id_becomes_a_new_experiment_of_that_id_and_own_ids_continue_after_it() throws IOException {
        Commands.Run imported = run(new ImportCommand(), "film", table(NAMED));
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.out()).contains("3 experiments are new, with the ids in the table: E-012, Run 7, 試料-3.");
        assertThat(export("film").lines().map(line -> line.substring(0, line.indexOf(','))))
                .containsExactly("experiment", "試料-3", "E-012", "E-012", "E-013", "Run 7");
        assertThat(run(new SuggestCommand(), "film").out()).contains("E-014");
    }

    @Test
    void an_export_read_into_a_new_campaign_is_exported_the_same() throws IOException {
        run(new ImportCommand(), "film", table(NAMED));
        String before = export("film");
        Commands.Run started = run(new NewCommand(), recipe("again"), "--results", table(before));
        assertThat(started.status()).as(started.err()).isZero();
        assertThat(export("again")).isEqualTo(before);
    }

    @Test
    void an_export_with_proposals_keeps_everything_that_was_measured() throws IOException {
        run(new ImportCommand(), "film", table(NAMED));
        run(new SuggestCommand(), "film", "--batch", "2");
        run(new LogCommand(), "film", "E-014", "y=60", "--money", "5", "--note", "warm", "--confirm");
        run(new NewCommand(), recipe("again"), "--results", table(export("film")));
        String measured =
                export("film").replaceFirst("(?m)^E-014,1,", "E-014,,").replaceFirst("(?m)^E-015.*\n", "");
        assertThat(export("again"))
                .isEqualTo(measured)
                .contains("E-014,,done,1,")
                .contains("warm");
    }

    @Test
    void a_table_that_has_grown_logs_its_new_rows_only() throws IOException {
        run(new ImportCommand(), "film", table("T,y\n20,50\n20,50\n25,60\n"));
        String before = export("film");
        Commands.Run again = run(new ImportCommand(), "film", table("T,y\n25,60\n20,50\n20,50\n20,50\n30,70\n"));
        assertThat(again.out())
                .contains("Logged 2 experiments from 5 rows")
                .contains("3 experiments of the table are stored already and are not logged again: E-003, E-001, "
                        + "E-002.");
        assertThat(export("film")).startsWith(before).hasLineCount(6);
        assertThat(run(new ImportCommand(), "film", table(export("film"))).out())
                .contains("Logged 0 experiments");
        assertThat(export("film")).hasLineCount(6);
    }

    @Test
    void an_equal_result_of_another_day_is_a_repeat() throws IOException {
        run(new ImportCommand(), "film", table("T,y,date\n20,50,2026-11-02\n"));
        run(new ImportCommand(), "film", table("T,y,date\n20,50,2026-11-03\n20,50,2026-11-02\n"));
        assertThat(export("film").lines().skip(1).map(line -> line.split(",", -1)[8]))
                .containsExactly("2026-11-02", "2026-11-03");
    }

    @Test
    void a_row_of_an_experiment_with_another_result_is_refused_as_a_whole() throws IOException {
        run(new ImportCommand(), "film", table("experiment,T,y\nA,20,50\n"));
        Commands.Run refused = run(new ImportCommand(), "film", table("experiment,T,y\nA,20,51\nB,25,60\n"));
        assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(refused.err()).contains("A already has a result");
        assertThat(export("film").lines()).hasSize(2);
    }

    @Test
    void an_error_of_a_parameter_is_said_to_be_left_out() throws IOException {
        assertThat(run(new ImportCommand(), "film", table("T,y\n20 ± 2,50 ± 3\n"))
                        .err())
                .contains("“T” is “20 ± 2”; only measured values have a ±, so 20 is used.")
                .doesNotContain("“y”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "50 %", "..", "E-123456789"})
    void an_id_that_cannot_stand_in_an_address_is_refused_and_leaves_no_campaign_behind(String id) throws IOException {
        String file = table("experiment,T,y\n" + id + ",20,50\n");
        Commands.Run refused = run(new NewCommand(), recipe("other"), "--results", file);
        assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(refused.err()).startsWith(id + ": “" + id + "” cannot be the id of an experiment.");
        assertThat(run(new ImportCommand(), "film", file).status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(export("film").lines()).hasSize(1);
        assertThat(run(new NewCommand(), recipe("other")).status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"money", "hours"})
    void an_amount_that_no_experiment_takes_is_refused_with_its_line(String column) throws IOException {
        String file = table("T,y," + column + "\n20,50,1e90\n");
        Commands.Run refused = run(new NewCommand(), recipe("other"), "--results", file);
        assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(refused.err())
                .startsWith("table.csv:2: “" + column + "” is 1")
                .contains("which is more than 1");
        assertThat(run(new StatusCommand(), "other").status()).isEqualTo(Main.WRONG_INPUT);
    }

    @Test
    void dates_and_numbers_with_two_readings_are_asked_once_and_read_as_the_options_say() throws IOException {
        String table = table("T,y,date\n20,\"1,250\",11/01/2026\n25,\"1,300\",11/02/2026\n");
        Commands.Run asked = run(new ImportCommand(), "film", table);
        assertThat(asked.status()).isEqualTo(2);
        assertThat(asked.err().lines()).hasSize(2);
        assertThat(asked.err()).contains("--decimal comma", "--dates month-first");
        Commands.Run read = run(new ImportCommand(), "film", table, "--decimal", "comma", "--dates", "month-first");
        assertThat(read.status()).as(read.err()).isZero();
        assertThat(export("film"))
                .contains("1.25", "1.3", "2026-11-01", "2026-11-02")
                .doesNotContain("1250");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--decimal=dot",
                "--dates=ymd",
                "--rows=3",
                "--samples=both",
                "--header=0",
                "--blank=null",
                "--pair=A"
            })
    void an_option_with_an_impossible_value_changes_nothing(String option) throws IOException {
        Commands.Run refused = run(new ImportCommand(), "film", table("T,y\n20,50\n"), option);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains(option.substring(0, option.indexOf('=')), "Possible: ");
        assertThat(export("film").lines()).hasSize(1);
    }

    private void alloy() throws IOException {
        Path file = Files.createDirectories(folder.resolve("alloy")).resolve("recipe.yaml");
        Files.writeString(file, """
                recipe: 1
                name: alloy
                parameters:
                  Fe: {kind: continuous, low: 0, high: 100, unit: wt%}
                  Cr: {kind: continuous, low: 0, high: 100, unit: wt%}
                mixtures: {metal: {components: [Fe, Cr], total: 100}}
                objectives: {y: {goal: maximize}}
                """);
        run(new NewCommand(), file.toString());
    }

    @Test
    void parts_are_scaled_to_the_total_by_an_option_that_the_refusal_names() throws IOException {
        alloy();
        String grams = table("Fe (g),Cr (g),y\n3,1,50\n1,1,60\n");
        Commands.Run refused = run(new ImportCommand(), "alloy", grams);
        assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(refused.err()).contains("--normalise");
        Commands.Run read = run(new ImportCommand(), "alloy", grams, "--normalise");
        assertThat(read.status()).as(read.err()).isZero();
        assertThat(read.err()).contains("“metal” adds up to 4 and is scaled to its total: Fe 75, Cr 25.");
        assertThat(export("alloy")).contains(",75,25,", ",50,50,");
    }

    @Test
    void names_and_amounts_are_read_by_an_option_that_the_refusal_names() throws IOException {
        alloy();
        String named = table("A,wt% A,B,wt% B,y\nFe,70,Cr,30,50\nCr,60,Fe,40,60\nCr,50,Cr,50,70\n");
        Commands.Run refused = run(new ImportCommand(), "alloy", named);
        assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(refused.err()).contains("If so, import it with --pair '$A=$B' --pair '$C=$D'.");
        Commands.Run twice = run(new ImportCommand(), "alloy", named, "--pair=$A=$B", "--pair=B=wt% B");
        assertThat(twice.err()).contains("table.csv:4: “Cr” is named twice", "--add-amounts");
        Commands.Run read = run(new ImportCommand(), "alloy", named, "--pair=A=wt% A", "--pair=$C=$D", "--add-amounts");
        assertThat(read.status()).as(read.err()).isZero();
        assertThat(export("alloy")).contains(",70,30,", ",40,60,", ",0,100,");
    }

    @Test
    void headings_that_are_titles_in_either_language_are_read() throws IOException {
        Path file = Files.createDirectories(folder.resolve("titled")).resolve("recipe.yaml");
        Files.writeString(file, """
                recipe: 1
                name: titled
                parameters:
                  T: {kind: continuous, low: 20, high: 80, step: 5, unit: °C, title: {en: Curing temperature, ja: 養生温度}}
                  c: {kind: continuous, low: 0, high: 500, unit: kg/m³, title: {en: Portland cement, ja: 普通セメント}}
                objectives: {y: {goal: maximize, unit: MPa, title: {en: Compressive strength, ja: 圧縮強度}}}
                """);
        run(new NewCommand(), file.toString());
        Commands.Run imported = run(
                new ImportCommand(), "titled", table("養生温度 (K),普通セメント (kg/m3),Compressive strength\n303.15,300,50\n"));
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.err()).doesNotContain("kg/m3 to kg/m³", "kg/m^3");
        assertThat(export("titled")).contains("T,c,y", ",30,300,50,");
        Commands.Run twice = run(new ImportCommand(), "titled", table("T,Curing temperature,c,y\n30,31,300,50\n"));
        assertThat(twice.status()).isEqualTo(2);
        assertThat(twice.err()).contains("T");
    }

    @Test
    void words_in_place_of_numbers_are_asked_about_once_and_read_as_the_option_says() throws IOException {
        String words = table("T,y\n20,gelled\n30,NG\n40,55\n");
        Commands.Run asked = run(new ImportCommand(), "film", words);
        assertThat(asked.status()).isEqualTo(2);
        assertThat(asked.err())
                .containsOnlyOnce("are these words a failed experiment?")
                .contains("--words failed");
        Commands.Run failed = run(new ImportCommand(), "film", words, "--words", "failed");
        assertThat(failed.status()).as(failed.err()).isZero();
        assertThat(failed.err()).contains("“gelled” in the column “y” counts as failed", "“NG”");
        assertThat(export("film").lines().filter(line -> line.contains(",failed,")))
                .hasSize(2);
    }

    @Test
    void every_command_that_reads_results_takes_the_options_that_its_messages_name() throws IOException {
        String doubtful = table("T,y\n20,\"1,250\"\n30,\"2,500\"\n40,gelled\n");
        for (Callable<Integer> command : List.of(new AskCommand(), new CheckCommand())) {
            String recipe = folder.resolve("film").resolve("recipe.yaml").toString();
            Commands.Run asked = Commands.alone(command, recipe, "--results", doubtful);
            assertThat(asked.status()).isEqualTo(2);
            assertThat(asked.err())
                    .contains("add --decimal point or --decimal comma to the command", "add --words failed");
        }
        Commands.Run read = Commands.alone(
                new AskCommand(),
                folder.resolve("film").resolve("recipe.yaml").toString(),
                "--results",
                doubtful,
                "--decimal",
                "comma",
                "--words",
                "failed",
                "--format",
                "JSON");
        assertThat(read.status()).as(read.err()).isZero();
        assertThat(read.out()).contains("\"rows\" : 3");
    }

    @Test
    void a_recorded_amount_with_two_readings_is_asked_about_not_kept_as_text() throws IOException {
        Path file = Files.createDirectories(folder.resolve("recorded")).resolve("recipe.yaml");
        Files.writeString(file, """
                recipe: 1
                name: recorded
                parameters:
                  T: {kind: continuous, low: 20, high: 80, step: 5}
                  p: {kind: context, unit: Pa}
                objectives: {y: {goal: maximize, unit: MPa}}
                """);
        run(new NewCommand(), file.toString());
        String doubtful = table("T,p,y\n20,\"1,250\",50\n");
        Commands.Run asked = run(new ImportCommand(), "recorded", doubtful);
        assertThat(asked.status()).isEqualTo(2);
        assertThat(asked.err()).contains("“p” is “1,250”, which could be 1.25 or 1250");
        assertThat(run(new ImportCommand(), "recorded", doubtful, "--decimal", "point")
                        .status())
                .isZero();
        assertThat(export("recorded")).contains(",20,1250,50,");
    }
}
