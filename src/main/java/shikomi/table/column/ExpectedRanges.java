package shikomi.table.column;

import java.util.Arrays;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.campaign.Measurement;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Value;
import shikomi.table.composition.PartUnits;

/** The ranges in which the values of quantities are expected: from the recipe's limits or from own results. */
final class ExpectedRanges {
    /** Fewer results do not determine a range. Set by judgement. */
    private static final int LEAST = 5;

    private final Campaign campaign;
    private final boolean normalised;

    ExpectedRanges(Campaign campaign) {
        this(campaign, Shape.FOUND);
    }

    /** @param shape amounts that are scaled to the total of a mixture have no range of their own */
    ExpectedRanges(Campaign campaign, Shape shape) {
        this.campaign = campaign;
        this.normalised = shape.composition().normalised();
    }

    private boolean isScaled(String parameter) {
        return normalised
                && PartUnits.mixture(campaign.recipe().space(), parameter).isPresent();
    }

    /** @param words the origin of the range */
    record Range(double low, double high, Message words) {}

    Optional<Range> range(ColumnMeaning meaning) {
        return switch (meaning.kind()) {
            case PARAMETER -> isScaled(meaning.name()) ? Optional.empty() : parameter(meaning.name());
            case OBJECTIVE -> objective(meaning.name());
            case EXPERIMENT, REPLICATE, STATE, DATE, BY, MONEY, HOURS, NOTE, NONE -> Optional.empty();
        };
    }

    private Optional<Range> parameter(String name) {
        return campaign.recipe().space().parameter(name).flatMap(parameter -> switch (parameter) {
            case Parameter.Numeric numeric -> Optional.of(limits(numeric.low(), numeric.high()));
            case Parameter.Context ignored -> measured(recorded(name));
            case Parameter.Choosing ignored -> Optional.empty();
        });
    }

    private static Range limits(double low, double high) {
        return new Range(low, high, Message.of("table.range.limits", low, high));
    }

    private double[] recorded(String parameter) {
        return campaign.results().stream()
                .filter(result -> result.measurements().stream().noneMatch(Measurement::isAside))
                .map(result -> result.made().value(parameter))
                .filter(Value.Amount.class::isInstance)
                .mapToDouble(value -> ((Value.Amount) value).number())
                .toArray();
    }

    private Optional<Range> objective(String name) {
        Objective.Range plausible =
                campaign.recipe().objective(name).map(Objective::plausible).orElse(null);
        return plausible == null
                ? measured(measured(name))
                : Optional.of(new Range(
                        plausible.low(),
                        plausible.high(),
                        Message.of("table.range.plausible", plausible.low(), plausible.high())));
    }

    double[] measured(String objective) {
        return campaign.results().stream()
                .flatMapToDouble((Result result) -> result.values(objective))
                .toArray();
    }

    /** The range of the own results, extended by its width on both sides. */
    private static Optional<Range> measured(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        return values.length < LEAST || low >= high
                ? Optional.empty()
                : Optional.of(new Range(
                        low - (high - low), high + (high - low), Message.of("table.range.measured", low, high)));
    }
}
