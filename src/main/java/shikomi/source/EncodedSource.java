package shikomi.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import shikomi.campaign.Outcome;
import shikomi.space.Encoding;
import shikomi.transfer.GroupedObservations;

/** Encodes the rows of a source as numbers. */
final class EncodedSource {
    /** A parameter reported by a smaller fraction of the rows is not used. Set by judgement. */
    private static final double REPORTED_BY = 0.7;

    /** Fewer rows are not enough for a fit. Set by judgement. */
    private static final int FEWEST = 4;

    private EncodedSource() {}

    /**
     * The rows that have a number for this objective; empty if there are too few, or if all numbers are equal.
     *
     * @param value maps a value to the surrogate's scale: NaN if it cannot be modelled
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
        boolean[] reported = reported(X, encoding.columns());
        for (int j = 0; j < reported.length; j++) {
            fill(X, labs, j, reported[j], encoding.categories()[j]);
        }
        return Optional.of(GroupedObservations.of(
                X.toArray(double[][]::new),
                y.stream().mapToDouble(v -> v).toArray(),
                labs.toArray(String[]::new),
                reported));
    }

    private static boolean[] reported(List<double[]> X, int columns) {
        boolean[] reported = new boolean[columns];
        for (int j = 0; j < columns; j++) {
            int column = j;
            long blank = X.stream().filter(x -> Double.isNaN(x[column])).count();
            reported[j] = blank <= (1 - REPORTED_BY) * X.size();
        }
        return reported;
    }

    /**
     * Imputes missing inputs by the mean of the lab, or of the source if the lab has none; a missing category becomes a
     * separate level.
     */
    private static void fill(List<double[]> X, List<String> labs, int column, boolean reported, boolean category) {
        Map<String, List<Double>> byLab = new HashMap<>();
        for (int i = 0; i < X.size(); i++) {
            double x = X.get(i)[column];
            if (!Double.isNaN(x)) {
                byLab.computeIfAbsent(labs.get(i), lab -> new ArrayList<>()).add(x);
            }
        }
        double all = average(byLab.values().stream().flatMap(List::stream).toList(), 0);
        for (int i = 0; i < X.size(); i++) {
            double[] x = X.get(i);
            if (!reported) {
                x[column] = 0;
            } else if (Double.isNaN(x[column])) {
                x[column] = category ? -1 : average(byLab.getOrDefault(labs.get(i), List.of()), all);
            }
        }
    }

    private static double average(List<Double> values, double otherwise) {
        double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
        return Arrays.stream(sorted).average().orElse(otherwise);
    }
}
