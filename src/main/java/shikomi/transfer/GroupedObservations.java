package shikomi.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;

/**
 * The n observations of several groups, one for each laboratory or publication: inputs, {@code n×d}, values, and group
 * numbers. Rows are sorted, so that the order in which they were read has no effect. Immutable.
 */
public final class GroupedObservations {
    /** The number of rows taken from one group before the next group's turn. Set by judgement. */
    private static final int ROWS_PER_TURN = 4;

    /**
     * The version of the fit to grouped observations; to be raised when the same observations would give another fit.
     */
    private static final String VERSION = "2-";

    private final double[][] X;
    private final double[] y;
    private final int[] group;
    private final boolean[] reported;
    private final List<int[]> groups;

    private GroupedObservations(double[][] X, double[] y, int[] group, boolean[] reported) {
        this.X = X;
        this.y = y;
        this.group = group;
        this.reported = reported;
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            rows.computeIfAbsent(group[i], name -> new ArrayList<>()).add(i);
        }
        this.groups = rows.values().stream()
                .map(each -> each.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /**
     * The observations of groups by their names.
     *
     * @param X the inputs, {@code n×d}
     * @param y the n values in one unit
     * @param group the name of the group of each row
     * @param reported which of the d inputs the groups report
     */
    public static GroupedObservations of(double[][] X, double[] y, String[] group, boolean[] reported) {
        int[] order = IntStream.range(0, y.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> group[i])
                        .thenComparing((i, j) -> Arrays.compare(X[i], X[j]))
                        .thenComparingDouble(i -> y[i]))
                .mapToInt(i -> i)
                .toArray();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        return new GroupedObservations(
                Arrays.stream(order).mapToObj(i -> X[i]).toArray(double[][]::new),
                Arrays.stream(order).mapToDouble(i -> y[i]).toArray(),
                Arrays.stream(order)
                        .map(i -> numbers.computeIfAbsent(group[i], name -> numbers.size()))
                        .toArray(),
                reported.clone());
    }

    /** These observations with every value transformed. */
    GroupedObservations changed(DoubleUnaryOperator change) {
        return new GroupedObservations(X, Arrays.stream(y).map(change).toArray(), group, reported);
    }

    /** The number of rows, n. */
    public int size() {
        return y.length;
    }

    double[][] X() {
        return X;
    }

    double[] y() {
        return y;
    }

    /** Whether the groups report input {@code j}. */
    boolean isReported(int j) {
        return reported[j];
    }

    /** A hash of these observations and of how the inputs are modelled, under which a fit may be stored. */
    public String fingerprint(InputColumns inputs) {
        ByteBuffer bytes = ByteBuffer.allocate(size() * (reported.length + 2) * 8 + reported.length * 16 + 8);
        for (int i = 0; i < size(); i++) {
            bytes.putDouble(y[i]).putLong(group[i]);
            Arrays.stream(X[i]).forEach(bytes::putDouble);
        }
        for (int j = 0; j < reported.length; j++) {
            bytes.putLong((reported[j] ? 2 : 0) + (inputs.category()[j] ? 1 : 0))
                    .putDouble(inputs.roots()[j]);
        }
        bytes.putLong(inputs.freeDirections());
        return VERSION + HexFormat.of().formatHex(sha256(bytes.array()));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** The rows of each group. */
    List<int[]> groups() {
        return groups;
    }

    /** All rows except those of one group; −1 excludes none. */
    int[] without(int which) {
        return IntStream.range(0, size()).filter(i -> group[i] != which).toArray();
    }

    /** The number of the group of row {@code i}. */
    int group(int i) {
        return group[i];
    }

    /** At most {@code most} of these rows, taken from the groups in turn so that every group is represented. */
    int[] spread(int[] rows, int most, RandomStream random) {
        if (rows.length <= most) {
            return rows;
        }
        Map<Integer, List<Integer>> byGroup = new LinkedHashMap<>();
        for (int at : random.permutation(rows.length)) {
            byGroup.computeIfAbsent(group[rows[at]], name -> new ArrayList<>()).add(rows[at]);
        }
        return inTurns(byGroup.values()).limit(most).sorted().toArray();
    }

    /** All rows, ordered so that each group contributes a few at a time. */
    private static IntStream inTurns(Collection<List<Integer>> groups) {
        int longest = groups.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.iterate(0, from -> from < longest, from -> from + ROWS_PER_TURN)
                .flatMap(from -> groups.stream()
                        .flatMapToInt(own ->
                                own.stream().skip(from).limit(ROWS_PER_TURN).mapToInt(i -> i)));
    }

    /** The {@code count} rows with the least distance, sorted. */
    static int[] nearest(int[] rows, double[] distance, int count) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(a -> distance[a]))
                .limit(count)
                .mapToInt(a -> rows[a])
                .sorted()
                .toArray();
    }
}
