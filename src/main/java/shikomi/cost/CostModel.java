package shikomi.cost;

import shikomi.space.Point;

/** The planned cost of experiments. */
public interface CostModel {

    /**
     * The planned cost of one experiment at a point, including labour and materials but not the set-up of its batch.
     */
    double planned(Point point);

    /** The cost of setting up one batch. */
    double setUp();
}
