package shikomi.math;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.type.context.NumberContext;

/** A linear or mixed-integer program, {@code min cᵀx} with {@code low ≤ Ax ≤ high}, solved by ojAlgo. */
public final class LinearProgram {
    private static final int MOST_ITERATIONS = 20_000;

    private final ExpressionsBasedModel model;
    private final List<Variable> variables = new ArrayList<>();

    public LinearProgram() {
        Optimisation.Options options = new Optimisation.Options();
        options.iterations_abort = MOST_ITERATIONS;
        options.feasibility = NumberContext.of(12, 10);
        // One thread: which of two equal corners is found must not depend on the machine.
        options.integer(IntegerStrategy.newConfigurable().withParallelism(() -> 1));
        model = new ExpressionsBasedModel(options);
    }

    /** A new variable; a bound may be null; returns its number, from 0. */
    public int variable(@Nullable BigDecimal low, @Nullable BigDecimal high, boolean integer) {
        Variable variable = model.newVariable("x" + variables.size()).integer(integer);
        if (low != null) {
            variable.lower(low);
        }
        if (high != null) {
            variable.upper(high);
        }
        variables.add(variable);
        return variables.size() - 1;
    }

    /** Asks for {@code low ≤ Σ coefficients[i]·x[i] ≤ high}; a side may be null, a coefficient 0. */
    public void row(List<BigDecimal> coefficients, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        Expression row = model.newExpression("row" + model.countExpressions());
        for (int i = 0; i < coefficients.size(); i++) {
            if (coefficients.get(i).signum() != 0) {
                row.set(variables.get(i), coefficients.get(i));
            }
        }
        if (low != null) {
            row.lower(low);
        }
        if (high != null) {
            row.upper(high);
        }
    }

    /** Adds {@code weight·x[variable]} to what is minimised. */
    public void cost(int variable, double weight) {
        variables.get(variable).weight(weight);
    }

    /** How a search for a solution ended. */
    public sealed interface Result {
        /** The values of the variables at a cheapest solution. */
        record Solved(double[] values) implements Result {}

        /** There is no solution. */
        record Infeasible() implements Result {}

        /** No solution was found within the limit of iterations. */
        record Unknown() implements Result {}
    }

    /** Searches for a cheapest solution. */
    public Result solve() {
        Optimisation.Result result = model.minimise();
        if (result.getState() == Optimisation.State.INFEASIBLE) {
            return new Result.Infeasible();
        }
        if (!result.getState().isFeasible()) {
            return new Result.Unknown();
        }
        double[] values = new double[variables.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = result.doubleValue(i);
        }
        return new Result.Solved(values);
    }
}
