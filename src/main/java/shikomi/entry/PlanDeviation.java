package shikomi.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.message.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Restriction;
import shikomi.space.Space;
import shikomi.space.Value;

/** Something in a point, as it was typed, that surprises. */
public sealed interface PlanDeviation {

    /**
     * An amount that is far from the plan or outside its limits.
     *
     * @param planned null where nothing was planned
     * @param instead what may have been meant
     */
    record Amount(
            Parameter.Numeric parameter,
            double typed,
            @Nullable Double planned,
            List<Double> instead) implements PlanDeviation {}

    /** All together break a limit. */
    record Limit(Restriction broken) implements PlanDeviation {}

    /** An amount that differs by more than this share from its plan was hardly weighed so. */
    double FAR = 0.2;

    /** What is to be asked about a point. */
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
        if (fits(parameter, plan, typed)) {
            return Optional.empty();
        }
        Set<Double> instead = new LinkedHashSet<>();
        for (int places = -3; places <= 3; places++) {
            double right = new BigDecimal(Numbers.plain(typed))
                    .scaleByPowerOfTen(places)
                    .doubleValue();
            if (fits(parameter, plan, right)) {
                instead.add(right);
            }
        }
        if (plan != null) {
            instead.add(plan);
        }
        return Optional.of(new Amount(parameter, typed, plan, List.copyOf(instead)));
    }

    private static boolean fits(Parameter.Numeric parameter, @Nullable Double planned, double typed) {
        double range = parameter.high() - parameter.low();
        double slack = 1e-9 * range;
        boolean inside = typed >= parameter.low() - slack && typed <= parameter.high() + slack;
        return inside
                && (planned == null || Math.abs(typed - planned) <= FAR * (planned == 0 ? range : Math.abs(planned)));
    }
}
