package shikomi.bench.space;

import java.util.List;
import java.util.function.ToDoubleFunction;
import shikomi.recipe.Recipe;
import shikomi.space.Point;

/**
 * A search of a free space for the largest value of a function whose best value is known.
 *
 * @param truth the true value at a point
 * @param budget the number of experiments of one search
 * @param best the largest value over the space
 * @param sd the standard deviation of the function over random points of the space; regrets are in this unit
 * @param day the standard deviation, in {@code sd}, of the shift that the results of one batch share
 * @param gross one result out of this many is replaced by the true value plus 8 {@code sd}; 0 for none
 */
public record SpaceTask(
        String name,
        Recipe recipe,
        ToDoubleFunction<Point> truth,
        int budget,
        double best,
        double sd,
        double day,
        int gross) {

    /**
     * How experiments are made.
     *
     * @param batch the number of experiments at a time
     * @param noise the standard deviation of one measurement, in that of the function
     */
    public record Variant(String name, int batch, double noise) {
        /** One at a time, without noise. */
        static final Variant SINGLE = new Variant("b1n0", 1, 0);

        /** Batches of four, with noise of a tenth of the function's standard deviation. */
        static final Variant BATCHES = new Variant("b4n1", 4, 0.1);
    }

    /** The variants of this task; shifts between days and gross errors need batches. */
    public List<Variant> variants() {
        return day > 0 || gross > 0 ? List.of(Variant.BATCHES) : List.of(Variant.SINGLE, Variant.BATCHES);
    }

    /** The distance of a value from the best one, in standard deviations of the function. */
    double regret(double value) {
        return (best - value) / sd;
    }
}
