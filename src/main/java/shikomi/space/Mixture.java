package shikomi.space;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parameters that must add up to a total.
 *
 * @param active how many components may be above zero; null if the recipe does not limit it
 */
public record Mixture(
        String name,
        List<String> components,
        double total,
        @Nullable Count active) {
    /** A range of counts. */
    public record Count(int least, int most) {
        public Count {
            if (least < 0 || most < least) {
                throw new IllegalArgumentException("[" + least + ", " + most + "] must be [least, most]");
            }
        }
    }

    public Mixture {
        components = List.copyOf(components);
    }
}
