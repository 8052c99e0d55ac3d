package shikomi.source;

import java.util.Comparator;
import java.util.List;
import shikomi.campaign.Outcome;
import shikomi.recipe.Recipe;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * The rows of a source that are nearest to a point.
 *
 * @param distance root mean square of the differences in the reported parameters, each divided by its range
 */
public record NearestRows(SourceRows.Row row, double distance) {

    /** Number of rows that are shown. Set by judgement. */
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

    /** The distance; NaN for a row that reports no parameter. */
    private static double apart(double[] reported, double[] there, boolean[] categories) {
        double sum = 0;
        int count = 0;
        for (int j = 0; j < reported.length; j++) {
            if (!Double.isNaN(reported[j])) {
                double difference = categories[j] ? (reported[j] == there[j] ? 0 : 1) : reported[j] - there[j];
                sum += difference * difference;
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }
}
