package shikomi.source;

import shikomi.transfer.LeaveGroupsOut;
import shikomi.transfer.LeaveOneGroupOutStacking;

/**
 * The fit of a source on its own: it depends on no result of the lab, so that it can be stored.
 *
 * @param theta the logarithms of the hyperparameters
 * @param unseen how well it and simpler models predict labs that were left out
 * @param belief the weights and the skill from replays of the lab's question on the labs of the source
 */
public record SourceFit(double[] theta, LeaveOneGroupOutStacking.PriorWeights belief, LeaveGroupsOut unseen) {}
