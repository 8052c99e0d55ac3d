package shikomi.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.message.Language;
import shikomi.message.Problem;
import shikomi.message.Reading;

/** Whatever happens to a file, it is read, or its problems are told. */
class RecipeFuzzTest {
    private static final String SIGNS = "{}[]:,-'\"\n\t #&*!|>%@`0.e~?<=";

    private static byte[] example() throws IOException {
        try (InputStream in = RecipeFuzzTest.class.getResourceAsStream("film-stability.yaml")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    @Test
    void a_text_with_changed_signs_or_lines() throws IOException {
        byte[] example = example();
        for (int seed = 0; seed < 1500; seed++) {
            String text = new String(mutated(example, new SplittableRandom(seed)), StandardCharsets.UTF_8);
            Reading<Recipe> reading = RecipeReader.read("recipe.yaml", text);
            for (Problem problem : reading.problems()) {
                assertThat(problem.place()).as("seed %d", seed).matches("recipe.yaml:[1-9]\\d*");
                assertSpoken(problem, seed);
                long line = Long.parseLong(problem.place().substring("recipe.yaml:".length()));
                assertThat(line)
                        .as("seed %d: %s", seed, problem)
                        .isLessThanOrEqualTo(text.lines().count() + 1);
            }
            reading.get()
                    .ifPresent(r -> assertThat(RecipeReader.read("w", RecipeWriter.yaml(r)))
                            .as(text)
                            .isEqualTo(Reading.of(r)));
        }
    }

    @Test
    void a_file_of_any_bytes(@TempDir Path folder) throws IOException {
        byte[] example = example();
        Path file = folder.resolve("recipe.yaml");
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            Files.write(file, seed % 2 == 0 ? bytes : mutated(example, random));
            int number = seed;
            List<Problem> problems = RecipeFile.read(folder).problems();
            problems.forEach(problem -> assertSpoken(problem, number));
            assertThat(problems).as("seed %d: its files are missing", seed).isNotEmpty();
        }
    }

    private static void assertSpoken(Problem problem, int seed) {
        for (Language language : Language.values()) {
            assertThat(problem.message().in(language)).as("seed %d", seed).isNotBlank();
            assertThat(problem.fix().in(language)).as("seed %d", seed).isNotBlank();
        }
    }

    private static byte[] mutated(byte[] bytes, SplittableRandom random) {
        byte[] changed = bytes;
        for (int times = random.nextInt(1, 6); times > 0; times--) {
            changed = random.nextBoolean() ? withLinesChanged(changed, random) : withByteChanged(changed, random);
        }
        return changed;
    }

    private static byte[] withByteChanged(byte[] bytes, SplittableRandom random) {
        byte[] changed = bytes.clone();
        int at = random.nextInt(changed.length);
        switch (random.nextInt(4)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1, 2 -> changed[at] = (byte) SIGNS.charAt(random.nextInt(SIGNS.length()));
            default -> changed = Arrays.copyOf(changed, Math.max(20, at));
        }
        return changed;
    }

    /** A line is dropped, doubled, moved elsewhere or indented. */
    private static byte[] withLinesChanged(byte[] bytes, SplittableRandom random) {
        List<String> lines = new ArrayList<>(
                new String(bytes, StandardCharsets.UTF_8).lines().toList());
        String line = lines.remove(random.nextInt(lines.size()));
        int elsewhere = random.nextInt(lines.size() + 1);
        switch (random.nextInt(4)) {
            case 0 -> lines.add(elsewhere, line);
            case 1 -> lines.addAll(elsewhere, List.of(line, line));
            case 2 -> lines.add(elsewhere, "  " + line);
            default -> lines.add("");
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }
}
