package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Campaign;
import shikomi.message.Reading;
import shikomi.recipe.RecipeReader;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.TableGuess;
import shikomi.table.file.Sheets;
import shikomi.table.file.Workbook;

/** Broken and hostile files: {@code -Dshikomi.mutants=10000} and a small heap try more of them. */
class MutatedFilesTest {
    private static final String RECIPE = """
            recipe: 1
            name: films
            parameters:
              Cs: {kind: continuous, low: 0, high: 1}
              FA: {kind: continuous, low: 0, high: 1}
              anneal: {kind: continuous, low: 80, high: 180, unit: °C}
              solvent: {kind: categorical, choices: [DMF, DMSO]}
            mixtures:
              cation: {components: [Cs, FA], total: 1}
            objectives:
              lifetime: {unit: h, goal: maximize}
            """;
    /** What a file costs is counted as the processor's time, which does not depend on what else the machine does. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Campaign CAMPAIGN = new Campaign(
            "films", 1, RecipeReader.read("films", RECIPE).orElseThrow(), null, List.of(), List.of(), 0, false);

    /** Whether a file could be previewed. */
    private static boolean previewed(byte[] bytes) {
        if (bytes.length < 1_000_000) { // a command has a heap of its own for larger ones
            Sheets.read("mutant", bytes).get().ifPresent(sheet -> ResultTable.read(sheet, CAMPAIGN.recipe()));
        }
        Reading<Workbook> book = Workbook.read("mutant", bytes);
        Optional<TableGuess.Choice> choice = book.get().flatMap(read -> TableGuess.of(read, CAMPAIGN, -1));
        choice.ifPresent(found ->
                Preview.of(found.layout(), Mapping.of(found.guess()), CAMPAIGN, Expectation.plain(CAMPAIGN), Map.of()));
        return choice.isPresent();
    }

    @Test
    void no_file_breaks_the_reading_and_none_takes_long() {
        int count = Integer.getInteger("shikomi.mutants", 300);
        Mutants mutants = new Mutants();
        long longest = 0;
        int slowest = 0;
        int read = 0;
        for (int i = 0; i < count; i++) {
            byte[] mutant = mutants.of(i);
            long start = THREADS.getCurrentThreadCpuTime();
            try {
                read += previewed(mutant) ? 1 : 0;
            } catch (RuntimeException | Error broken) { // the number is what a person needs to look closer
                fail("Mutant " + i + " broke the reading", broken);
            }
            long took = THREADS.getCurrentThreadCpuTime() - start;
            slowest = took > longest ? i : slowest;
            longest = Math.max(longest, took);
        }
        System.out.printf(
                "%d mutants, %d previewed, longest %d ms (number %d), heap %d MB%n",
                count, read, longest / 1_000_000, slowest, Runtime.getRuntime().maxMemory() / 1_000_000);
        assertThat(Duration.ofNanos(longest)).isLessThan(Duration.ofSeconds(5));
        assertThat(read).as("mutants that can still be read").isBetween(count / 10, count - count / 10);
    }
}
