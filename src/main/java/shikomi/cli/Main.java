package shikomi.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import shikomi.cli.terminal.CommandFailure;
import shikomi.message.Language;
import shikomi.message.Message;

/** The entry point of the program. */
@Command(
        name = "shikomi",
        description = "Plans experiments for materials labs where data are scarce and every experiment is expensive.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Release.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_INPUT = 2;

    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            AskCommand.class,
            PredictCommand.class,
            SourcesCommand.class,
            ForecastCommand.class,
            BacktestCommand.class,
            BenchCommand.class,
            NewCommand.class,
            AttachCommand.class,
            DetachCommand.class,
            ImportCommand.class,
            SuggestCommand.class,
            LogCommand.class,
            StatusCommand.class,
            ExportCommand.class,
            TokenCommand.class,
            BackupCommand.class);

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command and returns its exit status. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        commands(arguments.length == 0 ? "--help" : arguments[0]).forEach(line::addSubcommand);
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command.getErr()));
        return arguments.length == 0 ? line.execute("--help") : line.execute(arguments);
    }

    /**
     * The named command, otherwise all. Only one is loaded if possible, because reading the options of every command
     * takes longer than most commands run.
     */
    private static List<Class<?>> commands(String first) {
        List<Class<?>> named =
                COMMANDS.stream().filter(type -> name(type).equals(first)).toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    private static String name(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(Command.class)).name();
    }

    /** Prints why a command failed, and returns its exit status. */
    private static int report(Exception failure, PrintWriter err) {
        if (failure instanceof CommandFailure refused) {
            refused.problems().forEach(problem -> err.println(problem.in(refused.language())));
            return WRONG_INPUT;
        }
        err.println(Message.of("cli.failed", failure.toString()).in(Language.EN));
        if (System.getenv("SHIKOMI_DEBUG") != null) {
            failure.printStackTrace(err);
        }
        return FAILED;
    }

    /** The version of this release. */
    static final class Release implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"shikomi " + shikomi.web.Release.version()};
        }
    }
}
