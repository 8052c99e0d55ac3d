package shikomi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shikomi.bench.SpeedBench;
import shikomi.cli.terminal.Console;
import shikomi.message.Problem;

/** The command {@code bench}: measures the quality and speed of the engine on fixed suites. */
@Command(
        name = "bench",
        description = "Measures the engine on fixed benchmarks and compares it with published figures.",
        subcommands = {
            BenchPoolsCommand.class,
            BenchFunctionsCommand.class,
            BenchSpacesCommand.class,
            BenchSourcesCommand.class,
            BenchGuardCommand.class
        })
final class BenchCommand implements Callable<Integer> {
    @Mixin
    private Console console = new Console();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Objects.requireNonNull(spec).commandLine().usage(console.out());
        return Main.DONE;
    }

    /** The options shared by all suites except speed. */
    static class Runs {
        @Option(names = "--seeds", paramLabel = "N", description = "Number of searches or splits (default: 20).")
        int seeds = 20;

        @Option(names = "--seed", paramLabel = "N", description = "The first seed (default: 1).")
        long seed = 1;

        @Option(names = "--out", paramLabel = "FILE", description = "File for the report (default: bench.html).")
        Path out = Path.of("bench.html");
    }

    /** The options shared by both suites of searches. */
    static final class Searches extends Runs {
        @Option(
                names = "--strategies",
                split = ",",
                paramLabel = "A,B",
                description = "Strategies to compare (default: shikomi).")
        List<String> strategies = List.of("shikomi");
    }

    @Command(name = "speed", description = "Times one proposal and compares it with BoTorch.")
    Integer speed(@Mixin Console out) {
        print(out, SpeedBench.HEADER);
        SpeedBench.run(row -> print(out, row));
        return Main.DONE;
    }

    static void requireFolder(Path folder, Console console) {
        if (!Files.isDirectory(folder)) {
            throw console.failure(folder.toString(), "cli.bench.no-folder");
        }
    }

    /** Prints cells separated by tabs, because lines are printed before the column widths are known. */
    static void print(Console console, List<String> cells) {
        console.out().println(String.join("\t", cells));
        console.out().flush();
    }

    static void printAll(Console console, List<List<String>> rows) {
        rows.forEach(row -> print(console, row));
    }

    /** Prints the path to which the report was written. */
    static void printWritten(Console console, Runs runs) {
        console.err().println(console.text("cli.bench.written", runs.out));
    }

    /** Returns the tasks of a folder, after printing the problems with those that could not be read. */
    static <T> List<T> requireTasks(Path folder, List<T> tasks, List<Problem> unread, String none, Console console) {
        unread.forEach(problem -> console.err().println(problem.in(console.language())));
        if (tasks.isEmpty()) {
            throw console.failure(folder.toString(), none);
        }
        return tasks;
    }
}
