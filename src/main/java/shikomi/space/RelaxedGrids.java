package shikomi.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shikomi.message.Numbers;

/** The grids of parameters when some of their restrictions are left out. */
final class RelaxedGrids {
    /** Where a limit is left out, the parameter stays within this many times its range, as in {@link GridProgram}. */
    private static final long FAR = 100;

    /** The decimal places by which a grid in place of no grid is finer than all numbers of the limits. */
    private static final int FINER = 3;

    /** The decimal places above which such a grid would have too many values. */
    private static final int MOST_PLACES = 12;

    private final List<Parameter.Numeric> parameters;
    private final List<Limit> limits;
    private final Set<Restriction> without;

    private RelaxedGrids(List<Parameter.Numeric> parameters, List<Limit> limits, Set<Restriction> without) {
        this.parameters = parameters;
        this.limits = limits;
        this.without = without;
    }

    /**
     * Grids on which the limits have a solution exactly if they have one without these restrictions; empty if a
     * parameter without steps would need values that are no decimals of that many places.
     */
    static Optional<List<Grid>> of(List<Parameter.Numeric> parameters, List<Limit> limits, Set<Restriction> without) {
        RelaxedGrids relaxed = new RelaxedGrids(parameters, limits, without);
        return relaxed.areDecimal() ? Optional.of(relaxed.grids()) : Optional.empty();
    }

    private boolean lacks(Restriction restriction) {
        return without.contains(restriction);
    }

    /** Whether each equation determines a parameter without steps as a decimal: its coefficient is 1 or −1. */
    private boolean areDecimal() {
        boolean stepless = parameters.stream().anyMatch(p -> lacks(new Restriction.Steps(p)));
        return !stepless
                || (places() <= MOST_PLACES
                        && limits.stream()
                                .filter(Limit::equality)
                                .flatMap(limit -> limit.coefficients().stream())
                                .allMatch(c -> c.signum() == 0 || c.abs().compareTo(BigDecimal.ONE) == 0));
    }

    /** The most decimal places of any number in the limits and grids. */
    private int places() {
        Stream<BigDecimal> ofLimits = limits.stream()
                .flatMap(limit -> Stream.concat(Stream.of(limit.bound()), limit.coefficients().stream()));
        Stream<BigDecimal> ofGrids = parameters.stream().flatMap(p -> switch (p.grid()) {
            case Grid.Regular regular -> Stream.of(regular.low(), regular.step(), Numbers.exact(p.high()));
            case Grid.Listed list -> list.values().stream();
        });
        return Stream.concat(ofLimits, ofGrids)
                .mapToInt(number -> number.stripTrailingZeros().scale())
                .max()
                .orElse(0);
    }

    private List<Grid> grids() {
        List<Grid> grids = new ArrayList<>();
        for (Parameter.Numeric parameter : parameters) {
            boolean low = !lacks(new Restriction.Low(parameter));
            boolean high = !lacks(new Restriction.High(parameter));
            grids.add(
                    switch (parameter.grid()) {
                        case Grid.Regular regular
                        when !lacks(new Restriction.Steps(parameter)) -> widened(regular, low, high);
                        case Grid.Listed list when !lacks(new Restriction.Steps(parameter)) -> list;
                        case Grid ignored -> widened(fine(parameter), low, high);
                    });
        }
        return grids;
    }

    private Grid.Regular fine(Parameter.Numeric parameter) {
        BigDecimal low = Numbers.exact(parameter.low());
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(-Math.max(0, places()) - FINER);
        BigDecimal range = Numbers.exact(parameter.high()).subtract(low);
        return new Grid.Regular(low, step, range.divideToIntegralValue(step).longValueExact() + 1);
    }

    private static Grid widened(Grid.Regular grid, boolean low, boolean high) {
        long far = FAR * grid.size();
        BigDecimal first = low ? grid.low() : grid.at(-far);
        return new Grid.Regular(first, grid.step(), grid.size() + (low ? 0 : far) + (high ? 0 : far));
    }
}
