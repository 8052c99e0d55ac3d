package shikomi.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import shikomi.campaign.Measurement;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.space.Encoding;
import shikomi.space.Space;
import shikomi.surrogate.kernel.InputColumns;
import shikomi.transfer.GroupedObservations;
import shikomi.transfer.HierarchicalProcess;
import shikomi.transfer.LeaveGroupsOut;
import shikomi.transfer.LeaveOneGroupOutStacking;
import shikomi.transfer.SourceWeighting;

/**
 * The external data of a recipe, without duplicates.
 *
 * @param memory the store of fitted models
 */
public record Sources(List<SourceRows> all, SourceFitStore memory) {
    /** The fixed random seed of the fits, so that a stored fit is valid for every campaign seed. */
    private static final long SEED = 1;

    public Sources {
        all = List.copyOf(all);
    }

    public static Sources none() {
        return new Sources(List.of(), SourceFitStore.passing());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** A source that can be used for one objective. */
    public record UsableSource(SourceRows rows, SourceWeighting.Source source, LeaveGroupsOut unseen) {}

    /**
     * The sources with numbers for an objective.
     *
     * @param value maps a value of the objective to the surrogate's scale: larger is better, NaN if it cannot be
     *     modelled
     */
    public List<UsableSource> of(String objective, Encoding encoding, InputColumns inputs, DoubleUnaryOperator value) {
        List<UsableSource> usable = new ArrayList<>();
        for (SourceRows rows : all) {
            EncodedSource.of(rows, objective, encoding, value)
                    .ifPresent(reports -> usable.add(usable(rows, reports, inputs)));
        }
        return usable;
    }

    /** The rows that report every chosen parameter, as results. */
    public Stream<Result> results(Space space) {
        return all.stream()
                .flatMap(source -> source.rows().stream())
                .filter(row -> space.chosen().stream()
                        .allMatch(parameter -> row.made().values().containsKey(parameter.name())))
                .map(row -> Result.of(
                        row.made(),
                        row.outcomes().entrySet().stream()
                                .map(entry -> new Measurement(entry.getKey(), 1, entry.getValue()))
                                .toList()));
    }

    private UsableSource usable(SourceRows rows, GroupedObservations reports, InputColumns inputs) {
        String key = reports.fingerprint(inputs);
        Optional<SourceFit> known = memory.recall(key);
        if (known.isPresent()) {
            return usable(
                    rows, HierarchicalProcess.known(reports, inputs, known.get().theta()), known.get());
        }
        HierarchicalProcess literature = HierarchicalProcess.of(reports, inputs, RandomStream.of(SEED));
        LeaveGroupsOut unseen =
                LeaveGroupsOut.of(literature, RandomStream.of(SEED).child("unseen"));
        LeaveOneGroupOutStacking.PriorWeights belief =
                LeaveOneGroupOutStacking.of(literature, RandomStream.of(SEED).child("replays"));
        SourceFit learned = new SourceFit(literature.theta(), unseen.isLearnable() ? belief : belief.ownOnly(), unseen);
        memory.keep(key, learned);
        return usable(rows, literature, learned);
    }

    private static UsableSource usable(SourceRows rows, HierarchicalProcess literature, SourceFit learned) {
        return new UsableSource(rows, new SourceWeighting.Source(literature, learned.belief()), learned.unseen());
    }
}
