package shikomi.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.space.Point;

/**
 * A proposed experiment.
 *
 * @param rank its position in the batch, from 1
 * @param poolRow the index of its row in the pool, from 0; null if there is no pool
 * @param predicted the prediction for each objective; empty before there is a model
 * @param alone the prediction from the lab's own results only; empty if no external data were used
 * @param chance the probability of beating the best so far; null before there is a model
 * @param money its planned cost; null if the recipe states no costs
 */
public record Proposal(
        int rank,
        Point point,
        @Nullable Integer poolRow,
        Map<String, Expected> predicted,
        Map<String, Expected> alone,
        @Nullable Double chance,
        Reason reason,
        @Nullable Double money) {
    public Proposal {
        predicted = Collections.unmodifiableMap(new LinkedHashMap<>(predicted));
        alone = Collections.unmodifiableMap(new LinkedHashMap<>(alone));
    }

    /** A proposal made without external data. */
    public Proposal(
            int rank,
            Point point,
            @Nullable Integer poolRow,
            Map<String, Expected> predicted,
            @Nullable Double chance,
            Reason reason,
            @Nullable Double money) {
        this(rank, point, poolRow, predicted, Map.of(), chance, reason, money);
    }

    /** The predicted mean and standard deviation of the true value. */
    public record Expected(double mean, double sd) {}
}
