package shikomi.space;

import org.jspecify.annotations.Nullable;

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
}
