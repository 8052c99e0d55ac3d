package shikomi.web;

import java.util.List;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;

/** The experiments on the bench that await their results. */
public final class BenchQueue {
    private BenchQueue() {}

    public static boolean contains(Experiment experiment) {
        return experiment.isPending() && experiment.state() != Experiment.State.PROPOSED;
    }

    /** The waiting experiments in the order in which they were proposed. */
    public static List<Experiment> of(Campaign campaign) {
        return campaign.pending().stream().filter(BenchQueue::contains).toList();
    }

    /** The first waiting experiment other than {@code id}. */
    public static Optional<Experiment> next(Campaign campaign, String id) {
        return of(campaign).stream().filter(e -> !e.id().equals(id)).findFirst();
    }
}
