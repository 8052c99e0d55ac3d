package shikomi.recipe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import shikomi.message.Problem;

/** The problems of one file, each at its line. */
final class Findings {
    private final String file;
    private final List<Finding> found = new ArrayList<>();

    private record Finding(int line, Problem problem) {}

    Findings(String file) {
        this.file = file;
    }

    /** Notes a problem whose words are {@code recipe.KEY} and {@code recipe.KEY.fix}. */
    void add(int line, String key, Object... arguments) {
        add(line, Problem.of(place(line), "recipe." + key, arguments));
    }

    /** Notes a problem with a message of another package. */
    void add(int line, Problem problem) {
        found.add(new Finding(line, problem));
    }

    String place(int line) {
        return file + ":" + line;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** All problems, from the first line to the last. */
    List<Problem> problems() {
        return found.stream()
                .sorted(Comparator.comparingInt(Finding::line))
                .map(Finding::problem)
                .distinct()
                .toList();
    }
}
