package shikomi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import shikomi.math.RandomStream;

/** Tables of several labs as tests need them. */
final class ManyLabs {
    private ManyLabs() {}

    static void write(Path folder, String name, String description, String data) throws IOException {
        Files.createDirectories(folder.resolve(name));
        Files.writeString(folder.resolve(name).resolve("dataset.json"), description);
        Files.writeString(folder.resolve(name).resolve("data.csv"), data);
    }

    /** Labs that measure one wave, each with an offset of its own; {@code rows} of every lab. */
    static void waves(Path folder, int labs, int rows) throws IOException {
        RandomStream random = RandomStream.of(8);
        StringBuilder data = new StringBuilder("lab,a,b,y\n");
        for (int lab = 0; lab < labs; lab++) {
            for (int row = 0; row < rows; row++) {
                double a = random.uniform();
                double b = random.uniform();
                double y = Math.sin(9 * a) + Math.cos(7 * b) + lab + 0.05 * random.gaussian();
                data.append(String.format(Locale.ROOT, "L%d,%.6f,%.6f,%.6f%n", lab, a, b, y));
            }
        }
        write(folder, "waves", """
                {"kind": "multi-source", "source_column": "lab",
                 "inputs": [{"column": "a", "kind": "continuous", "low": 0, "high": 1},
                            {"column": "b", "kind": "continuous", "low": 0, "high": 1}],
                 "outputs": [{"column": "y", "goal": "maximize"}], "mixture": null}
                """, data.toString());
    }
}
