package shikomi.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shikomi.campaign.Role;
import shikomi.store.Home;

/** The command {@code token}: manages the access of programs. */
@Command(
        name = "token",
        description = "Manages access tokens for the HTTP interface.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = TokenCommand.New.class)
final class TokenCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        command.commandLine().usage(command.commandLine().getErr());
        return Main.WRONG_INPUT;
    }

    /** The command {@code token new}: creates a token and shows it once. */
    @Command(name = "new", description = "Creates a token and shows it once.")
    static final class New extends HomeCommand {
        @Option(
                names = "--role",
                required = true,
                paramLabel = "chemist|researcher|manager|admin",
                description = "Role of the token.")
        private Role role = Role.CHEMIST;

        @Option(
                names = "--name",
                required = true,
                paramLabel = "NAME",
                description = "Person or program that uses the token; shown in the history.")
        private String name = "";

        @Override
        void check() {
            if (name.isBlank()) {
                throw console.failure("--name", "cli.no-name");
            }
        }

        @Override
        void run(Home home) {
            console.out().println(home.accounts().newToken(role, name.strip()));
        }
    }
}
