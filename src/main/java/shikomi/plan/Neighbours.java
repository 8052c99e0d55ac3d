package shikomi.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Proposal.Nearest;
import shikomi.campaign.Result;
import shikomi.space.Encoding;
import shikomi.space.Point;

/** Finds the experiment nearest to a proposal. */
final class Neighbours {
    private final Encoding encoding;
    private final boolean[] categories;
    private final double[][] rows;
    private final List<String> names;

    Neighbours(PlanRequest request) {
        this.encoding = new Encoding(request.recipe().space());
        this.categories = encoding.categories();
        this.rows = encoding.rows(request.results().stream().map(Result::made).toList());
        this.names = request.names();
    }

    /** The experiment whose largest difference from the point is smallest, of several the nearest; null if none. */
    @Nullable
    Nearest of(Point point) {
        double[] row = encoding.row(point);
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        double leastSquares = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.length; i++) {
            double distance = largestDifference(row, rows[i]);
            double squares = encoding.squaredDistance(row, rows[i]);
            if (distance < least || (distance == least && squares < leastSquares)) {
                least = distance;
                leastSquares = squares;
                nearest = i;
            }
        }
        return nearest < 0 ? null : new Nearest(names.get(nearest), least);
    }

    /** The first parameter whose choice in the point no experiment with a result has had; empty if there is none. */
    Optional<String> untried(Point point) {
        double[] row = encoding.row(point);
        return IntStream.range(0, row.length)
                .filter(j -> categories[j] && Arrays.stream(rows).noneMatch(other -> other[j] == row[j]))
                .mapToObj(encoding::name)
                .findFirst();
    }

    private double largestDifference(double[] a, double[] b) {
        double largest = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = categories[j] ? (a[j] == b[j] ? 0 : 1) : Math.abs(a[j] - b[j]);
            largest = Math.max(largest, difference);
        }
        return largest;
    }
}
