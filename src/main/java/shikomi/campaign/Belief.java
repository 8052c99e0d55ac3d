package shikomi.campaign;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import shikomi.recipe.Objective;

/**
 * Which values of an objective are believed. Values outside the plausible range, and codes for failed runs, stay in the
 * record, but no model uses them unless a person confirmed them. Values whose reported standard error is far larger than
 * the range of all others are never used, as they say nothing.
 */
public final class Belief {
    private final Objective objective;
    private final FailureCodes codes;
    private final ReportedErrors errors;

    private Belief(Objective objective, FailureCodes codes, List<Result> results) {
        this.objective = objective;
        this.codes = codes;
        this.errors = ReportedErrors.of(
                objective,
                results.stream()
                        .flatMap(result -> result.samples(objective.name()))
                        .filter(this::isPossible)
                        .toList());
    }

    /** The belief in the values of an objective, given all its results. */
    public static Belief of(Objective objective, List<Result> results) {
        return new Belief(
                objective,
                FailureCodes.of(results.stream()
                        .flatMapToDouble(result -> result.values(objective.name()))
                        .toArray()),
                results);
    }

    /** The samples of a result that are believed. */
    public Stream<Result.Sample> samples(Result result) {
        return result.samples(objective.name()).filter(this::isBelieved);
    }

    /** The values of a result that are believed, one for each sample. */
    public DoubleStream values(Result result) {
        return samples(result).mapToDouble(Result.Sample::value);
    }

    /** The samples of a result that are possible but say nothing, because their reported standard error is too large. */
    public Stream<Result.Sample> imprecise(Result result) {
        return result.samples(objective.name()).filter(sample -> isPossible(sample) && errors.areTooLarge(sample));
    }

    private boolean isBelieved(Result.Sample sample) {
        return isPossible(sample) && !errors.areTooLarge(sample);
    }

    private boolean isPossible(Result.Sample sample) {
        double value = sample.value();
        boolean usable = objective.canBeModelled(value) && new Outcome.Measured(value, sample.error()).isComputable();
        return usable
                && (sample.confirmed()
                        || (objective.isPlausible(value) && !codes.certain().contains(value)));
    }
}
