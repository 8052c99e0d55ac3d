package shikomi.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.math.Polytope;

/**
 * A linear limit on the numeric parameters, {@code Σ coefficients[j]·x[j]} equal to {@code bound} or at most
 * {@code bound}.
 *
 * @param coefficients one coefficient for each numeric parameter of the space, in the order of the space
 */
record Limit(Restriction source, List<BigDecimal> coefficients, boolean equality, BigDecimal bound) {
    /** A coefficient such as 1/3 is computed to 68 digits; a smaller excess is rounding error, not a violation. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-30");

    /** The violation of the limit by exact decimal values, as an exact decimal; 0 if the limit is satisfied. */
    BigDecimal excess(List<BigDecimal> values) {
        BigDecimal sum = bound.negate();
        BigDecimal scale = bound.abs().add(BigDecimal.ONE);
        for (int j = 0; j < values.size(); j++) {
            BigDecimal term = coefficients.get(j).multiply(values.get(j));
            sum = sum.add(term);
            scale = scale.add(term.abs());
        }
        BigDecimal excess = equality ? sum.abs() : sum.max(BigDecimal.ZERO);
        return excess.compareTo(scale.multiply(ROUNDING)) <= 0 ? BigDecimal.ZERO : excess;
    }

    /** The limit on a subset of the parameters; the coefficients of the others must be zero. */
    Limit over(List<Integer> parameters) {
        return new Limit(source, parameters.stream().map(coefficients::get).toList(), equality, bound);
    }

    /** Whether this and another inequality together are an equation: {@code a·x ≤ b} and {@code −a·x ≤ −b}. */
    boolean isOppositeOf(Limit other) {
        return !equality
                && !other.equality
                && bound.compareTo(other.bound.negate()) == 0
                && IntStream.range(0, coefficients.size())
                        .allMatch(j -> coefficients
                                        .get(j)
                                        .compareTo(other.coefficients.get(j).negate())
                                == 0);
    }

    /** Whether the coefficient of numeric parameter {@code j} is not zero. */
    boolean concerns(int j) {
        return coefficients.get(j).signum() != 0;
    }

    /** The lower bound of the sum in a linear program; null if there is none. */
    @Nullable
    BigDecimal least() {
        return equality ? bound : null;
    }

    /** The limit in coordinates that run from 0 at the first to 1 at the last value of each grid. */
    Polytope.Row row(List<Grid> grids) {
        double[] a = new double[grids.size()];
        BigDecimal rest = bound;
        for (int j = 0; j < a.length; j++) {
            BigDecimal first = grids.get(j).at(0);
            BigDecimal last = grids.get(j).at(grids.get(j).size() - 1);
            a[j] = coefficient(j) * last.subtract(first).doubleValue();
            rest = rest.subtract(coefficients.get(j).multiply(first));
        }
        return new Polytope.Row(a, equality, rest.doubleValue());
    }

    /** The limit in coordinates that run from 0 at the low to 1 at the high of each parameter. */
    Polytope.Row rowWithin(List<Parameter.Numeric> parameters) {
        return row(parameters.stream()
                .map(p -> Grid.listed(List.of(p.low(), p.high())))
                .toList());
    }

    /** The coefficient of parameter {@code j} as a number. */
    double coefficient(int j) {
        return coefficients.get(j).round(MathContext.DECIMAL64).doubleValue();
    }
}
