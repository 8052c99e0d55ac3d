package shikomi.source;

import java.util.Comparator;
import java.util.List;
import shikomi.campaign.Outcome;
import shikomi.recipe.Recipe;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * The rows of a source that tell most of a point, for they lie nearest to it.
 *
 * @param distance the root of the mean square over the parameters that the row tells, each in units of its range
 */
public record NearestRows(SourceRows.Row row, double distance) {

    /** So many are shown. */
    private static final int COUNT = 3;

    /** The nearest of the rows with a number for the first objective, the very nearest first. */
    public static List<NearestRows> to(Point point, SourceRows source, Recipe recipe) {
        return to(point, source, recipe.primary().name(), recipe.space());
    }

    private static List<NearestRows> to(Point point, SourceRows source, String objective, Space space) {
        Encoding encoding = new Encoding(space);
        boolean[] categories = encoding.categories();
        double[] there = encoding.row(point);
        return source.rows().stream()
                .filter(row -> row.outcomes().get(objective) instanceof Outcome.Measured)
                .map(row -> new NearestRows(row, apart(encoding.partialRow(row.made()), there, categories)))
                .filter(near -> Double.isFinite(near.distance))
                .sorted(Comparator.comparingDouble((NearestRows near) -> near.distance)
                        .thenComparingInt(near -> near.row.line()))
                .limit(COUNT)
                .toList();
    }

    /** NaN for a row that tells no parameter. */
    private static double apart(double[] told, double[] there, boolean[] categories) {
        double sum = 0;
        int count = 0;
        for (int j = 0; j < told.length; j++) {
            if (!Double.isNaN(told[j])) {
                double difference = categories[j] ? (told[j] == there[j] ? 0 : 1) : told[j] - there[j];
                sum += difference * difference;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }
}
