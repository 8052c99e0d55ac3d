package shikomi.space;

import java.math.MathContext;
import java.util.List;
import shikomi.message.Numbers;

/**
 * The condition of an experiment; two experiments with equal conditions are replicates. It consists of the chosen
 * parameters, with numbers to 12 digits and text in NFKC form.
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
