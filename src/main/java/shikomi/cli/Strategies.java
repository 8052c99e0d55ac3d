package shikomi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import shikomi.forecast.Strategy;
import shikomi.space.Problem;

/** The strategies that {@code --strategies} names. */
final class Strategies {
    private Strategies() {}

    static List<Strategy> named(List<String> names, Speech speech) {
        String choices = Strategy.all().stream().map(Strategy::name).collect(Collectors.joining(", "));
        List<Strategy> chosen = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names.stream().map(String::strip).toList()) {
            Strategy.named(name)
                    .ifPresentOrElse(
                            chosen::add, () -> problems.add(Problem.of("--strategies", refusal(name), name, choices)));
        }
        speech.stopIfAny(problems);
        return chosen;
    }

    /** Why no strategy of this name can be chosen. */
    private static String refusal(String name) {
        return name.equals("shikomi:pooled") ? "cli.strategy.pooled" : "cli.strategy.unknown";
    }
}
