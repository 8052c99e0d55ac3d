package shikomi.cost;

import shikomi.space.Point;

/** What experiments will cost. */
public interface CostModel {

    /** Money of one experiment at a point as planned, labour and materials included, the batch's set-up not. */
    double planned(Point point);

    /** Money of setting up one batch. */
    double setUp();
}
