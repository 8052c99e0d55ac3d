package shikomi.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import shikomi.cli.terminal.CommandFailure;
import shikomi.message.Language;

/**
 * Runs commands on a home as the program does.
 *
 * @param home the folder of the campaigns
 */
record Commands(Path home) {
    /** What a command printed, and its exit status. */
    record Run(int status, String out, String err) {}

    Run run(Callable<Integer> command, String... arguments) {
        return alone(
                command,
                Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                        .toArray(String[]::new));
    }

    /** Runs a command that needs no campaigns. */
    static Run alone(Callable<Integer> command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter told = new PrintWriter(err, true);
        int status = new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(told)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    ((CommandFailure) failure).problems().forEach(problem -> told.println(problem.in(Language.EN)));
                    return Main.WRONG_INPUT;
                })
                .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }
}
