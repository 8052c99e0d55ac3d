package shikomi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executes the notebook headless, as Jupyter does. */
class NotebookIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 4;
    private static final String SILENT = "Kernel didn't respond";

    @TempDir
    Path folder;

    @Test
    void the_first_campaign_plays_to_its_end_with_a_parity_picture() throws Exception {
        Assumptions.assumeTrue(hasJupyter(), "Skipped: Jupyter with nbconvert is not here");
        kernel();
        String log = played();
        for (int again = 1; again < ATTEMPTS && log.contains(SILENT); again++) {
            log = played();
        }
        assertThat(folder.resolve("played.ipynb")).as(log).exists();
        JsonNode cells = JSON.readTree(folder.resolve("played.ipynb").toFile()).get("cells");
        String outputs = cells.toString();
        assertThat(outputs)
                .contains("Best: ")
                .contains("always guessing the average")
                .contains("text/html")
                .contains("echarts");
        assertThat(cells.findValuesAsText("output_type")).doesNotContain("error");
    }

    /** Plays the notebook, and gives what was said; on a busy machine Jupyter may miss the kernel's first words for good. */
    private String played() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        "jupyter",
                        "nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--output-dir",
                        folder.toString(),
                        "--ExecutePreprocessor.timeout=300",
                        "--ExecutePreprocessor.startup_timeout=90",
                        "--output",
                        "played",
                        "notebooks/first-campaign.ipynb")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JUPYTER_PATH", folder.toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
        return Files.readString(log);
    }

    private static boolean hasJupyter() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("jupyter", "nbconvert", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean here = process.waitFor() == 0;
            if (!here && Boolean.getBoolean("shikomi.mandatory")) {
                throw new AssertionError("jupyter nbconvert does not work, and notebook tests are mandatory");
            }
            return here;
        } catch (IOException missing) {
            if (Boolean.getBoolean("shikomi.mandatory")) {
                throw new AssertionError("Jupyter is not here, and notebook tests are mandatory", missing);
            }
            return false;
        }
    }

    private void kernel() throws IOException {
        Path kernelJar;
        try (Stream<Path> jars = Files.list(Path.of("target", "kernel"))) {
            kernelJar = jars.findFirst().orElseThrow().toAbsolutePath();
        }
        Path spec = Files.createDirectories(folder.resolve("kernels").resolve("shikomi"));
        String classpath = kernelJar + ":" + Path.of("target", "shikomi", "lib").toAbsolutePath() + "/*";
        JSON.writeValue(
                spec.resolve("kernel.json").toFile(),
                Map.of(
                        "display_name", "Java (Shikomi)",
                        "language", "java",
                        "argv",
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-Dfile.encoding=UTF-8",
                                        "-cp",
                                        classpath,
                                        "org.rapaio.jupyter.kernel.MainApp",
                                        "{connection_file}")));
    }
}
