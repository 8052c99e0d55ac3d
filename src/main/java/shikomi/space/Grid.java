package shikomi.space;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import shikomi.message.Numbers;

/** The values of a numeric parameter that may be proposed, in ascending order, each an exact decimal. */
public sealed interface Grid {
    /**
     * The number of steps in a range without a stated step: 10⁴, finer than the settings of balances and ovens. Set by
     * judgement.
     */
    BigDecimal DEFAULT_STEPS = BigDecimal.valueOf(10_000);

    /** The number of values. */
    long size();

    /** The value with index {@code k}, from 0. */
    BigDecimal at(long k);

    /** The value with index {@code k} as the nearest double. */
    default double doubleAt(long k) {
        return at(k).doubleValue();
    }

    /** The index of the value nearest to {@code x}. */
    long nearest(double x);

    /** The grid low, low + step, … up to high; without a step, the range is divided into 10⁴ steps. */
    static Grid regular(double low, double high, @org.jspecify.annotations.Nullable Double step) {
        BigDecimal first = Numbers.exact(low);
        BigDecimal range = Numbers.exact(high).subtract(first);
        BigDecimal each = step == null ? range.divide(DEFAULT_STEPS, MathContext.UNLIMITED) : Numbers.exact(step);
        return new Regular(first, each, range.divideToIntegralValue(each).longValueExact() + 1);
    }

    static Grid listed(List<Double> ascending) {
        return new Listed(ascending.stream().map(Numbers::exact).toList());
    }

    /** Equally spaced values. */
    record Regular(BigDecimal low, BigDecimal step, long size) implements Grid {
        @Override
        public BigDecimal at(long k) {
            return low.add(step.multiply(BigDecimal.valueOf(k)));
        }

        @Override
        public long nearest(double x) {
            if (Double.isNaN(x)) {
                throw new IllegalArgumentException("NaN has no nearest value");
            }
            BigDecimal steps = new BigDecimal(Math.clamp(x, -1e300, 1e300)).subtract(low);
            BigDecimal k = steps.divide(step, 0, RoundingMode.HALF_EVEN);
            return k.max(BigDecimal.ZERO).min(BigDecimal.valueOf(size - 1)).longValueExact();
        }
    }

    /** Values listed individually. */
    record Listed(List<BigDecimal> values) implements Grid {
        @Override
        public long size() {
            return values.size();
        }

        @Override
        public BigDecimal at(long k) {
            return values.get((int) k);
        }

        @Override
        public long nearest(double x) {
            int best = 0;
            for (int k = 1; k < values.size(); k++) {
                if (Math.abs(values.get(k).doubleValue() - x)
                        < Math.abs(values.get(best).doubleValue() - x)) {
                    best = k;
                }
            }
            return best;
        }
    }
}
