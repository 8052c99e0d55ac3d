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
import shikomi.surrogate.Guard;
import shikomi.surrogate.Inputs;
import shikomi.surrogate.Literature;
import shikomi.surrogate.Replays;
import shikomi.surrogate.Reports;
import shikomi.surrogate.UnseenLabs;

/**
 * The external data of a recipe, read and cleared of duplicates.
 *
 * @param memory where what is learned of them is kept
 */
public record Sources(List<SourceRows> all, Memory memory) {
    /** What is learned does not depend on anybody's seed, or it could not be kept. */
    private static final long SEED = 1;

    public Sources {
        all = List.copyOf(all);
    }

    public static Sources none() {
        return new Sources(List.of(), Memory.passing());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** A source that can be heard of one objective. */
    public record Heard(SourceRows rows, Guard.Source source, UnseenLabs unseen) {}

    /**
     * Those with numbers for an objective.
     *
     * @param value how a surrogate sees a value of the objective: more is better, NaN for one that it cannot see
     */
    public List<Heard> of(String objective, Encoding encoding, Inputs inputs, DoubleUnaryOperator value) {
        List<Heard> heard = new ArrayList<>();
        for (SourceRows rows : all) {
            Encoded.of(rows, objective, encoding, value).ifPresent(reports -> heard.add(heard(rows, reports, inputs)));
        }
        return heard;
    }

    /** The rows that tell every parameter as if they were the lab's own. */
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

    private Heard heard(SourceRows rows, Reports reports, Inputs inputs) {
        String key = reports.fingerprint(inputs);
        Optional<Learned> known = memory.recall(key);
        if (known.isPresent()) {
            return heard(rows, Literature.known(reports, inputs, known.get().theta()), known.get());
        }
        Literature literature = Literature.of(reports, inputs, RandomStream.of(SEED));
        UnseenLabs unseen = UnseenLabs.of(literature, RandomStream.of(SEED).child("unseen"));
        Replays.Belief belief = Replays.of(literature, RandomStream.of(SEED).child("replays"));
        Learned learned = new Learned(literature.theta(), unseen.isLearnable() ? belief : belief.ofNothing(), unseen);
        memory.keep(key, learned);
        return heard(rows, literature, learned);
    }

    private static Heard heard(SourceRows rows, Literature literature, Learned learned) {
        return new Heard(rows, new Guard.Source(literature, learned.belief()), learned.unseen());
    }
}
