package shikomi.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shikomi.space.Point;

/**
 * An experiment that was proposed.
 *
 * @param rank its place in the batch, from 1
 * @param poolRow its row in the pool, from 0; null without a pool
 * @param predicted the prediction of each objective; empty before there is a model
 * @param alone the prediction from the lab's own results alone, where external data were used too; otherwise empty
 * @param chance the chance to beat the best so far; null before there is a model
 * @param money its planned cost; null where the recipe gives no costs
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

    /** Where no external data were used. */
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

    /** Mean and standard deviation of the true value. */
    public record Expected(double mean, double sd) {}
}
