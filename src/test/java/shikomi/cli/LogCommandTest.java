package shikomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Check;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.store.Home;

/** Unexpected values on the command line. */
class LogCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Commands.Run run(Callable<Integer> command, String... arguments) {
        return new Commands(folder.resolve("home")).run(command, arguments);
    }

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("recipe.yaml"), """
                recipe: 1
                name: film
                parameters: {T: {kind: continuous, low: 20, high: 80, step: 5}}
                objectives: {y: {goal: maximize, unit: MPa, plausible: [0, 150]}}
                """);
        Path results = folder.resolve("own.csv");
        Files.writeString(results, "T,y\n20,50\n30,55\n40,58.5\n50,64\n60,69\n70,76\n80,80\n25,690\n");
        run(new NewCommand(), folder.toString());
        Commands.Run imported = run(new ImportCommand(), "film", results.toString());
        assertThat(imported.err())
                .startsWith("own.csv:9: “y” is 690, outside the plausible range 0 to 150. The value is kept, but the");
        assertThat(run(new SuggestCommand(), "film").err()).contains("E-008: “y” is 690, outside the plausible");
    }

    private List<Measurement> measurements() {
        try (Home home = Home.open(folder.resolve("home"), Clock.systemUTC()).orElseThrow()) {
            Experiment experiment = home.histories()
                    .campaign("film")
                    .orElseThrow()
                    .experiment("E-009")
                    .orElseThrow();
            return experiment.result() == null
                    ? List.of()
                    : Objects.requireNonNull(experiment.result()).measurements();
        }
    }

    @Test
    void an_implausible_value_is_refused_with_the_likely_slip_until_it_is_confirmed() {
        Commands.Run refused = run(new LogCommand(), "film", "E-009", "y=690");
        assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(refused.err())
                .isEqualToIgnoringNewLines("E-009: y: 690 MPa is outside the plausible range in the recipe, 0 to 150. "
                        + "Did you mean 69 MPa (decimal point in the wrong place)? Nothing was stored. Enter the right "
                        + "value, or add --confirm if the one you entered is right.");
        assertThat(measurements()).isEmpty();
        assertThat(run(new LogCommand(), "film", "E-009", "y=690", "--confirm").status())
                .isZero();
        assertThat(measurements())
                .extracting(Measurement::check)
                .extracting(check -> Objects.requireNonNull(check).answer())
                .containsExactly(Check.Answer.KEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "--money, 1e300", "--money, -5", "--money, NaN", "--money, Infinity",
        "--hours, 1e300", "--hours, -1", "--hours, NaN", "--hours, 100001"
    })
    void money_and_hours_that_no_experiment_takes_are_refused(String option, String amount) {
        Commands.Run refused = run(new LogCommand(), "film", "E-009", "y=65.5", option + "=" + amount);
        assertThat(refused.status()).isEqualTo(Main.WRONG_INPUT);
        assertThat(refused.err()).startsWith(option + ": The amount is not between 0 and 1");
        assertThat(measurements()).isEmpty();
        assertThat(run(new LogCommand(), "film", "E-009", "y=65.5", "--money=1e11", "--hours=0")
                        .status())
                .isZero();
    }

    @Test
    void a_plausible_value_far_from_the_prediction_is_refused_too_and_an_expected_one_is_not_asked_about() {
        assertThat(run(new LogCommand(), "film", "E-009", "y=6.9").err())
                .startsWith("E-009: y: 6.9 MPa is far from the predicted ")
                .contains("Nothing was stored.");
        assertThat(run(new LogCommand(), "film", "E-099", "y=690").err()).startsWith("E-099: There is no experiment");
        assertThat(run(new LogCommand(), "film", "E-009", "y=1e200").err()).contains("above 10¹⁰⁰");
        assertThat(measurements()).isEmpty();
        assertThat(run(new LogCommand(), "film", "E-009", "y=65.5").status()).isZero();
        assertThat(measurements()).extracting(Measurement::check).containsOnlyNulls();
    }

    @Test
    void a_confirmed_value_that_the_model_sets_aside_is_named_with_what_settles_it() {
        Commands.Run logged = run(new LogCommand(), "film", "E-009", "y=690", "--confirm");
        assertThat(logged.status()).isZero();
        assertThat(logged.out())
                .contains("The model does not use “y” = 690 MPa: all other results predict ")
                .contains(" here. Measure the same condition again to settle it, or correct the value if it is wrong.");
        assertThat(run(new LogCommand(), "film", "E-009", "y=65.5").out()).doesNotContain("does not use");
    }
}
