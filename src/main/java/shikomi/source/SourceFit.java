package shikomi.source;

import shikomi.transfer.LeaveGroupsOut;
import shikomi.transfer.LeaveOneGroupOutStacking;

/**
 * What was learned of a source by itself: it depends on no result of the lab, so that it can be kept.
 *
 * @param theta the logarithms of the hyperparameters
 * @param unseen how well it and simpler models foretell labs that they have not seen
 * @param belief what replays of the lab's question on the source's own labs make believe
 */
public record SourceFit(double[] theta, LeaveOneGroupOutStacking.PriorWeights belief, LeaveGroupsOut unseen) {}
