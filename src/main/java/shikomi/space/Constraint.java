package shikomi.space;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.message.Text;

/**
 * A rule that every proposed experiment keeps.
 *
 * @param rule an expression with {@code <=}, {@code >=} or {@code =} over parameters
 * @param when the condition under which it holds; always where null
 * @param why its reason in the lab's words, where it was given
 */
public record Constraint(
        String rule, @Nullable String when, @Nullable Text why) {
    public Constraint(String rule) {
        this(rule, null, null);
    }

    /**
     * Whether a point keeps it.
     *
     * @throws IllegalArgumentException where it cannot be read over these parameters
     */
    public boolean isKept(List<Parameter> parameters, Point point) {
        return new Space(parameters, List.of(), List.of(this))
                .broken(point)
                .filter(Restriction.Rule.class::isInstance)
                .isEmpty();
    }
}
