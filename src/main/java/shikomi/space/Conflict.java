package shikomi.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shikomi.math.LinearProgram;

/**
 * Finds whether a space holds any experiment at all and, where it holds none, an irreducible set of limits in conflict:
 * leave out any one of them and an experiment becomes possible.
 *
 * <p>The deletion filter of Chinneck & Dravnieks, ORSA J. Comput. 3 (1991) 157. First without the grids, where a linear
 * program decides; then on the grids, by integer programming.
 */
public final class Conflict {
    private final Space space;
    private final List<Parameter.Numeric> parameters;
    private final List<Limit> limits;

    private Conflict(Space space) {
        this.space = space;
        List<Integer> concerned = new ArrayList<>();
        for (int j = 0; j < space.numeric().size(); j++) {
            int index = j;
            if (space.linearLimits().stream().anyMatch(limit -> limit.concerns(index))) {
                concerned.add(j);
            }
        }
        parameters = concerned.stream().map(j -> space.numeric().get(j)).toList();
        limits = space.linearLimits().stream()
                .map(limit -> new Limit(
                        limit.source(),
                        concerned.stream().map(j -> limit.coefficients().get(j)).toList(),
                        limit.equality(),
                        limit.bound()))
                .toList();
    }

    /** The smallest set of limits that contradict each other; empty where an experiment is possible. */
    public static Optional<List<Restriction>> in(Space space) {
        return new Conflict(space).find();
    }

    private Optional<List<Restriction>> find() {
        Optional<List<Restriction>> optionless = space.withoutOption();
        if (optionless.isPresent()) {
            return optionless;
        }
        Set<Restriction> steps = GridProgram.steps(parameters);
        if (isEmpty(steps)) {
            return Optional.of(filter(bounds(), steps));
        }
        Optional<List<Restriction>> indivisible = indivisibleTotal();
        if (indivisible.isPresent()) {
            return indivisible;
        }
        if (isEmpty(Set.of()) && !hasGridPointNearby()) {
            List<Restriction> all = new ArrayList<>(bounds());
            parameters.forEach(p -> all.add(new Restriction.Steps(p)));
            return Optional.of(filter(all, Set.of()));
        }
        return Optional.empty();
    }

    /**
     * Looks for a grid point beside points that keep the limits without grids.
     *
     * <p>ojAlgo 57.1 calls a few integer programs infeasible that are not (ConflictTest, seed 111), so its verdict alone
     * does not make a space empty.
     */
    private boolean hasGridPointNearby() {
        Lattice lattice = new Lattice(space);
        for (double share : new double[] {0.5, 0, 1, 0.25, 0.75}) {
            double[] target = space.numeric().stream()
                    .mapToDouble(p -> p.low() + share * (p.high() - p.low()))
                    .toArray();
            GridProgram program =
                    new GridProgram(space.numeric(), space.linearLimits(), GridProgram.steps(space.numeric()));
            program.stayNear(target);
            if (program.solve() instanceof LinearProgram.Result.Solved(double[] values)
                    && lattice.near(program.numbers(values)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private List<Restriction> bounds() {
        List<Restriction> all = new ArrayList<>();
        for (Parameter.Numeric parameter : parameters) {
            all.add(new Restriction.Low(parameter));
            all.add(new Restriction.High(parameter));
        }
        limits.forEach(limit -> all.add(limit.source()));
        return all;
    }

    private List<Restriction> filter(List<Restriction> suspects, Set<Restriction> always) {
        Set<Restriction> without = new HashSet<>(always);
        List<Restriction> needed = new ArrayList<>();
        for (Restriction suspect : new LinkedHashSet<>(suspects)) { // a rule that stands twice is one limit
            without.add(suspect);
            if (!isEmpty(without)) {
                without.remove(suspect);
                needed.add(suspect);
            }
        }
        return needed;
    }

    private boolean isEmpty(Set<Restriction> without) {
        return new GridProgram(parameters, limits, without).solve() instanceof LinearProgram.Result.Infeasible;
    }

    /** An equation whose steps can never add up, whatever the limits: no search is needed, the divisor tells. */
    private Optional<List<Restriction>> indivisibleTotal() {
        for (Limit limit : limits) {
            if (!limit.equality()) {
                continue;
            }
            BigDecimal rest = limit.bound();
            List<BigDecimal> steps = new ArrayList<>();
            List<Restriction> involved = new ArrayList<>(List.of(limit.source()));
            for (int j = 0; j < parameters.size(); j++) {
                if (limit.concerns(j) && parameters.get(j).grid() instanceof Grid.Regular grid) {
                    rest = rest.subtract(limit.coefficients().get(j).multiply(grid.low()));
                    steps.add(limit.coefficients().get(j).multiply(grid.step()));
                    involved.add(new Restriction.Steps(parameters.get(j)));
                } else if (limit.concerns(j)) {
                    return Optional.empty();
                }
            }
            if (!divides(steps, rest)) {
                return Optional.of(involved);
            }
        }
        return Optional.empty();
    }

    private static boolean divides(List<BigDecimal> steps, BigDecimal rest) {
        int places = Math.max(
                rest.scale(), steps.stream().mapToInt(BigDecimal::scale).max().orElse(0));
        BigInteger divisor = BigInteger.ZERO;
        for (BigDecimal step : steps) {
            divisor = divisor.gcd(step.setScale(places).unscaledValue());
        }
        return divisor.signum() == 0
                || rest.setScale(places).unscaledValue().mod(divisor).signum() == 0;
    }
}
