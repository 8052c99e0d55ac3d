package shikomi.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import shikomi.campaign.Outcome;
import shikomi.space.Encoding;
import shikomi.transfer.GroupedObservations;

/** The rows of a source as numbers. */
final class EncodedSource {
    /** A parameter that fewer of the rows tell is none of the source's. */
    private static final double TOLD_BY = 0.7;

    /** Fewer rows teach nothing. */
    private static final int FEWEST = 4;

    private EncodedSource() {}

    /**
     * The rows that have a number for this objective; empty where there are hardly any.
     *
     * @param value how a surrogate sees a value: NaN for one that it cannot see
     */
    static Optional<GroupedObservations> of(
            SourceRows source, String objective, Encoding encoding, DoubleUnaryOperator value) {
        List<double[]> X = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        List<String> labs = new ArrayList<>();
        for (SourceRows.Row row : source.rows()) {
            double seen = row.outcomes().get(objective) instanceof Outcome.Measured(double measured, double ignored)
                    ? value.applyAsDouble(measured)
                    : Double.NaN;
            if (Double.isFinite(seen)) {
                X.add(encoding.partialRow(row.made()));
                y.add(seen);
                labs.add(row.group());
            }
        }
        if (y.size() < FEWEST || y.stream().distinct().count() < 2) {
            return Optional.empty();
        }
        boolean[] told = new boolean[encoding.columns()];
        for (int j = 0; j < told.length; j++) {
            int column = j;
            long blank = X.stream().filter(x -> Double.isNaN(x[column])).count();
            told[j] = blank <= (1 - TOLD_BY) * X.size();
            fill(X, labs, j, told[j], encoding.categories()[j]);
        }
        return Optional.of(GroupedObservations.of(
                X.toArray(double[][]::new),
                y.stream().mapToDouble(v -> v).toArray(),
                labs.toArray(String[]::new),
                told));
    }

    /** A blank is what its lab has on average, else the source; for a category one of its own. */
    private static void fill(List<double[]> X, List<String> labs, int column, boolean told, boolean category) {
        Map<String, List<Double>> byLab = new HashMap<>();
        for (int i = 0; i < X.size(); i++) {
            double x = X.get(i)[column];
            if (!Double.isNaN(x)) {
                byLab.computeIfAbsent(labs.get(i), lab -> new ArrayList<>()).add(x);
            }
        }
        double all = average(byLab.values().stream().flatMap(List::stream).toList(), 0);
        IntStream.range(0, X.size()).forEach(i -> {
            double[] x = X.get(i);
            if (!told) {
                x[column] = 0;
            } else if (Double.isNaN(x[column])) {
                x[column] = category ? -1 : average(byLab.getOrDefault(labs.get(i), List.of()), all);
            }
        });
    }

    private static double average(List<Double> values, double otherwise) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return Arrays.stream(sorted).average().orElse(otherwise);
    }
}
