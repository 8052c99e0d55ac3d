package shikomi.plan;

import java.util.List;

/**
 * A value far from what was expected.
 *
 * @param mean the middle of what was expected
 * @param sd half the width of the range that holds two of three measurements
 * @param chance of a value as far off, or farther
 * @param plausible whether it lies in the range that the recipe calls plausible
 * @param fixes what may have been meant, the likeliest first
 */
public record Surprise(
        String objective, double typed, double mean, double sd, double chance, boolean plausible, List<Fix> fixes) {
    public Surprise {
        fixes = List.copyOf(fixes);
    }
}
