package shikomi.space;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.message.Text;

/**
 * A constraint that every proposed experiment satisfies.
 *
 * @param rule an expression with {@code <=}, {@code >=} or {@code =} over parameters
 * @param when the condition under which it applies; null if it always applies
 * @param why the reason in the lab's words; null if none was stated
 */
public record Constraint(
        String rule, @Nullable String when, @Nullable Text why) {
    public Constraint(String rule) {
        this(rule, null, null);
    }

    /**
     * Whether a point satisfies the constraint.
     *
     * @throws IllegalArgumentException if the constraint is not valid for these parameters
     */
    public boolean isKept(List<Parameter> parameters, Point point) {
        return new Space(parameters, List.of(), List.of(this))
                .broken(point)
                .filter(Restriction.Rule.class::isInstance)
                .isEmpty();
    }
}
