package shikomi.space;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.FunctionDictionaryIfc;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.Log10Function;
import com.ezylang.evalex.functions.basic.LogFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.NotFunction;
import com.ezylang.evalex.functions.basic.SqrtFunction;
import com.ezylang.evalex.functions.basic.SumFunction;
import com.ezylang.evalex.operators.InfixOperator;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.arithmetic.InfixPowerOfOperator;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.Map;

/** The arithmetic that expressions may use: deterministic and fast to compute. */
final class Arithmetic {
    private static final FunctionDictionaryIfc FUNCTIONS = MapBasedFunctionDictionary.ofFunctions(
            Map.entry("ABS", new AbsFunction()),
            Map.entry("IF", new IfFunction()),
            Map.entry("LOG", new LogFunction()),
            Map.entry("LOG10", new Log10Function()),
            Map.entry("MAX", new MaxFunction()),
            Map.entry("MIN", new MinFunction()),
            Map.entry("NOT", new NotFunction()),
            Map.entry("SQRT", new SqrtFunction()),
            Map.entry("SUM", new SumFunction()));

    static final ExpressionConfiguration CONFIGURATION = ExpressionConfiguration.builder()
            .functionDictionary(FUNCTIONS)
            .singleQuoteStringLiteralsAllowed(true)
            .implicitMultiplicationAllowed(false)
            .arraysAllowed(false)
            .structuresAllowed(false)
            .build()
            .withAdditionalOperators(Map.entry("^", new Power()));

    private Arithmetic() {}

    /** A power with a limited number of digits: computing 9^9999999 would take half a minute. */
    @InfixOperator(precedence = OperatorIfc.OPERATOR_PRECEDENCE_POWER, leftAssociative = false)
    private static final class Power extends InfixPowerOfOperator {
        private static final BigDecimal MOST_DIGITS = new BigDecimal(1000);

        @Override
        public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
                throws EvaluationException {
            boolean numbers = operands[0].isNumberValue() && operands[1].isNumberValue();
            if (numbers && isTooLong(operands[0].getNumberValue(), operands[1].getNumberValue())) {
                throw new EvaluationException(token, "The power has more than " + MOST_DIGITS + " digits");
            }
            return super.evaluate(expression, token, operands);
        }

        private static boolean isTooLong(BigDecimal base, BigDecimal exponent) {
            int digits = Math.max(base.precision(), Math.abs(base.precision() - base.scale()));
            return exponent.abs().multiply(new BigDecimal(digits)).compareTo(MOST_DIGITS) > 0;
        }
    }
}
