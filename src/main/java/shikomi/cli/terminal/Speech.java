package shikomi.cli.terminal;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.message.Reading;

/** The language of a command, and how it speaks. */
public final class Speech {
    @Option(names = "--lang", paramLabel = "en|ja", description = "Language of the output (default: en).")
    private Language language = Language.EN;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused")
    private boolean help;

    public Language language() {
        return language;
    }

    public <T> T read(Reading<T> reading) {
        return Stop.unlessRead(reading, language);
    }

    public void stopIfAny(List<Problem> problems) {
        Stop.ifAny(problems, language);
    }

    public Stop stop(String place, String key, Object... arguments) {
        return new Stop(List.of(Problem.of(place, key, arguments)), language);
    }

    public String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(language);
    }

    public String say(Message message) {
        return message.in(language);
    }

    /** Notes go to standard error, so that standard output is only the answer. */
    public void note(CommandLine.Model.CommandSpec spec, List<Message> notes) {
        notes.forEach(note -> spec.commandLine().getErr().println(note.in(language)));
    }
}
