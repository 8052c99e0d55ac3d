package shikomi.space;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Repairs a grid point that violates limits, by moves of single grid steps, or of two at once, that reduce the violation
 * most and then stay nearest to a point. If all components of a mixture have the same step, this is rounding by the
 * largest remainder.
 */
final class GridRepair {
    /** Violations that differ by less count as equal, because they are sums of doubles. */
    private static final double TIE = 1e-12;

    /** The largest number of repair moves. Set by judgement. */
    private static final int MOST_REPAIRS = 200;

    /** Whole numbers up to this size, and the sums of a few hundred of them, are exact as doubles. */
    private static final double EXACT = 0x1p44;

    /** The share of its terms below which a sum that is not exact counts as zero. */
    private static final double ROUNDING = 1e-12;

    /** The largest sum of whole numbers that counts as zero. */
    private static final double BELOW_ONE = 0.5;

    /** A sum that is not exact and this many times what counts as zero is surely not zero. */
    private static final double DOUBTFUL = 100;

    private final List<Grid> grids;
    private final double[] ranges;
    private final Row[] rows;

    /**
     * A limit in units in which all its terms are whole numbers, if possible.
     *
     * @param terms for each parameter and grid index, the term; for a regular grid its step only
     * @param constant the sum of all terms at index 0 minus the bound
     * @param unit the size of one unit
     * @param zero the largest sum that counts as zero
     */
    private record Row(double[][] terms, double constant, double unit, double zero, boolean equality) {
        double term(int j, long k) {
            return terms[j].length == 1 ? terms[j][0] * k : terms[j][(int) k];
        }

        boolean exact() {
            return zero == BELOW_ONE;
        }

        double violation(double excess) {
            double beyond = equality ? Math.abs(excess) : excess;
            return beyond <= zero ? 0 : beyond * unit;
        }
    }

    GridRepair(List<Grid> grids, List<Limit> limits, double[] ranges) {
        this.grids = grids;
        this.ranges = ranges;
        this.rows = limits.stream().map(this::row).toArray(Row[]::new);
    }

    private Row row(Limit limit) {
        BigDecimal constant = limit.bound().negate();
        BigDecimal[][] terms = new BigDecimal[grids.size()][];
        int places = 0;
        for (int j = 0; j < terms.length; j++) {
            BigDecimal coefficient = limit.coefficients().get(j);
            BigDecimal first = coefficient.multiply(grids.get(j).at(0));
            terms[j] = switch (grids.get(j)) {
                case Grid.Regular regular -> new BigDecimal[] {coefficient.multiply(regular.step())};
                case Grid.Listed list ->
                    list.values().stream()
                            .map(value -> coefficient.multiply(value).subtract(first))
                            .toArray(BigDecimal[]::new);
            };
            constant = constant.add(first);
            places = Math.max(places, places(terms[j]));
        }
        return row(limit, terms, constant, Math.max(places, places(constant)));
    }

    private static int places(BigDecimal... numbers) {
        return Arrays.stream(numbers)
                .mapToInt(number -> number.stripTrailingZeros().scale())
                .max()
                .orElse(0);
    }

    private Row row(Limit limit, BigDecimal[][] terms, BigDecimal constant, int places) {
        double largest = largest(terms, constant);
        boolean exact = largest * Math.pow(10, places) < EXACT;
        int shift = exact ? places : 0;
        double[][] scaled = Arrays.stream(terms)
                .map(row -> Arrays.stream(row)
                        .mapToDouble(t -> t.scaleByPowerOfTen(shift).doubleValue())
                        .toArray())
                .toArray(double[][]::new);
        return new Row(
                scaled,
                constant.scaleByPowerOfTen(shift).doubleValue(),
                Math.pow(10, -shift),
                exact ? BELOW_ONE : ROUNDING * largest,
                limit.equality());
    }

    /** The largest absolute value of the constant or of a term. */
    private double largest(BigDecimal[][] terms, BigDecimal constant) {
        double largest = constant.abs().doubleValue();
        for (int j = 0; j < terms.length; j++) {
            double steps = terms[j].length == 1 ? grids.get(j).size() : 1;
            for (BigDecimal term : terms[j]) {
                largest = Math.max(largest, steps * term.abs().doubleValue());
            }
        }
        return largest;
    }

    /** Whether k keeps every limit; empty if doubles cannot tell exactly. */
    Optional<Boolean> keeps(long[] k) {
        boolean kept = true;
        for (Row row : rows) {
            double excess = row.constant();
            for (int j = 0; j < k.length; j++) {
                excess += row.term(j, k[j]);
            }
            boolean doubtful = !row.exact() && Math.abs(excess) <= DOUBTFUL * row.zero();
            if (doubtful) {
                return Optional.empty();
            }
            kept &= row.violation(excess) == 0;
        }
        return Optional.of(kept);
    }

    /** Moves k until every limit is kept or no move reduces the violation. */
    void repair(long[] k, double[] x) {
        double[] excess = Arrays.stream(rows).mapToDouble(Row::constant).toArray();
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < k.length; j++) {
                excess[r] += rows[r].term(j, k[j]);
            }
        }
        for (int round = 0; round < MOST_REPAIRS; round++) {
            Search search = new Search(k, x, excess);
            if (search.least == 0 || !search.improve()) {
                return;
            }
        }
    }

    /** The search for the best move from one point. */
    private final class Search {
        private final long[] k;
        private final double[] x;
        private final double[] excess;
        private double least;
        private double nearest = Double.POSITIVE_INFINITY;
        private int first = -1;
        private long firstStep;
        private int second;
        private long secondStep;

        Search(long[] k, double[] x, double[] excess) {
            this.k = k;
            this.x = x;
            this.excess = excess;
            this.least = violation(0, 0, 0, 0);
        }

        /** Makes the move that reduces the violation most, ties broken by the distance to x; false if none does. */
        boolean improve() {
            least -= TIE;
            for (int i = 0; i < k.length; i++) {
                trySteps(i);
            }
            if (first < 0) {
                return false;
            }
            move(first, firstStep);
            move(second, secondStep);
            return true;
        }

        private void move(int j, long step) {
            for (int r = 0; r < rows.length; r++) {
                excess[r] += change(rows[r], j, step);
            }
            k[j] += step;
        }

        /** One step in either direction, and those that bring a violated limit nearest to its bound. */
        private void trySteps(int i) {
            trySecondSteps(i, -1);
            trySecondSteps(i, 1);
            for (int r = 0; r < rows.length && grids.get(i) instanceof Grid.Regular; r++) {
                double perStep = rows[r].terms()[i][0];
                double needed = perStep == 0 || rows[r].violation(excess[r]) == 0 ? 0 : -excess[r] / perStep;
                if (Math.abs(needed) > 1.5 && Math.abs(needed) < 1e12) { // a single step is tried anyway
                    trySecondSteps(i, (long) Math.floor(needed));
                    trySecondSteps(i, (long) Math.ceil(needed));
                }
            }
        }

        private void trySecondSteps(int i, long step) {
            if (isOutside(i, step)) {
                return;
            }
            consider(i, step, i, 0);
            for (int j = 0; j < k.length; j++) {
                for (long other = -1; other <= 1; other += 2) {
                    if (j != i && !isOutside(j, other)) {
                        consider(i, step, j, other);
                    }
                }
            }
        }

        private boolean isOutside(int j, long step) {
            return k[j] + step < 0 || k[j] + step >= grids.get(j).size();
        }

        private void consider(int i, long step, int j, long other) {
            double remaining = violation(i, step, j, other);
            if (remaining > least) {
                return;
            }
            double farther = farther(i, step) + (other == 0 ? 0 : farther(j, other));
            if (remaining < least - TIE || (first >= 0 && farther < nearest)) {
                least = remaining;
                nearest = farther;
                first = i;
                firstStep = step;
                second = j;
                secondStep = other;
            }
        }

        private double violation(int i, long step, int j, long other) {
            double sum = 0;
            for (int r = 0; r < rows.length; r++) {
                double moved = excess[r]
                        + (step == 0 ? 0 : change(rows[r], i, step))
                        + (other == 0 ? 0 : change(rows[r], j, other));
                sum += rows[r].violation(moved);
            }
            return sum;
        }

        private double change(Row row, int j, long step) {
            return row.term(j, k[j] + step) - row.term(j, k[j]);
        }

        /** How much the squared distance to x grows with a step. */
        private double farther(int j, long step) {
            return squared(j, k[j] + step) - squared(j, k[j]);
        }

        private double squared(int j, long at) {
            double away = (grids.get(j).doubleAt(at) - x[j]) / ranges[j];
            return away * away;
        }
    }
}
