package shikomi.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shikomi.message.Problem;

/** The problems found in one file, each with its line. */
final class Findings {
    private final String file;
    private final List<Finding> found = new ArrayList<>();

    private record Finding(int line, Problem problem) {}

    Findings(String file) {
        this.file = file;
    }

    /** Adds a problem with the message {@code recipe.KEY} and the advice {@code recipe.KEY.fix}. */
    void add(int line, String key, Object... arguments) {
        add(line, Problem.of(place(line), "recipe." + key, arguments));
    }

    /** Adds a problem whose message belongs to another package. */
    void add(int line, Problem problem) {
        found.add(new Finding(line, problem));
    }

    String place(int line) {
        return file + ":" + line;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems in the order of their lines, without duplicates. */
    List<Problem> problems() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line))
                .map(Finding::problem)
                .distinct()
                .toList();
    }
}
