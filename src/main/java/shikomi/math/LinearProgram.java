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

/** A linear or mixed-integer program, {@code min cᵀx} subject to {@code low ≤ Ax ≤ high}, solved by ojAlgo. */
public final class LinearProgram {
    /** The limit of iterations, which bounds the time of one program. Set by judgement. */
    private static final int MOST_ITERATIONS = 20_000;

    private final ExpressionsBasedModel model;
    private final List<Variable> variables = new ArrayList<>();

    /** A program without variables. */
    public LinearProgram() {
        Optimisation.Options options = new Optimisation.Options();
        options.iterations_abort = MOST_ITERATIONS;
        options.feasibility = NumberContext.of(12, 10);
        // One thread, so that the choice among equally good vertices does not depend on the machine.
        options.integer(IntegerStrategy.newConfigurable().withParallelism(() -> 1));
        model = new ExpressionsBasedModel(options);
    }

    /**
     * Adds a variable and returns its number, from 0.
     *
     * @param low the lower bound; null for none
     * @param high the upper bound; null for none
     */
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

    /** Adds the constraint {@code low ≤ Σ coefficients[i]·x[i] ≤ high}; a side may be null for none. */
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

    /** Sets the coefficient of a variable in the objective, which is minimised. */
    public void cost(int variable, double weight) {
        variables.get(variable).weight(weight);
    }

    /** The result of {@link #solve}. */
    public sealed interface Result {
        /** An optimal solution: the values of the variables. */
        record Solved(double[] values) implements Result {}

        /** No values satisfy the constraints. */
        record Infeasible() implements Result {}

        /** Neither a solution nor infeasibility was established within the limit of iterations. */
        record Unknown() implements Result {}
    }

    /** Minimises the objective. */
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
