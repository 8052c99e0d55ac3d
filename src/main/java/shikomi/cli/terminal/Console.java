package shikomi.cli.terminal;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.message.Reading;

/** Prints the messages of a command in the user's language, and ends the command if its input has problems. */
public final class Console {
    @Option(names = "--lang", paramLabel = "en|ja", description = "Language of the output (default: en).")
    private Language language = Language.EN;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused")
    private boolean help;

    /** The command that includes these options as a mixin. */
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    public Language language() {
        return language;
    }

    /** Standard output, which is reserved for the answer. */
    public PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    /** Standard error, for everything that accompanies the answer. */
    public PrintWriter err() {
        return Objects.requireNonNull(command).commandLine().getErr();
    }

    /**
     * Returns the value that was read.
     *
     * @throws CommandFailure if it could not be read
     */
    public <T> T require(Reading<T> reading) {
        return reading.get().orElseThrow(() -> new CommandFailure(reading.problems(), language));
    }

    /** @throws CommandFailure if there are problems */
    public void failIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new CommandFailure(problems, language);
        }
    }

    /** Returns the exception, to be thrown, that ends the command because of one problem. */
    public CommandFailure failure(String place, String key, Object... arguments) {
        return new CommandFailure(List.of(Problem.of(place, key, arguments)), language);
    }

    public String text(String key, Object... arguments) {
        return text(Message.of(key, arguments));
    }

    public String text(Message message) {
        return message.in(language);
    }

    /** Prints a message as one line of the answer. */
    public void print(String key, Object... arguments) {
        print(Message.of(key, arguments));
    }

    public void print(Message message) {
        out().println(text(message));
    }

    /** Prints notes to standard error, so that standard output contains only the answer. */
    public void printNotes(List<Message> notes) {
        notes.forEach(note -> err().println(text(note)));
    }
}
