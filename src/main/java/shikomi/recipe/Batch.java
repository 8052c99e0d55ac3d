package shikomi.recipe;

import java.util.List;

/** How many experiments are proposed together, and the parameters that they share. */
public record Batch(int size, List<String> same) {
    public Batch {
        if (size < 1) {
            throw new IllegalArgumentException("A batch has at least one experiment, not " + size);
        }
        same = List.copyOf(same);
    }
}
