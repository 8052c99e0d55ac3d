package shikomi.entry;

import java.util.List;
import java.util.Locale;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.recipe.Objective;

/**
 * A typed value that is far from its prediction, or better explained by an entry error.
 *
 * @param sign {@code <} or {@code >} if the value is a limit of the measuring range; empty if it is a number
 * @param mean the median of the prediction
 * @param sd half the width of the central 68 % of the prediction
 * @param logarithm whether the prediction is on a logarithmic scale
 * @param low the lower end of the 80 % range of the prediction, or of the plausible range if there is no prediction
 * @param high its upper end
 * @param chance the probability of a value at least as far from the prediction
 * @param plausible whether the value lies in the plausible range of the recipe
 * @param fixes the possible corrections, the most likely first
 */
public record UnexpectedValue(
        String objective,
        String sign,
        double typed,
        double mean,
        double sd,
        boolean logarithm,
        double low,
        double high,
        double chance,
        boolean plausible,
        List<Correction> fixes) {
    /**
     * Rarer values are all described as one in a million, because the tails of a prediction are not known more
     * precisely.
     */
    private static final int LARGEST = 1_000_000;

    /**
     * The tail probability below which a value is described as far off, whether or not an error explains it. Equal to
     * that of {@link AlertThreshold#START}.
     */
    private static final double FAR = 1e-3;

    public UnexpectedValue {
        fixes = List.copyOf(fixes);
    }

    /** This question about a limit of the measuring range. */
    UnexpectedValue limit(String sign) {
        return new UnexpectedValue(
                objective, sign, typed, mean, sd, logarithm, low, high, chance, plausible, List.of());
    }

    /** The value as it was typed: {@code 618}, {@code <0.05}. */
    public String text() {
        return sign + Figures.value(typed);
    }

    /** The question about this value. */
    public Message message(Objective of) {
        String value = text() + (of.unit() == null ? "" : " " + of.unit().label());
        Objective.Range range = of.plausible();
        if (!plausible && range != null) {
            return Message.of("plan.surprise.implausible", of.title(), value, range.low(), range.high());
        }
        Object expected = expected(of.unit() == null ? "" : of.unit().label());
        return chance < FAR
                ? Message.of("plan.surprise.far", of.title(), value, expected, oneIn(Math.pow(10, (int)
                        -Math.log10(chance))))
                : Message.of("plan.surprise.slip", of.title(), value, expected, oneIn(1 / chance));
    }

    /** The prediction with the range outside which the value lies. */
    private Object expected(String unit) {
        return logarithm
                ? Figures.range(mean, low, high, unit)
                : Message.of(
                        "plan.surprise.range", Figures.spread(mean, sd, unit), Figures.value(low), Figures.value(high));
    }

    /** {@code 1,000}: rounded to one digit, because tail probabilities are not known more precisely. */
    private static String oneIn(double times) {
        double digit = Math.pow(10, Math.floor(Math.log10(Math.min(times, LARGEST))));
        return String.format(Locale.ROOT, "%,d", Math.round(Math.round(Math.min(times, LARGEST) / digit) * digit));
    }
}
