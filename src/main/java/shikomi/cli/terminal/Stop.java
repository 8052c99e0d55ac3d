package shikomi.cli.terminal;

import java.util.List;
import shikomi.message.Language;
import shikomi.message.Problem;
import shikomi.message.Reading;

/** Ends a command because of what it was given; the problems go to standard error, and nothing was changed. */
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;
    private final Language language;

    Stop(List<Problem> problems, Language language) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
        this.language = language;
    }

    /** What was read, or the end of the command. */
    static <T> T unlessRead(Reading<T> reading, Language language) {
        return reading.get().orElseThrow(() -> new Stop(reading.problems(), language));
    }

    /** The end of the command where there are problems. */
    static void ifAny(List<Problem> problems, Language language) {
        if (!problems.isEmpty()) {
            throw new Stop(problems, language);
        }
    }

    public List<Problem> problems() {
        return problems;
    }

    public Language language() {
        return language;
    }
}
