package shikomi.plan;

import java.util.List;
import shikomi.acquisition.Utility;
import shikomi.space.Encoding;
import shikomi.space.Point;

/** A utility that follows a batch: points without a result count as if the model's means had been observed there. */
final class KrigingBeliever {
    private final Encoding encoding;
    private Utility utility;
    private int believed;

    KrigingBeliever(Utility utility, Encoding encoding) {
        this.utility = utility;
        this.encoding = encoding;
    }

    /** @param points those of the call before, and more behind them */
    Utility after(List<Point> points) {
        for (Point point : points.subList(believed, points.size())) {
            utility = utility.believing(new double[][] {encoding.row(point)});
        }
        believed = points.size();
        return utility;
    }
}
