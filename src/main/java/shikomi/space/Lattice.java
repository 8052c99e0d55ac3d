package shikomi.space;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The grid points of all numeric parameters that satisfy every linear limit exactly, in decimal arithmetic. */
final class Lattice {
    private final List<Grid> grids;
    private final List<LimitBlock> blocks;
    private final List<LatticeBlock> lattices;
    private final boolean[] tied;
    private final boolean contradicted;

    Lattice(Space space) {
        this(
                space.numeric().stream().map(Parameter.Numeric::grid).toList(),
                space.numeric().stream()
                        .mapToDouble(p -> p.high() > p.low() ? p.high() - p.low() : 1)
                        .toArray(),
                space.linearLimits());
    }

    /**
     * @param ranges of the parameters, the units of distances
     * @param limits one coefficient for each grid
     */
    Lattice(List<Grid> grids, double[] ranges, List<Limit> limits) {
        this.grids = grids;
        this.blocks = LimitBlock.of(limits, grids.size());
        this.lattices = blocks.stream()
                .map(block -> new LatticeBlock(
                        block.parameters().stream().map(grids::get).toList(),
                        block.parameters().stream().mapToDouble(j -> ranges[j]).toArray(),
                        block.limits()))
                .toList();
        this.tied = new boolean[grids.size()];
        blocks.forEach(block -> block.parameters().forEach(j -> tied[j] = true));
        // A limit on no parameter, such as 1 <= 0.
        List<BigDecimal> zeros = Collections.nCopies(grids.size(), BigDecimal.ZERO);
        this.contradicted = limits.stream()
                .filter(limit -> IntStream.range(0, grids.size()).noneMatch(limit::concerns))
                .anyMatch(limit -> limit.excess(zeros).signum() > 0);
    }

    /** The values of a grid point near {@code x} that satisfies every limit; empty if none was found. */
    Optional<double[]> near(double[] x) {
        double[] values = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            values[j] = grids.get(j).at(grids.get(j).nearest(x[j])).doubleValue();
        }
        for (int b = 0; b < blocks.size(); b++) {
            List<Integer> own = blocks.get(b).parameters();
            Optional<double[]> near = lattices.get(b)
                    .valuesNear(own.stream().mapToDouble(j -> x[j]).toArray());
            if (near.isEmpty()) {
                return Optional.empty();
            }
            values = with(values, own, near.get());
        }
        return contradicted ? Optional.empty() : Optional.of(values);
    }

    /** The grid points next to this one that satisfy every limit: one step in a free parameter, or moves in a block. */
    List<double[]> neighbours(double[] values) {
        List<double[]> found = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            if (!tied[j]) {
                addSteps(values, j, found);
            }
        }
        for (int b = 0; b < blocks.size(); b++) {
            List<Integer> own = blocks.get(b).parameters();
            double[] inner = own.stream().mapToDouble(j -> values[j]).toArray();
            lattices.get(b).neighbours(inner).forEach(moved -> found.add(with(values, own, moved)));
        }
        return found;
    }

    private void addSteps(double[] values, int j, List<double[]> found) {
        Grid grid = grids.get(j);
        long k = grid.nearest(values[j]);
        for (long next = k - 1; next <= k + 1; next += 2) {
            if (next >= 0 && next < grid.size()) {
                double[] moved = values.clone();
                moved[j] = grid.doubleAt(next);
                found.add(moved);
            }
        }
    }

    private static double[] with(double[] values, List<Integer> own, double[] inner) {
        double[] changed = values.clone();
        for (int i = 0; i < inner.length; i++) {
            changed[own.get(i)] = inner[i];
        }
        return changed;
    }

    /** Whether a complete search found that no grid point satisfies every limit. */
    boolean isProvenEmpty() {
        return contradicted || lattices.stream().anyMatch(LatticeBlock::isProvenEmpty);
    }
}
