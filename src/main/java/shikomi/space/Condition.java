package shikomi.space;

import java.math.MathContext;
import java.util.List;
import shikomi.message.Numbers;

/**
 * What makes two experiments repeats of each other: the chosen parameters, numbers to 12 digits, text after NFKC.
 *
 * @param key the values in the order of the parameters
 */
public record Condition(List<Object> key) {
    private static final MathContext DIGITS = new MathContext(12);

    public Condition {
        key = List.copyOf(key);
    }

    static Object keyOf(Value value) {
        return switch (value) {
            case Value.Amount(double number) ->
                Numbers.exact(number).round(DIGITS).stripTrailingZeros();
            case Value.Choice(String name) -> Numbers.normal(name);
        };
    }
}
