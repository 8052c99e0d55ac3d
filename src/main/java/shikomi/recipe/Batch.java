package shikomi.recipe;

import java.util.List;

/** The number of experiments proposed together, and the parameters whose values they share. */
public record Batch(int size, List<String> same) {
    public Batch {
        if (size < 1) {
            throw new IllegalArgumentException("A batch has at least one experiment, not " + size);
        }
        same = List.copyOf(same);
    }
}
