package shikomi.entry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Restriction;
import shikomi.space.Space;
import shikomi.space.Value;

/** A deviation of a point, as it was typed, from its plan or from the limits of the space. */
public sealed interface PlanDeviation {

    /**
     * An amount that is far from the plan or outside its limits.
     *
     * @param planned the planned amount; null if nothing was planned
     * @param instead the amounts that may have been meant
     */
    record Amount(
            Parameter.Numeric parameter,
            double typed,
            @Nullable Double planned,
            List<Double> instead) implements PlanDeviation {
        /** Whether the amount is outside the limits of its parameter. */
        public boolean isOutside() {
            return !isInside(parameter, typed);
        }
    }

    /** A limit on several amounts that is violated by their combination. */
    record Limit(Restriction broken) implements PlanDeviation {}

    /** The relative deviation from the plan above which an amount is questioned. Set by judgement. */
    double FAR = 0.2;

    /** The questioned deviations of a point. */
    static List<PlanDeviation> of(Space space, @Nullable Point planned, Point made) {
        List<PlanDeviation> found = new ArrayList<>();
        if (made.equals(planned)) {
            return found;
        }
        for (Parameter.Numeric parameter : space.numeric()) {
            if (made.value(parameter.name()) instanceof Value.Amount(double typed)) {
                amount(parameter, planned, typed).ifPresent(found::add);
            }
        }
        Optional<Restriction> broken = space.broken(made);
        boolean ofOne = broken.filter(limit -> limit instanceof Restriction.Low || limit instanceof Restriction.High)
                .isPresent();
        broken.filter(limit -> !ofOne).ifPresent(limit -> found.add(new Limit(limit)));
        return found;
    }

    private static Optional<PlanDeviation> amount(Parameter.Numeric parameter, @Nullable Point planned, double typed) {
        Double plan = planned != null && planned.value(parameter.name()) instanceof Value.Amount(double number)
                ? (Double) number
                : null;
        return fits(parameter, plan, typed)
                ? Optional.empty()
                : Optional.of(new Amount(parameter, typed, plan, instead(parameter, plan, typed)));
    }

    /**
     * The amounts that may have been meant: the same digits with the decimal point elsewhere, if that fits, and the
     * planned amount.
     */
    private static List<Double> instead(Parameter.Numeric parameter, @Nullable Double plan, double typed) {
        Set<Double> instead = new LinkedHashSet<>();
        for (int places = -EntryError.MOST_PLACES; places <= EntryError.MOST_PLACES; places++) {
            double right = EntryError.shifted(typed, places);
            if (fits(parameter, plan, right)) {
                instead.add(right);
            }
        }
        if (plan != null) {
            instead.add(plan);
        }
        return List.copyOf(instead);
    }

    private static boolean isInside(Parameter.Numeric parameter, double typed) {
        double slack = 1e-9 * (parameter.high() - parameter.low());
        return typed >= parameter.low() - slack && typed <= parameter.high() + slack;
    }

    private static boolean fits(Parameter.Numeric parameter, @Nullable Double planned, double typed) {
        double range = parameter.high() - parameter.low();
        return isInside(parameter, typed)
                && (planned == null || Math.abs(typed - planned) <= FAR * (planned == 0 ? range : Math.abs(planned)));
    }
}
