package shikomi.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shikomi.math.LinearProgram;

/**
 * Checks whether a space contains any experiment and, if not, finds an irreducible set of conflicting limits: if any
 * one of them is left out, an experiment becomes possible.
 *
 * <p>Uses the deletion filter of Chinneck & Dravnieks, ORSA J. Comput. 3 (1991) 157, first without the grids, with a
 * linear program, then on the grids, with a search of the integer points of a reduced lattice.
 */
public final class Conflict {
    private final Space space;
    private final List<Parameter.Numeric> parameters;
    private final List<Limit> limits;

    private Conflict(Space space) {
        this.space = space;
        List<Integer> concerned = IntStream.range(0, space.numeric().size())
                .filter(j -> space.linearLimits().stream().anyMatch(limit -> limit.concerns(j)))
                .boxed()
                .toList();
        parameters = concerned.stream().map(space.numeric()::get).toList();
        limits = space.linearLimits().stream()
                .map(limit -> limit.over(concerned))
                .toList();
    }

    /** An irreducible set of limits that contradict each other; empty if an experiment is possible. */
    public static Optional<List<Restriction>> in(Space space) {
        return new Conflict(space).find();
    }

    private Optional<List<Restriction>> find() {
        return space.withoutOption()
                .or(this::findWithoutGrids)
                .or(this::indivisibleTotal)
                .or(this::findOnGrids);
    }

    private Optional<List<Restriction>> findWithoutGrids() {
        Set<Restriction> steps = GridProgram.steps(parameters);
        return isEmpty(steps) ? Optional.of(filter(bounds(), steps)) : Optional.empty();
    }

    private Optional<List<Restriction>> findOnGrids() {
        if (!new Lattice(space).isProvenEmpty()) {
            return Optional.empty();
        }
        List<Restriction> all = new ArrayList<>(bounds());
        parameters.forEach(p -> all.add(new Restriction.Steps(p)));
        return Optional.of(filter(all, Set.of()));
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
        for (Restriction suspect : new LinkedHashSet<>(suspects)) { // a rule that is stated twice is one limit
            without.add(suspect);
            if (!isEmpty(without)) {
                without.remove(suspect);
                needed.add(suspect);
            }
        }
        return needed;
    }

    private boolean isEmpty(Set<Restriction> without) {
        List<Limit> inForce = limits.stream()
                .filter(limit -> !without.contains(limit.source()))
                .toList();
        boolean onGrids = !without.containsAll(GridProgram.steps(parameters));
        return (onGrids ? RelaxedGrids.of(parameters, inForce, without) : Optional.<List<Grid>>empty())
                .map(grids -> new Lattice(grids, ranges(), inForce).isProvenEmpty())
                .orElseGet(() -> new GridProgram(parameters, limits, without).solve()
                        instanceof LinearProgram.Result.Infeasible);
    }

    private double[] ranges() {
        return parameters.stream()
                .mapToDouble(p -> p.high() > p.low() ? p.high() - p.low() : 1)
                .toArray();
    }

    /**
     * An equation that no combination of grid steps can satisfy, whatever the limits: the greatest common divisor of
     * the steps proves it directly.
     */
    private Optional<List<Restriction>> indivisibleTotal() {
        for (Limit limit : limits) {
            if (limit.equality()) {
                List<Integer> involved = IntStream.range(0, parameters.size())
                        .filter(limit::concerns)
                        .boxed()
                        .toList();
                if (involved.stream().anyMatch(j -> parameters.get(j).grid() instanceof Grid.Listed)) {
                    return Optional.empty();
                }
                if (!divides(limit, involved)) {
                    List<Restriction> conflict = new ArrayList<>(List.of(limit.source()));
                    involved.forEach(j -> conflict.add(new Restriction.Steps(parameters.get(j))));
                    return Optional.of(conflict);
                }
            }
        }
        return Optional.empty();
    }

    private boolean divides(Limit limit, List<Integer> involved) {
        BigDecimal rest = limit.bound();
        List<BigDecimal> steps = new ArrayList<>();
        for (int j : involved) {
            if (parameters.get(j).grid() instanceof Grid.Regular grid) {
                rest = rest.subtract(limit.coefficients().get(j).multiply(grid.low()));
                steps.add(limit.coefficients().get(j).multiply(grid.step()));
            }
        }
        return divides(steps, rest);
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
