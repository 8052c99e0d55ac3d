package shikomi.cli.terminal;

import java.util.List;
import shikomi.message.Language;
import shikomi.message.Problem;

/** Ends a command because of invalid input. The problems are printed to standard error; nothing has been changed. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;
    private final Language language;

    CommandFailure(List<Problem> problems, Language language) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
        this.language = language;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The language in which the problems are reported. */
    public Language language() {
        return language;
    }
}
