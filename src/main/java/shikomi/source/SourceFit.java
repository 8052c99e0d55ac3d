package shikomi.source;

import shikomi.transfer.LeaveGroupsOut;
import shikomi.transfer.LeaveOneGroupOutStacking;

/**
 * The fit of a model to a source alone. It does not depend on any result of the lab, so it can be stored.
 *
 * @param theta the logarithms of the hyperparameters
 * @param unseen the errors of this and simpler models in predicting labs that were left out
 * @param belief the weights and the skill from replays of the lab's task on the labs of the source
 */
public record SourceFit(double[] theta, LeaveOneGroupOutStacking.PriorWeights belief, LeaveGroupsOut unseen) {}
