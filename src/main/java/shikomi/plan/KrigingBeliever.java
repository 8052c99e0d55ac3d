package shikomi.plan;

import java.util.List;
import shikomi.acquisition.Utility;
import shikomi.space.Encoding;
import shikomi.space.Point;

/** A utility that is updated along a batch: the model is conditioned on its own means at points without a result. */
final class KrigingBeliever {
    private final Encoding encoding;
    private Utility utility;
    private int believed;

    KrigingBeliever(Utility utility, Encoding encoding) {
        this.utility = utility;
        this.encoding = encoding;
    }

    /** @param points the points of the previous call, followed by further ones */
    Utility after(List<Point> points) {
        for (Point point : points.subList(believed, points.size())) {
            utility = utility.believing(new double[][] {encoding.row(point)});
        }
        believed = points.size();
        return utility;
    }
}
