package shikomi.table.result;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Check;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;

/**
 * The state of a row with values that are on hold until a person has checked them: {@code on hold: lifetime}. It names
 * the objectives, because only some values of a row may be on hold.
 */
final class HeldState {
    private static final String WORDS = "on hold: ";

    private HeldState() {}

    /** The state of a replicate; empty if none of its values is on hold. */
    static Optional<String> of(@Nullable Result result, int replicate) {
        String held = result == null
                ? ""
                : result.measurements().stream()
                        .filter(measurement -> measurement.replicate() == replicate && measurement.isAside())
                        .map(Measurement::objective)
                        .collect(Collectors.joining(", "));
        return held.isEmpty() ? Optional.empty() : Optional.of(WORDS + held);
    }

    /** The check of a value that the state of its row says to be on hold; null if it is not. */
    static @Nullable Check check(@Nullable String state, Objective objective, Outcome outcome) {
        boolean held = state != null
                && state.startsWith(WORDS)
                && List.of(state.substring(WORDS.length()).split(", ")).contains(objective.name());
        return held
                ? number(outcome)
                        .map(value -> new Check(value, value, 0, Check.Answer.ASIDE))
                        .orElse(null)
                : null;
    }

    /** The number of a value or of a limit. */
    static Optional<Double> number(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Measured(double value, double ignored) -> Optional.of(value);
            case Outcome.Below(double limit) -> Optional.of(limit);
            case Outcome.Above(double limit) -> Optional.of(limit);
            case Outcome.Failed ignored -> Optional.empty();
        };
    }
}
