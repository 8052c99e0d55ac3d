package shikomi.campaign;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import shikomi.recipe.Objective;

/**
 * Which values of an objective are believed. Values outside the plausible range, and codes for failed runs, stay in the
 * record, but no model uses them unless a person confirmed them.
 */
public final class Belief {
    private final Objective objective;
    private final FailureCodes codes;

    private Belief(Objective objective, FailureCodes codes) {
        this.objective = objective;
        this.codes = codes;
    }

    /** The belief in the values of an objective, given all its results. */
    public static Belief of(Objective objective, List<Result> results) {
        return new Belief(
                objective,
                FailureCodes.of(results.stream()
                        .flatMapToDouble(result -> result.values(objective.name()))
                        .toArray()));
    }

    /** The samples of a result that are believed. */
    public Stream<Result.Sample> samples(Result result) {
        return result.samples(objective.name()).filter(this::isBelieved);
    }

    /** The values of a result that are believed, one for each sample. */
    public DoubleStream values(Result result) {
        return samples(result).mapToDouble(Result.Sample::value);
    }

    private boolean isBelieved(Result.Sample sample) {
        double value = sample.value();
        boolean usable = objective.canBeModelled(value) && new Outcome.Measured(value, sample.error()).isComputable();
        return usable
                && (sample.confirmed()
                        || (objective.isPlausible(value) && !codes.certain().contains(value)));
    }
}
