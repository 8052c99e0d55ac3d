package shikomi.model;

import shikomi.message.Figures;
import shikomi.message.Text;
import shikomi.recipe.Objective;
import shikomi.recipe.Transform;

/**
 * The prediction of one new measurement, its noise included, in the lab's unit; the spread is NaN if it is unknown.
 *
 * @param mean the mean; on a logarithmic scale, the median
 * @param sd the standard deviation; on a logarithmic scale, half the width of the central 68 % range
 * @param low the 10 % quantile
 * @param high the 90 % quantile
 */
public record NewMeasurement(double mean, double sd, double low, double high) {

    /** The prediction in words: {@code 62.1 ± 5.8}; on a logarithmic scale, the median alone. */
    public Text words(Objective objective) {
        return objective.transform() == Transform.LOG && Double.isFinite(sd)
                ? Text.plain(Figures.significant(mean, 2))
                : Figures.spread(mean, sd);
    }

    /** The central 80 % range in words: {@code 54.7 – 69.5}. */
    public Text range() {
        return Figures.range(low, high);
    }
}
