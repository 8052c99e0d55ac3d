package shikomi.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import shikomi.recipe.Reading;
import shikomi.space.Language;
import shikomi.space.Message;
import shikomi.space.Problem;

/** The language of a command, and how it speaks. */
final class Speech {
    @Option(names = "--lang", paramLabel = "en|ja", description = "Language of what is said (default: en).")
    private Language language = Language.EN;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    @SuppressWarnings("unused")
    private boolean help;

    Language language() {
        return language;
    }

    <T> T read(Reading<T> reading) {
        return Stop.unlessRead(reading, language);
    }

    void stopIfAny(List<Problem> problems) {
        Stop.ifAny(problems, language);
    }

    Stop stop(String place, String key, Object... arguments) {
        return new Stop(List.of(Problem.of(place, key, arguments)), language);
    }

    String say(String key, Object... arguments) {
        return Message.of(key, arguments).in(language);
    }

    String say(Message message) {
        return message.in(language);
    }

    /** Notes go to standard error, so that standard output is only the answer. */
    void note(CommandLine.Model.CommandSpec spec, List<Message> notes) {
        notes.forEach(note -> spec.commandLine().getErr().println(note.in(language)));
    }
}
