package shikomi.source;

import java.util.Comparator;
import java.util.List;
import shikomi.campaign.Outcome;
import shikomi.recipe.Recipe;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;

/**
 * A row of a source that is among the nearest to a point.
 *
 * @param distance the root mean square of the differences in the reported parameters, each divided by its range
 */
public record NearestRows(SourceRows.Row row, double distance) {

    /** The number of rows that are shown. Set by judgement. */
    private static final int COUNT = 3;

    /** The nearest rows that have a number for the first objective, by increasing distance. */
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

    /** The distance of a row from the point; NaN for a row that reports no parameter. */
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
