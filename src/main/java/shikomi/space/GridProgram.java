package shikomi.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import shikomi.math.LinearProgram;
import shikomi.message.Numbers;

/** The limits of a space as an integer program: one variable for each grid index, or one for each listed value. */
final class GridProgram {
    /**
     * If a limit of a parameter is left out, the parameter still stays within 100 times its range, because solvers need
     * finite bounds.
     */
    private static final BigDecimal FAR = BigDecimal.valueOf(100);

    private final LinearProgram program = new LinearProgram();
    private final List<Parameter.Numeric> parameters;
    private final List<int[]> variables = new ArrayList<>();
    private final List<BigDecimal[]> scales = new ArrayList<>();
    private int count;

    /** A program with all limits and all steps in force. */
    GridProgram(List<Parameter.Numeric> parameters, List<Limit> limits) {
        this(parameters, limits, Set.of());
    }

    /** A program without some of the restrictions. */
    GridProgram(List<Parameter.Numeric> parameters, List<Limit> limits, Set<Restriction> without) {
        this.parameters = parameters;
        parameters.forEach(parameter -> declare(parameter, without));
        for (Limit limit : limits) {
            if (!without.contains(limit.source())) {
                state(limit);
            }
        }
    }

    private void declare(Parameter.Numeric parameter, Set<Restriction> without) {
        boolean onGrid = !without.contains(new Restriction.Steps(parameter));
        boolean low = !without.contains(new Restriction.Low(parameter));
        boolean high = !without.contains(new Restriction.High(parameter));
        switch (parameter.grid()) {
            case Grid.Regular grid when onGrid -> declareSteps(grid, low, high);
            case Grid.Listed grid when onGrid -> declareList(grid.values());
            case Grid ignored -> declareContinuous(parameter, low, high);
        }
    }

    private void declareSteps(Grid.Regular grid, boolean low, boolean high) {
        BigDecimal last = BigDecimal.valueOf(grid.size() - 1);
        BigDecimal far = last.multiply(FAR);
        variables.add(new int[] {variable(low ? BigDecimal.ZERO : far.negate(), high ? last : far, true)});
        scales.add(new BigDecimal[] {grid.low(), grid.step()});
    }

    /** Declares a binary variable for each value, exactly one of which is 1. */
    private void declareList(List<BigDecimal> values) {
        int[] chosen = new int[values.size()];
        BigDecimal[] scale = new BigDecimal[chosen.length + 1];
        scale[0] = BigDecimal.ZERO;
        for (int v = 0; v < chosen.length; v++) {
            chosen[v] = variable(BigDecimal.ZERO, BigDecimal.ONE, true);
            scale[v + 1] = values.get(v);
        }
        variables.add(chosen);
        scales.add(scale);
        program.row(weights(chosen, BigDecimal.ONE), BigDecimal.ONE, BigDecimal.ONE);
    }

    private void declareContinuous(Parameter.Numeric parameter, boolean low, boolean high) {
        BigDecimal least = Numbers.exact(parameter.low());
        BigDecimal most = Numbers.exact(parameter.high());
        BigDecimal far = most.subtract(least).max(BigDecimal.ONE).multiply(FAR);
        variables.add(new int[] {variable(low ? least : least.subtract(far), high ? most : most.add(far), false)});
        scales.add(new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ONE});
    }

    private int variable(BigDecimal low, BigDecimal high, boolean integer) {
        count++;
        return program.variable(low, high, integer);
    }

    private void state(Limit limit) {
        List<BigDecimal> row = zeros();
        BigDecimal constant = BigDecimal.ZERO;
        for (int j = 0; j < parameters.size(); j++) {
            BigDecimal coefficient = limit.coefficients().get(j);
            constant = constant.add(coefficient.multiply(scales.get(j)[0]));
            setTerms(row, j, coefficient);
        }
        // Scaled to whole numbers as far as decimals allow, because the solver's tolerance is absolute.
        int places =
                row.stream().mapToInt(c -> c.stripTrailingZeros().scale()).max().orElse(0);
        int shift = Math.clamp(places, 0, 12);
        BigDecimal bound = limit.bound().subtract(constant).scaleByPowerOfTen(shift);
        program.row(row.stream().map(c -> c.scaleByPowerOfTen(shift)).toList(), limit.equality() ? bound : null, bound);
    }

    /**
     * Sets the coefficients of the variables of parameter {@code j}, so that they add up to a multiple of its value.
     */
    private void setTerms(List<BigDecimal> row, int j, BigDecimal multiple) {
        for (int v = 0; v < variables.get(j).length; v++) {
            row.set(variables.get(j)[v], multiple.multiply(scales.get(j)[v + 1]));
        }
    }

    LinearProgram.Result solve() {
        return program.solve();
    }

    private List<BigDecimal> zeros() {
        return new ArrayList<>(Collections.nCopies(count, BigDecimal.ZERO));
    }

    private List<BigDecimal> weights(int[] chosen, BigDecimal weight) {
        List<BigDecimal> row = zeros();
        for (int variable : chosen) {
            row.set(variable, weight);
        }
        return row;
    }

    /** The step restrictions of these parameters. */
    static Set<Restriction> steps(List<Parameter.Numeric> parameters) {
        Set<Restriction> steps = new HashSet<>();
        parameters.forEach(p -> steps.add(new Restriction.Steps(p)));
        return steps;
    }
}
