package shikomi.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Optional;

/** A rational number. */
record Fraction(BigInteger numerator, BigInteger denominator) {
    /** A decimal with at most this many places is meant as it is written; a longer one was computed, such as 1/3. */
    private static final int WRITTEN_PLACES = 30;

    /** The largest denominator that a computed decimal is taken for. Set by judgement. */
    private static final BigInteger MOST = BigInteger.TEN.pow(12);

    /** The difference up to which a computed decimal, of 68 digits, is taken for a fraction. */
    private static final BigDecimal SAME = new BigDecimal("1e-40");

    /** The fraction that a decimal stands for; empty if there is none with a small denominator. */
    static Optional<Fraction> of(BigDecimal decimal) {
        BigDecimal plain = decimal.stripTrailingZeros();
        if (plain.scale() > WRITTEN_PLACES) {
            return byContinuedFraction(decimal);
        }
        BigInteger denominator = BigInteger.TEN.pow(Math.max(0, plain.scale()));
        BigInteger numerator =
                plain.scaleByPowerOfTen(Math.max(0, plain.scale())).toBigIntegerExact();
        BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
        return Optional.of(new Fraction(numerator.divide(common), denominator.divide(common)));
    }

    private static Optional<Fraction> byContinuedFraction(BigDecimal decimal) {
        BigInteger[] p = {BigInteger.ZERO, BigInteger.ONE};
        BigInteger[] q = {BigInteger.ONE, BigInteger.ZERO};
        BigDecimal rest = decimal;
        BigDecimal tolerance = decimal.abs().add(BigDecimal.ONE).multiply(SAME);
        while (true) {
            BigInteger whole = rest.setScale(0, java.math.RoundingMode.FLOOR).toBigInteger();
            p = new BigInteger[] {p[1], whole.multiply(p[1]).add(p[0])};
            q = new BigInteger[] {q[1], whole.multiply(q[1]).add(q[0])};
            BigDecimal left = rest.subtract(new BigDecimal(whole));
            if (q[1].compareTo(MOST) > 0) {
                return Optional.empty();
            }
            BigDecimal error = decimal.multiply(new BigDecimal(q[1]))
                    .subtract(new BigDecimal(p[1]))
                    .abs();
            if (error.compareTo(tolerance.multiply(new BigDecimal(q[1]))) <= 0) {
                return Optional.of(new Fraction(p[1], q[1]));
            }
            rest = BigDecimal.ONE.divide(left, new MathContext(100));
        }
    }

    /** This number times {@code factor}; empty if it is not whole. */
    Optional<BigInteger> times(BigInteger factor) {
        BigInteger[] parts = numerator.multiply(factor).divideAndRemainder(denominator);
        return parts[1].signum() == 0 ? Optional.of(parts[0]) : Optional.empty();
    }
}
