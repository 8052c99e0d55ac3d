package shikomi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import shikomi.cli.terminal.Console;
import shikomi.forecast.Strategy;
import shikomi.message.Problem;

/** The search strategies named by the option {@code --strategies}. */
final class Strategies {
    private Strategies() {}

    static List<Strategy> named(List<String> names, Console console) {
        return among(Strategy.all(), names, console);
    }

    /** The named strategies, which must be able to plan; others can only choose among the rows of a pool. */
    static List<Strategy.Planned> planned(List<String> names, Console console) {
        List<Strategy.Planned> planned = Strategy.all().stream()
                .filter(Strategy.Planned.class::isInstance)
                .map(Strategy.Planned.class::cast)
                .toList();
        return among(planned, names, console);
    }

    private static <S extends Strategy> List<S> among(List<S> allowed, List<String> names, Console console) {
        String choices = allowed.stream().map(Strategy::name).collect(Collectors.joining(", "));
        List<S> chosen = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names.stream().map(String::strip).toList()) {
            allowed.stream()
                    .filter(strategy -> strategy.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            chosen::add, () -> problems.add(Problem.of("--strategies", refusal(name), name, choices)));
        }
        console.failIfAny(problems);
        return chosen;
    }

    /** The reason why a strategy of this name is not allowed. */
    private static String refusal(String name) {
        return Strategy.named(name).isPresent() ? "cli.strategy.without-pool" : "cli.strategy.unknown";
    }
}
